"""Methods that layers add by hand to generated classes, read from their source: what documentation says of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from generator.targets.settings import Helper

CLIENT: Final = "Client"
"""What a layer calls the blocking client."""

_EXTENSIONS: Final = "package/extensions"
_RUNTIME_CLIENT: Final = ("package/runtime/client.py", "SyncClient")
_WIDTH: Final = 100


def helpers_of(mixins: Mapping[str, str], sources: Mapping[str, Path]) -> dict[str, tuple[Helper, ...]]:
    """Give the public methods of each class that is laid over a generated one, inherited ones included.

    mixins: class -> "module:Class". sources: file of each path of the package. The client has those of the runtime too.
    """
    places = {
        name: (f"{_EXTENSIONS}/{module}.py", base)
        for name, (module, _, base) in ((name, place.partition(":")) for name, place in mixins.items())
        if not name.startswith("Async")
    }
    found = {name: tuple(_methods(*place, sources)) for name, place in places.items()}
    own = tuple(_methods(*_RUNTIME_CLIENT, sources))
    return {**found, CLIENT: (*found.get(CLIENT, ()), *own)}


def classes_of(file: Path) -> dict[str, ast.ClassDef]:
    """Give the classes of a source file by name, in their order there."""
    tree = _parsed(file.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


@cache
def _parsed(text: str) -> ast.Module:
    """Parse a source file; nobody changes the tree, and several packages are made from one layer."""
    return ast.parse(text)


def _methods(path: str, name: str, sources: Mapping[str, Path]) -> Iterator[Helper]:
    if path not in sources:
        return
    tree = _parsed(sources[path].read_text(encoding="utf-8"))
    node = next((one for one in tree.body if isinstance(one, ast.ClassDef) and one.name == name), None)
    if node is None:
        yield from _imported(tree, path, name, sources)
        return
    for base in node.bases:
        if isinstance(base, ast.Name):
            yield from _methods(path, base.id, sources)
    for one in node.body:
        match one:
            case ast.FunctionDef(name=own) | ast.AsyncFunctionDef(name=own) if not own.startswith("_"):
                yield _helper(one, own, bound=1)
            case ast.Assign(targets=[ast.Name(id=own)], value=ast.Call(args=[ast.Name(id=function)], func=ast.Name())):
                yield from (_helper(found, own, bound=0) for found in _functions(path, function, sources))
            case _:
                continue


def _functions(path: str, name: str, sources: Mapping[str, Path]) -> Iterator[ast.FunctionDef]:
    """Give a function of a module, or of the module beside it that it is imported from."""
    if path not in sources:
        return
    for node in _parsed(sources[path].read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=own) if own == name:
                yield node
            case ast.ImportFrom(level=1, module=str(module), names=names) if name in {one.name for one in names}:
                yield from _functions(f"{path.rpartition('/')[0]}/{module}.py", name, sources)
            case _:
                continue


def _imported(tree: ast.Module, path: str, name: str, sources: Mapping[str, Path]) -> Iterator[Helper]:
    """Look for a base class where the module imports it from, if that is beside it."""
    for node in tree.body:
        is_near = isinstance(node, ast.ImportFrom) and node.level == 1
        if is_near and isinstance(node, ast.ImportFrom) and any(one.name == name for one in node.names):
            yield from _methods(f"{path.rpartition('/')[0]}/{node.module}.py", name, sources)


def _helper(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str, *, bound: int) -> Helper:
    """Describe a function as a method. bound: how many of its arguments are given by what it stands on."""
    summary, _, about = (ast.get_docstring(node) or "").strip().partition("\n\n")
    decorators = {ast.unparse(one) for one in node.decorator_list}
    is_property = bool({"property", "cached_property"} & decorators)
    return Helper(
        name=name,
        usage=f"{name}: {_text(node.returns)}" if is_property else _usage(node, name, bound),
        summary=" ".join(summary.split()),
        about=about,
    )


def _usage(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str, bound: int) -> str:
    """Write a signature, an argument per line where it is long."""
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args][bound:]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + list(arguments.defaults)
    parts = [_argument(one, default) for one, default in zip(plain, defaults, strict=True)]
    if arguments.vararg:
        parts.append(f"*{_argument(arguments.vararg, None)}")
    elif arguments.kwonlyargs:
        parts.append("*")
    parts += [_argument(one, default) for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    if arguments.kwarg:
        parts.append(f"**{_argument(arguments.kwarg, None)}")
    line = f"{name}({', '.join(parts)}) -> {_text(node.returns)}"
    if len(line) <= _WIDTH:
        return line
    body = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{body}) -> {_text(node.returns)}"


def _argument(argument: ast.arg, default: ast.expr | None) -> str:
    annotation = f": {_text(argument.annotation)}" if argument.annotation else ""
    value = "" if default is None else f" = {ast.unparse(default)}" if annotation else f"={ast.unparse(default)}"
    return f"{argument.arg}{annotation}{value}"


def _text(node: ast.expr | None) -> str:
    return "None" if node is None else ast.unparse(node).strip("'\"")
