"""What names stand for in one file: imports of the official client, and variables that hold what it makes."""

# ruff: noqa: ARG002, D102, N802 - libcst names the methods of a visitor, and what they are given

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

import libcst as cst
from libcst.metadata import QualifiedNameProvider, QualifiedNameSource

from .client import setting_of
from .names import APIS, CLIENT, ERRORS, METHODS, OFFICIAL, PAYLOADS, SENT_IN_PARTS, MovedMethod
from .roles import UNKNOWN, Kind, Role, dotted, is_number, positions

Scope: TypeAlias = cst.CSTNode
Place: TypeAlias = tuple[Scope, str]

_ASSIGNED_AND_GIVEN: Final = 2


class Bindings(cst.CSTVisitor):
    """Reads a file; afterwards `role_of` says what an expression is.

    A variable counts when all that is assigned to it is of one kind. `self.name` belongs to the class. One reading
    knows what the one before has found, so a file is read until nothing new is found.
    """

    METADATA_DEPENDENCIES = (QualifiedNameProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.scopes: list[Scope] = []
        self._known: dict[Place, set[Role]] = {}
        self._values: dict[Place, set[Role]] = {}
        self._needed: dict[Place, Role] = {}
        self._made: dict[Place, list[cst.Call]] = {}
        self._settings: dict[cst.Call, dict[cst.CSTNode, cst.Arg]] = {}
        self._configurations: list[cst.Call] = []
        self._configured: tuple[str, cst.CSTNode | None] = ("", None)
        self._uses: Counter[str] = Counter()
        self._folded: set[cst.CSTNode] = set()
        self._guarded: list[cst.CSTNode] = []
        self.uploading: set[cst.CSTNode] = set()
        """`try` and `with` statements in which something is uploaded."""

    def read(self, module: cst.Module) -> None:
        """Read a file, as often as it takes; its metadata is resolved."""
        before = None
        while before != (self._known, self._needed):
            before = (self._known, dict(self._needed))
            self._values, self._uses = {}, Counter()
            module.visit(self)
            self._known = self._values

    # Settings of clients

    @property
    def chunk_size(self) -> cst.BaseExpression | None:
        """The size of parts, where a file configures that alone, once, as a number, and for one client."""
        if self._uses[self._configured[0]] > _ASSIGNED_AND_GIVEN:
            return None
        match self._configurations:
            case [cst.Call(args=[cst.Arg(keyword=cst.Name(value="chunk_size"), value=size)])] if is_number(size):
                return size
        return None

    def is_folded(self, statement: cst.CSTNode) -> bool:
        """Whether what a statement sets is given to the client, or to its uploads, when they are called."""
        is_configuration = statement is self._configured[1] and self.chunk_size is not None
        return is_configuration or statement in self._folded

    def settings_of(self, made: cst.Call) -> list[cst.Arg]:
        """Give what a client that is made here is given afterwards, as arguments."""
        return list(self._settings.get(made, {}).values())

    def visit_SimpleStatementLine(self, node: cst.SimpleStatementLine) -> None:
        match node.body:
            case [cst.Expr(value=cst.Call(func=cst.Attribute(value=client)) as call)] if (
                self.role_of(client).kind is Kind.CLIENT and (setting := setting_of(call)) is not None
            ):
                made = self._made_at(dotted(client))
                if made is not None:
                    self._settings.setdefault(made, {})[node] = setting
                    self._folded.add(node)
            case [cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=cst.Call() as call)] if (
                call in self._configurations
            ):
                self._configured = (name, node)

    def _made_at(self, name: str) -> cst.Call | None:
        """Give the call that makes the client of a name in this scope, if there is just one."""
        places = [(scope, name) for scope in self._scopes_of(name)[-1:]]
        made = self._made.get(places[0], []) if places else []
        return made[0] if len(made) == 1 else None

    # What is known of an expression

    def official_name(self, node: cst.CSTNode) -> str:
        """Give the last part of the name that an import of the official client gave an expression; else ""."""
        for name in self.get_metadata(QualifiedNameProvider, node, ()):
            head, _, _ = name.name.partition(".")
            if head == OFFICIAL and name.source is QualifiedNameSource.IMPORT:
                return name.name.rpartition(".")[2]
        return ""

    def role_of(self, node: cst.BaseExpression) -> Role:
        """Say what an expression is."""
        if isinstance(node, cst.Call):
            return self._role_of_call(node)
        name = dotted(node)
        if not name:
            return UNKNOWN
        for scope in reversed(self._scopes_of(name)):
            place = (scope, name)
            if place in self._known:
                return self._single(place)
        return UNKNOWN

    def method_of(self, call: cst.Call) -> MovedMethod | None:
        """Give the method of the official client that is called: by its receiver, else by the payload it takes."""
        if not isinstance(call.func, cst.Attribute):
            return None
        receiver = self.role_of(call.func.value)
        name = call.func.attr.value
        if receiver.kind is Kind.RESOURCE:
            return METHODS.get((receiver.of, name))
        if receiver.kind is not Kind.UNKNOWN:
            return None
        payloads = [self.role_of(one.value) for one in call.args if not one.star]
        takers = [PAYLOADS[one.of] for one in payloads if one.kind is Kind.PAYLOAD]
        return next((one for one in takers if one.name == name), None)

    def _role_of_call(self, call: cst.Call) -> Role:
        name = self.official_name(call.func)
        if name == CLIENT:
            return Role(Kind.CLIENT)
        if name in APIS:
            return Role(Kind.RESOURCE, name)
        if name in PAYLOADS:
            return Role(Kind.PAYLOAD, name)
        method = self.method_of(call)
        if method is None:
            return UNKNOWN
        if method.is_session:
            return Role(Kind.SESSION)
        return Role(Kind.PAGE if method.is_list else Kind.RESULT)

    def _single(self, place: Place) -> Role:
        values, needed = self._known[place], self._needed.get(place)
        if needed is not None and values <= {UNKNOWN, needed}:
            return needed
        return next(iter(values)) if len(values) == 1 else UNKNOWN

    def _scopes_of(self, name: str) -> Sequence[Scope]:
        if name.partition(".")[0] in {"self", "cls"}:
            return [one for one in self.scopes if isinstance(one, cst.ClassDef)][-1:]
        inner = self.scopes[-1:] if isinstance(self.scopes[-1], cst.ClassDef) else []
        return [*(one for one in self.scopes if not isinstance(one, cst.ClassDef)), *inner]

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Name(self, node: cst.Name) -> None:
        self._uses[node.value] += 1

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None:
            self._uses[node.keyword.value] -= 1

    # Scopes, for this visitor and for whoever walks the same file again

    def enter(self, node: cst.CSTNode) -> None:
        """Enter a module, class or function."""
        self.scopes.append(node)

    def leave(self) -> None:
        """Leave the one entered last."""
        self.scopes.pop()

    def visit_Module(self, node: cst.Module) -> None:
        self.enter(node)

    def leave_Module(self, original_node: cst.Module) -> None:
        self.leave()

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self.enter(node)

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:
        self.leave()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self.enter(node)

    def leave_FunctionDef(self, original_node: cst.FunctionDef) -> None:
        self.leave()

    # What is assigned

    def leave_Assign(self, original_node: cst.Assign) -> None:
        for target in original_node.targets:
            self._bind(target.target, self.role_of(original_node.value), original_node.value)

    def leave_AnnAssign(self, original_node: cst.AnnAssign) -> None:
        value = UNKNOWN if original_node.value is None else self.role_of(original_node.value)
        declared = self._declared(original_node.annotation)
        self._bind(original_node.target, value if declared == UNKNOWN else declared)

    def leave_NamedExpr(self, original_node: cst.NamedExpr) -> None:
        self._bind(original_node.target, self.role_of(original_node.value))

    def leave_AugAssign(self, original_node: cst.AugAssign) -> None:
        self._bind(original_node.target, UNKNOWN)

    def visit_For_target(self, node: cst.For) -> None:
        self._bind(node.target, UNKNOWN)

    def visit_Try_body(self, node: cst.Try) -> None:
        self._guarded.append(node)

    def leave_Try_body(self, node: cst.Try) -> None:
        self._guarded.pop()

    def leave_With_body(self, node: cst.With) -> None:
        self._guarded.pop()

    def visit_With_body(self, node: cst.With) -> None:
        self._guarded.append(node)
        for item in node.items:
            if item.asname is not None:
                self._bind(item.asname.name, self.role_of(item.item), item.item)

    def visit_ExceptHandler_body(self, node: cst.ExceptHandler) -> None:
        if node.name is not None and node.type is not None:
            kinds = [one.value for one in node.type.elements] if isinstance(node.type, cst.Tuple) else [node.type]
            is_official = any(self.official_name(one) in ERRORS for one in kinds)
            self._bind(node.name.name, Role(Kind.ERROR) if is_official else UNKNOWN)

    def visit_Param(self, node: cst.Param) -> None:
        self._bind(node.name, self._declared(node.annotation))

    def leave_Call(self, original_node: cst.Call) -> None:
        """A variable that is given as a payload is one, and a dict that is given as `**` holds arguments."""
        if self.official_name(original_node.func) == "Configuration" and original_node not in self._configurations:
            self._configurations.append(original_node)
        method = self.method_of(original_node)
        if (method is not None and method.official in SENT_IN_PARTS) or self._is_part(original_node):
            self.uploading.update(self._guarded)
        if method is None:
            return
        for argument, place in zip(original_node.args, positions(original_node), strict=True):
            if argument.star == "**":
                self._need(argument.value, Role(Kind.ARGUMENTS))
            elif method.payload and place in {method.payload_argument, len(method.arguments) - 1}:
                self._need(argument.value, Role(Kind.PAYLOAD, method.payload))

    def _is_part(self, call: cst.Call) -> bool:
        return isinstance(call.func, cst.Attribute) and self.role_of(call.func.value).kind is Kind.SESSION

    def _declared(self, annotation: cst.Annotation | None) -> Role:
        name = "" if annotation is None else self.official_name(annotation.annotation)
        if name in APIS:
            return Role(Kind.RESOURCE, name)
        if name in PAYLOADS:
            return Role(Kind.PAYLOAD, name)
        return Role(Kind.CLIENT) if name == CLIENT else UNKNOWN

    def _bind(self, target: cst.BaseExpression, value: Role, made: cst.BaseExpression | None = None) -> None:
        if isinstance(target, cst.Tuple | cst.List):
            for element in target.elements:
                self._bind(element.value, UNKNOWN)
            return
        name = dotted(target)
        scopes = self._scopes_of(name) if name else ()
        if scopes:
            self._values.setdefault((scopes[-1], name), set()).add(value)
            if (
                isinstance(made, cst.Call)
                and value.kind is Kind.CLIENT
                and made not in self._made.get((scopes[-1], name), ())
            ):
                self._made.setdefault((scopes[-1], name), []).append(made)

    def _need(self, node: cst.BaseExpression, value: Role) -> None:
        name = dotted(node)
        for scope in reversed(self._scopes_of(name) if name else ()):
            if (scope, name) in self._known:
                self._needed[scope, name] = value
                return
