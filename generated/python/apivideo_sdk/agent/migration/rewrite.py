"""Rewrites one file: calls that have a counterpart, and comments above what has none."""

# ruff: noqa: ARG002, N802 - libcst names the methods of a visitor, and what they are given

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple, TypeAlias, cast

import libcst as cst
from libcst import matchers
from libcst.metadata import MetadataWrapper

from ..names import PACKAGE
from .arguments import moved_arguments, moved_entries, named
from .bindings import Bindings
from .calls import as_dict, chained, in_lines, request, resource, sent, with_name
from .client import CLIENT_CLASS, moved_client
from .imports import imports_official, is_official, taken_names, with_imports
from .names import (
    APIS,
    CLIENT,
    ERRORS,
    GONE_MODELS,
    MODELS,
    PAGE_MEMBERS,
    PAYLOADS,
    POSITIONAL,
    SENT_IN_PARTS,
    MovedMethod,
    resource_of,
)
from .roles import TIGHT, Kind, NoCounterpartError, Role, dotted, separated
from .statements import MARK, Removing, marked

_FRAMES: Final = (cst.SimpleStatementLine, cst.BaseCompoundStatement, cst.ExceptHandler, cst.Else, cst.Finally)
Frame: TypeAlias = cst.SimpleStatementLine | cst.BaseCompoundStatement | cst.ExceptHandler | cst.Else | cst.Finally

NO_SIGN_IN: Final = "the key is exchanged for a token at the first call, which raises AuthenticationError"
OF_UPLOAD: Final = "an upload raises UploadError; its `error` is the ApiError that ended it, if one did"
NO_REFRESH: Final = "tokens are renewed by the client itself; remove the call"


class Mark(NamedTuple):
    """What could not be rewritten: the line of its comment in the file as it is now, and why."""

    line: int
    reason: str


class Rewritten(NamedTuple):
    """A file for this package. calls: how many of the official client's were rewritten."""

    source: bytes
    calls: int
    marks: tuple[Mark, ...]


