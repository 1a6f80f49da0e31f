"""JSON values as a document holds them, and JSON Pointers into them (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Object: TypeAlias = dict[str, Json]

ROOT = "#"


def as_object(value: Json) -> Object:
    """Give the value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_array(value: Json) -> list[Json]:
    """Give the value when it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: Json) -> str:
    """Give the value when it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def reference_of(node: Json) -> str | None:
    """Give the `$ref` of a node, None when it has none."""
    reference = node.get("$ref") if isinstance(node, dict) else None
    return reference if isinstance(reference, str) else None


def escape(token: str) -> str:
    """Write one key as a token of a JSON Pointer."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def unescape(token: str) -> str:
    """Read one token of a JSON Pointer as a key."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def split_pointer(pointer: str) -> tuple[str, ...]:
    """Split `#/a/b~1c` into `("a", "b/c")`; `#` and the empty pointer are the root."""
    tokens = pointer.removeprefix("#").split("/")[1:]
    return tuple(map(unescape, tokens)) if "~" in pointer else tuple(tokens)


def join_pointer(tokens: Sequence[str | int], base: str = ROOT) -> str:
    """Append keys and positions to a pointer."""
    return "/".join([base, *(escape(str(token)) for token in tokens)])


def step(node: Json, token: str) -> Json:
    """Go one token down. Raises KeyError when there is nothing."""
    if isinstance(node, dict):
        return node[token]
    if isinstance(node, list) and token.isdecimal() and int(token) < len(node):
        return node[int(token)]
    raise KeyError(token)


def resolve_pointer(root: Json, pointer: str) -> Json:
    """Give the value a pointer names. Raises KeyError with the token that is not there."""
    node = root
    for token in split_pointer(pointer):
        node = step(node, token)
    return node


def follow(root: Object, node: Json, known: dict[str, Object] | None = None) -> Object:
    """Follow local references until an object that is none; empty when that leads nowhere.

    known: what references lead to, kept from call to call, so that long chains are followed once.
    """
    known = {} if known is None else known
    trail: dict[str, None] = {}
    reference = reference_of(node)
    while reference is not None and reference not in known and reference not in trail:
        trail[reference] = None
        try:
            node = resolve_pointer(root, reference)
        except KeyError:
            node = None
        reference = reference_of(node)
    end = as_object(node) if reference is None else known.get(reference, {})
    known.update(dict.fromkeys(trail, end))
    return end


def clone(value: Json) -> Json:
    """Copy a value so that changing the copy leaves the original alone."""
    if isinstance(value, dict):
        return {key: clone(child) for key, child in value.items()}
    if isinstance(value, list):
        return [clone(child) for child in value]
    return value


def containers(value: Json) -> Iterator[Object | list[Json]]:
    """Give the objects and arrays directly inside a value."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        if isinstance(child, _CONTAINERS):
            yield child


_CONTAINERS = (dict, list)
