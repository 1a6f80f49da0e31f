"""What an imported package has: methods of both clients, what they send, fields of its models, bodies, schemes."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, Final, TypeAlias

from msgspec.structs import fields

from generator.survey.count.inventory import Call, Content, CountedParameter, Inventory, Requirement

Operation: TypeAlias = Any
"""An `Operation` of the package's own runtime."""

Scheme: TypeAlias = Any
"""A `KeyScheme` of it, or one of the other kinds."""

_PLACES: Final = {"path": "path", "query": "query", "headers": "header", "cookies": "cookie"}
"""Location of parameters by the keyword of a call that they go to."""

_USUAL: Final = {"json": ("*json*", "*/*"), "text": ("*/*",), "bytes": ("*/*",)}
"""Media types of responses that declare none, by how they are read."""


def count_package(package: str) -> Inventory:
    """Count what a package has that can be imported."""
    modules = [importlib.import_module(name) for name in _module_names(f"{package}.resources")]
    calls: dict[Call, str] = {}
    parameters: dict[CountedParameter, str] = {}
    members: dict[frozenset[str], str] = {}
    contents: dict[Content, str] = {}
    requirements: dict[Requirement, str] = {}
    definition = importlib.import_module(f"{package}.definition").API
    for module in modules:
        for sent in _sent_by_both(module):
            call = (sent.operation.method, sent.operation.path)
            calls[call] = ""
            parameters |= {CountedParameter(call=call, location=place, name=name): "" for place, name in sent.arguments}
            members[sent.body] = ""
            requirements |= dict.fromkeys(_requirements(call, sent.operation, definition.security), "")
            contents |= dict.fromkeys(_contents(call, sent.operation), "")
    members |= dict.fromkeys(_fields(package), "")
    return Inventory(
        calls=calls,
        parameters=parameters,
        members=members,
        contents=contents,
        schemes={_scheme(one): "" for one in definition.schemes},
        requirements=requirements,
    )


class _Sent:
    """What one method sends: arguments by place and wire name, and members of the body."""

    def __init__(self, operation: Operation, function: ast.FunctionDef | ast.AsyncFunctionDef, call: ast.Call) -> None:
        self.operation = operation
        given = {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
        keywords = [one for node in ast.walk(call) if isinstance(node, ast.Call) for one in node.keywords]
        sent = {one.arg: _wire_names(one.value, given) for one in keywords if one.arg}
        self.arguments = {(_PLACES[key], name) for key, names in sent.items() if key in _PLACES for name in names}
        self.body = frozenset(sent.get("body", ()))


def _sent_by_both(module: ModuleType) -> Iterator[_Sent]:
    """Yield what the methods send that both classes of a resource have."""
    sent = _by_class(module)
    for name, methods in sent.items():
        twin = sent.get(f"Async{name}", {})
        for method, one in methods.items():
            if method in twin and one.operation is twin[method].operation:
                both = one.arguments & twin[method].arguments
                one.arguments, one.body = both, one.body & twin[method].body
                yield one


def _by_class(module: ModuleType) -> dict[str, dict[str, _Sent]]:
    found: dict[str, dict[str, _Sent]] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef) and hasattr(getattr(module, node.name), "with_response"):
            found[node.name] = dict(_methods(node, module))
    return found


def _methods(kind: ast.ClassDef, module: ModuleType) -> Iterator[tuple[str, _Sent]]:
    """Yield the public methods that call an operation, those that only begin a session left out."""
    for function in kind.body:
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or function.name.startswith("_"):
            continue
        for node in ast.walk(function):
            is_call = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("self._caller.")
            if is_call and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name):
                yield function.name, _Sent(vars(module)[node.args[0].id], function, node)


def _wire_names(value: ast.expr, given: set[str]) -> frozenset[str]:
    """Give the keys of a dict whose values are arguments of the method, as they are or converted by a function."""
    if not isinstance(value, ast.Dict):
        return frozenset()
    return frozenset(
        key.value
        for key, item in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and _argument(item) in given
    )


def _argument(value: ast.expr) -> str:
    match value:
        case ast.Name(id=name) | ast.Call(func=ast.Name(), args=[ast.Name(id=name)], keywords=[]):
            return name
        case _:
            return ""


def _contents(call: Call, operation: Operation) -> Iterator[Content]:
    if operation.body is not None:
        for media_type in (operation.body.content_type, *operation.body.others, *operation.body.allowed):
            yield Content(call=call, place="request", media_type=media_type.partition(";")[0].strip().lower())
    for status, response in _responses(operation).items():
        for one in (response, *response.others):
            for media_type in one.media_types or _USUAL.get(one.kind, ()):
                yield Content(call=call, place=status, media_type=media_type)


def _responses(operation: Operation) -> Mapping[str, Any]:
    """Give documented responses by status, successes and errors."""
    return {**operation.errors, **operation.responses}


def _fields(package: str) -> Iterator[frozenset[str]]:
    """Yield the wire names of the fields of each model."""
    members = importlib.import_module(f"{package}.runtime.values.members")
    model: Any = importlib.import_module(f"{package}.runtime.values.models").Model
    for name in _module_names(f"{package}.models"):
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type) and issubclass(value, model) and value.__module__ == name:
                yield frozenset(members.wire_name(field.encode_name) for field in fields(value))


def _scheme(scheme: Scheme) -> tuple[str, str]:
    kind = type(scheme).__name__
    return (scheme.kind, scheme.name) if kind == "KeyScheme" else (kind, "")


def _requirements(call: Call, operation: Operation, usual: Iterable[tuple[str, ...]]) -> Iterator[Requirement]:
    """Yield what may be needed for a call, each as the names of schemes; nothing as one without names."""
    needed = (operation.security or usual) if operation.is_authenticated else ((),)
    return (Requirement(call=call, schemes=frozenset(one)) for one in needed)


def _module_names(package: str) -> Iterator[str]:
    root = importlib.import_module(package)
    return (module.name for module in pkgutil.iter_modules(root.__path__, f"{package}."))