def rewrite(source: bytes) -> Rewritten:
    """Rewrite a file that may use the official client. Raises libcst.ParserSyntaxError for what is no Python.

    A file that imports nothing of it comes back as it is, with the marks of an earlier run.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    if not imports_official(wrapper.module):
        return Rewritten(source, 0, marks_in(wrapper.module))
    bindings = Bindings()
    with bindings.resolve(wrapper):
        bindings.read(wrapper.module)
        rewriter = _Rewriter(bindings, taken_names(wrapper.module, bindings.official_name))
        changed = wrapper.module.visit(rewriter)
    moved = with_imports(changed, rewriter.needed)
    return Rewritten(moved.bytes, rewriter.calls, marks_in(moved))


def marks_in(module: cst.Module) -> tuple[Mark, ...]:
    """Give the marks of a file, by line."""
    lines = enumerate(module.code.splitlines(), 1)
    return tuple(
        Mark(number, line.strip().removeprefix(MARK)) for number, line in lines if line.strip().startswith(MARK)
    )


class _Rewriter(Removing):
    """Walks the file once, inner expressions first. needed: what is imported then, by module."""

    def __init__(self, bindings: Bindings, taken: Collection[str]) -> None:
        super().__init__()
        self.bindings = bindings
        self.taken = taken
        self.needed: dict[str, set[str]] = {}
        self.calls = 0
        self._frames: list[tuple[cst.CSTNode, list[str]]] = []
        self._before: list[cst.BaseSmallStatement] = []
        self._tries: list[cst.Try] = []
        self._is_of_upload = False
        self._names: set[cst.Name] = set()
        """Names that are parts of something else: an attribute, a keyword."""
        self._functions: set[cst.BaseExpression] = set()
        """What is called."""

    # Statements

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _FRAMES):
            self._frames.append((node, []))
        if isinstance(node, cst.Module | cst.ClassDef | cst.FunctionDef):
            self.bindings.enter(node)
        return super().on_visit(node)

    def on_leave(  # type: ignore[override] # whatever a node becomes
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]:
        left = super().on_leave(original_node, updated_node)
        if isinstance(original_node, cst.Module | cst.ClassDef | cst.FunctionDef):
            self.bindings.leave()
        if isinstance(original_node, _FRAMES):
            _, reasons = self._frames.pop()
            if reasons and isinstance(left, _FRAMES):
                return marked(left, reasons)
            if reasons and isinstance(left, cst.FlattenSentinel):
                first, *others = left
                return cst.FlattenSentinel([marked(cast("Frame", first), reasons), *others])
        return cast("cst.CSTNode", left)

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.SimpleStatementLine]:
        before, self._before = self._before, []
        if before:
            return in_lines(before, updated_node)
        if self.bindings.is_folded(original_node):
            return self.remove(updated_node)
        match original_node.body:
            case [cst.Expr(value=cst.Call(func=cst.Attribute(value=client, attr=cst.Name(value="connect"))))] if (
                self.bindings.role_of(client).kind is Kind.CLIENT
            ):
                self.calls += 1
                return self.remove(updated_node, [NO_SIGN_IN])
        return updated_node

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        if isinstance(node.names, cst.ImportStar) and is_official(node):
            self._mark("import names one by one, then migrate again")
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        for base in node.bases:
            name = self.bindings.official_name(base.value)
            if name in APIS or name == CLIENT:
                self._mark(f"a subclass of {name} has no counterpart")

    # Names

    def visit_Attribute(self, node: cst.Attribute) -> None:
        self._names.add(node.attr)

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None:
            self._names.add(node.keyword)

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        return updated_node if original_node in self._names else self._renamed(original_node, updated_node)

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        renamed = self._renamed(original_node, updated_node)
        return self._member(original_node, updated_node) if renamed is updated_node else renamed

    def _renamed(self, original: cst.BaseExpression, updated: cst.BaseExpression) -> cst.BaseExpression:
        """Give what a class of the official client is called here, and import it."""
        name = self.bindings.official_name(original)
        if name in ERRORS:
            return self._error(name)
        if name in MODELS:
            return self._imported(f"{PACKAGE}.models", MODELS[name])
        if name in PAYLOADS:
            return cst.Name("dict")
        if name == CLIENT:
            return self._imported(PACKAGE, CLIENT_CLASS)
        if name in APIS:
            return self._imported(f"{PACKAGE}.resources.{resource_of(name)}", name.removesuffix("Api"))
        is_configured = name == "Configuration" and self.bindings.chunk_size is not None
        if not is_configured and (name in GONE_MODELS or name in {"ApiClient", "Configuration"}):
            self._mark(f"{name} has no counterpart")
        return updated

    def _error(self, name: str) -> cst.BaseExpression:
        """Give an error of this package; an upload has one of its own besides that of the API."""
        ours = ERRORS[name]
        if ours in _BUILTINS:
            return cst.Name(ours)
        found = self._imported(PACKAGE, ours)
        if not self._is_of_upload or ours in {"ApiVideoError", "ArgumentError"}:
            return found
        if name != "ApiException":
            self._mark(OF_UPLOAD)
            return found
        both = [cst.Element(found), cst.Element(self._imported(PACKAGE, "UploadError"))]
        return cst.Tuple(both, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])

    def visit_Try(self, node: cst.Try) -> None:
        self._tries.append(node)

    def leave_Try(self, original_node: cst.Try, updated_node: cst.Try) -> cst.Try:
        self._tries.pop()
        return updated_node

    def visit_ExceptHandler_type(self, node: cst.ExceptHandler) -> None:
        self._is_of_upload = bool(self._tries) and self._tries[-1] in self.bindings.uploading

    def leave_ExceptHandler_type(self, node: cst.ExceptHandler) -> None:
        uses = node.name and matchers.findall(
            node.body, matchers.Attribute(value=matchers.Name(dotted(node.name.name)))
        )
        if self._is_of_upload and uses:
            self._mark(OF_UPLOAD)
        self._is_of_upload = False

    def visit_With_items(self, node: cst.With) -> None:
        self._is_of_upload = node in self.bindings.uploading

    def leave_With_items(self, node: cst.With) -> None:
        self._is_of_upload = False

    def _imported(self, module: str, name: str) -> cst.Name:
        local = f"Sdk{name}" if name in self.taken else name
        self.needed.setdefault(module, set()).add(name if local == name else f"{name} as {local}")
        return cst.Name(local)

    # Members

    def _member(self, original: cst.Attribute, updated: cst.Attribute) -> cst.BaseExpression:
        inner, name = original.value, original.attr.value
        match self.bindings.role_of(inner):
            case Role(kind=Kind.PAGE) if name in PAGE_MEMBERS:
                return chained(updated.value, PAGE_MEMBERS[name])
            case Role(kind=Kind.ERROR) if name == "body":
                return updated.with_changes(attr=cst.Name("text"))
            case Role(kind=Kind.ERROR) if name == "reason":
                self._mark("errors have title and detail, no reason")
            case Role(kind=Kind.PAYLOAD) if original not in self._functions:
                return cst.Subscript(updated.value, [cst.SubscriptElement(cst.Index(cst.SimpleString(f'"{name}"')))])
            case Role(kind=Kind.CLIENT) if name not in _CLIENT_METHODS:
                self._mark(f"a client has no {name}; give what it says to ApiVideo(...)")
        return self._page_total(original, updated)

    def _page_total(self, original: cst.Attribute, updated: cst.Attribute) -> cst.BaseExpression:
        """Give `page.total` for what was `page.pagination.items_total`, and its like."""
        match original.value, updated.value:
            case (
                cst.Attribute(value=page, attr=cst.Name(value="pagination")),
                cst.Attribute(value=cst.Attribute(value=cst.Attribute(value=moved))),
            ) if self.bindings.role_of(page).kind is Kind.PAGE:
                member = PAGE_MEMBERS.get(f"pagination.{original.attr.value}")
                return updated if member is None else chained(moved, member)
        return updated

    # Calls

    def visit_Call(self, node: cst.Call) -> None:
        self._functions.add(node.func)

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:
        try:
            moved = self._moved(original_node, updated_node)
        except NoCounterpartError as error:
            self._mark(str(error))
            return updated_node
        if moved is None:
            return updated_node
        self.calls += 1
        return moved

    def _moved(self, before: cst.Call, after: cst.Call) -> cst.BaseExpression | None:
        """Give what takes the place of a call; None for one that is not the official client's."""
        name = self.bindings.official_name(before.func)
        if name == CLIENT:
            return moved_client(
                after, self.bindings.settings_of(before), is_configured=self.bindings.chunk_size is not None
            )
        if name in APIS:
            return resource(before, after, resource_of(name))
        if name in PAYLOADS:
            return after.with_changes(args=named(after.args, POSITIONAL.get(name, ())))
        if name in MODELS:
            return after.with_changes(args=named(after.args, POSITIONAL.get(name, ())))
        if name in ERRORS and ERRORS[name] not in _BUILTINS:
            raise NoCounterpartError(f"{name} is raised by the client alone")
        method = self.bindings.method_of(before)
        if method is not None:
            moved = moved_arguments(method, before, after, self.bindings.role_of)
            return self._with_chunk_size(method, moved.with_changes(func=with_name(moved.func, method.moved_to)))
        return self._moved_member(before, after)

    def _moved_member(self, before: cst.Call, after: cst.Call) -> cst.BaseExpression | None:
        if not isinstance(before.func, cst.Attribute) or not isinstance(after.func, cst.Attribute):
            return None
        name = before.func.attr.value
        match self.bindings.role_of(before.func.value).kind, name:
            case Kind.RESOURCE, _:
                raise NoCounterpartError(f"{name} has no counterpart")
            case Kind.SESSION, "uploadPart":
                return sent(after, after.func, is_last=False)
            case Kind.SESSION, "uploadLastPart":
                return self._last_part(after, after.func)
            case Kind.RESULT, "to_dict" if not after.args:
                return as_dict(after.func.value)
            case Kind.PAGE, "to_dict" if not after.args:
                return as_dict(chained(after.func.value, "response.data"))
            case Kind.RESULT | Kind.PAGE, "to_str" if not after.args:
                return cst.Call(cst.Name("str"), [cst.Arg(after.func.value)])
            case Kind.CLIENT, "connect":
                return None
            case Kind.CLIENT, "close":
                return after
            case Kind.CLIENT, "refresh_token":
                raise NoCounterpartError(NO_REFRESH)
            case Kind.CLIENT, "call_api":
                return request(after)
            case Kind.CLIENT, _ if self._is_folded():
                return after
            case Kind.CLIENT, _:
                raise NoCounterpartError(f"{name}: give it to ApiVideo(...)")
        return None

    def _with_chunk_size(self, method: MovedMethod, call: cst.Call) -> cst.Call:
        if self.bindings.chunk_size is None or method.official not in SENT_IN_PARTS:
            return call
        size = cst.Arg(self.bindings.chunk_size, keyword=cst.Name("chunk_size"), equal=TIGHT)
        return call.with_changes(args=separated([*call.args, size]))

    def _is_folded(self) -> bool:
        return bool(self._frames) and self.bindings.is_folded(self._frames[-1][0])

    def _last_part(self, call: cst.Call, function: cst.Attribute) -> cst.BaseExpression:
        """Send the last part in a statement of its own, and give what was uploaded."""
        if not self._frames or not isinstance(self._frames[-1][0], cst.SimpleStatementLine):
            raise NoCounterpartError("send the last part in a line of its own: session.send(part, is_last=True)")
        self._before.append(cst.Expr(sent(call, function, is_last=True)))
        return cst.Attribute(function.value, cst.Name("result"))

    # Dicts of arguments

    def leave_Assign(self, original_node: cst.Assign, updated_node: cst.Assign) -> cst.Assign:
        target = original_node.targets[0].target
        value, moved = original_node.value, updated_node.value
        if not isinstance(value, cst.Dict) or not isinstance(moved, cst.Dict):
            return updated_node
        if self.bindings.role_of(target).kind is not Kind.ARGUMENTS:
            return updated_node
        try:
            entries = moved_entries(value.elements, moved.elements, self.bindings.role_of)
        except NoCounterpartError as error:
            self._mark(str(error))
            return updated_node
        return updated_node.with_changes(value=moved.with_changes(elements=entries))

    def _mark(self, reason: str) -> None:
        if self._frames:
            self._frames[-1][1].append(reason)


_BUILTINS: Final = frozenset({"AttributeError", "KeyError"})
_CLIENT_METHODS: Final = frozenset(
    {"call_api", "close", "connect", "refresh_token", "set_application_name", "set_sdk_name", "set_default_header"}
)
