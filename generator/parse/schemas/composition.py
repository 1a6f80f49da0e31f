"""`allOf`, and keywords beside `$ref`: what several schemas say of one value, laid side by side.

Source: https://spec.openapis.org/oas/v3.1.1#composition-and-inheritance-polymorphism.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.ir.schemas import Branch, Json
from generator.parse.node import Node
from generator.parse.reference import find_schema_target
from generator.parse.schemas.facts import ANNOTATIONS
from generator.parse.schemas.type_names import common_types, types_of

MAX_DEPTH: Final = 64
SHAPING: Final = frozenset(
    {
        "type",
        "properties",
        "additionalProperties",
        "patternProperties",
        "unevaluatedProperties",
        "items",
        "prefixItems",
        "enum",
        "const",
        "format",
        "allOf",
        "oneOf",
        "anyOf",
        "$ref",
        "contentEncoding",
        "contentMediaType",
    }
)
_NARROWING: Final = frozenset(
    {
        "required",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
    }
)
_VARIANTS: Final = ("oneOf", "anyOf")
_OWN: Final = frozenset({"title", "example", "examples", "deprecated", "externalDocs", "xml"})


class Joined(Struct, frozen=True):
    """One schema: `parts` as the document gives them, and `node`, whose value has the keywords of all of them.

    A later part refines an earlier one; what a part inherits (title, examples, extensions) stays behind.
    """

    node: Node
    parts: tuple[Node, ...]

    def children(self, key: str) -> tuple[Node, ...]:
        """Return what each part says of one nested schema (`items`)."""
        return tuple(child for part in self.parts if (child := part.schema(key)))

    def properties(self, key: str = "properties") -> dict[str, tuple[Node, ...]]:
        """Return what the parts say of each member, in order of first mention."""
        found: dict[str, tuple[Node, ...]] = {}
        for part in self.parts:
            for name, child in part.schemas(key):
                found[name] = (*found.get(name, ()), child)
        return found


class Alias(Struct, frozen=True):
    """Another schema under annotations of its own; `node` reads the annotations."""

    node: Node
    target: str


def join(parts: tuple[Node, ...]) -> Joined | Alias:
    """Take `allOf` and references apart. One reference among mere annotations is an `Alias`."""
    node = parts[-1]
    leaves = tuple(leaf for part in parts for leaf in _leaves(part, 0))
    if not any("$ref" in leaf.value for leaf in leaves):
        return Joined(_united(leaves, node), leaves)
    return _alias(leaves, node) or _joined(leaves, node)


def resolved(node: Node) -> Joined:
    """Return all that is said of a schema, references taken apart even where an alias would do."""
    return _joined(tuple(_leaves(node, 0)), node)


def branches_of(parts: tuple[Node, ...]) -> tuple[Branch, ...]:
    """Return what is merged into one schema: each reference, and each entry of `allOf`."""
    return tuple(
        Branch(pointer=node.pointer, target=_reference(node), only_annotates=node.value.keys() <= ANNOTATIONS)
        for part in parts
        for node in (*((part,) if "$ref" in part.value else ()), *_branches(part))
    )


def is_shaping(value: Json) -> bool:
    """Whether a schema says more than annotations and `required`, `not` and the like."""
    return isinstance(value, dict) and not SHAPING.isdisjoint(value)


def _reference(node: Node) -> str:
    reference = node.value.get("$ref")
    return reference if isinstance(reference, str) else ""


def _leaves(node: Node, depth: int) -> Iterator[Node]:
    """Give the references and plain schemas that `allOf` lists, what stands beside `allOf` last."""
    if depth > MAX_DEPTH:
        node.lose(f"'allOf' is nested deeper than {MAX_DEPTH} levels")
        return
    if "$ref" in node.value:
        yield node.replaced({"$ref": node.value["$ref"]})
        node = _beside_reference(node)
    for branch in _branches(node):
        yield from _leaves(branch, depth + 1)
    own = {key: value for key, value in node.value.items() if key != "allOf"}
    if own:
        yield node.replaced(own)


def _branches(node: Node) -> Iterator[Node]:
    branches = node.value.get("allOf")
    for index, branch in enumerate(branches if isinstance(branches, list) else ()):
        if isinstance(branch, bool):
            continue
        if isinstance(branch, dict):
            yield Node(branch, node.at("allOf", index), node.context)
        elif branch is None:
            node.warn("wrong-type", "this is null, not a schema; ignored", "allOf", index)
        else:
            node.lose("this is not a schema", "allOf", index)
    if isinstance(branches, dict):
        node.warn("wrong-type", "'allOf' is an object, not a list; read as its only entry", "allOf")
        yield Node(branches, node.at("allOf"), node.context)
    elif "allOf" in node.value and not isinstance(branches, list):
        node.lose("'allOf' is not a list", "allOf")


def _beside_reference(node: Node) -> Node:
    """Return what stands beside `$ref`: nothing in 3.0, which says to ignore it."""
    beside = {key: value for key, value in node.value.items() if key != "$ref"}
    if beside and node.context.is_version_3_0:
        return node.replaced({})
    return node.replaced(beside)


def _alias(leaves: tuple[Node, ...], node: Node) -> Alias | None:
    found = [target for leaf in leaves if "$ref" in leaf.value and (target := find_schema_target(leaf))]
    targets = _most_derived(list({target.pointer: target for target in found}.values()))
    others = tuple(leaf for leaf in leaves if "$ref" not in leaf.value)
    if len(targets) == 1 and all(_only_annotates(other, targets[0]) for other in others):
        return Alias(_united(others, node), targets[0].pointer)
    return None


def _most_derived(targets: list[Node]) -> list[Node]:
    """Leave out each target that another one already contains through its own `allOf`."""
    if len(targets) == 1:
        return targets
    bases = {target.pointer: _bases(target) for target in targets}
    return [
        target
        for target in targets
        if not any(
            target.pointer in bases[other.pointer] and other.pointer not in bases[target.pointer]
            for other in targets
            if other is not target
        )
    ]


def _bases(target: Node) -> set[str]:
    found: set[str] = set()
    waiting = [target]
    while waiting:
        for leaf in _leaves(waiting.pop(), 0):
            base = find_schema_target(leaf) if "$ref" in leaf.value else None
            if base and base.pointer not in found:
                found.add(base.pointer)
                waiting.append(base)
    return found


def _only_annotates(leaf: Node, target: Node) -> bool:
    """Whether a schema beside a reference leaves the shape of the target as it is."""
    if not leaf.value.keys().isdisjoint((SHAPING | _NARROWING) - {"type", "required", "additionalProperties"}):
        return False
    if leaf.value.get("required") or isinstance(leaf.value.get("additionalProperties"), dict):
        return False
    return "type" not in leaf.value or _is_redundant_type(leaf, target)


def _is_redundant_type(node: Node, target: Node) -> bool:
    targets = types_of(resolved(target).node) if "type" in target.value or "allOf" in target.value else ()
    own = tuple(name for name in types_of(node) if name != "null")
    return not targets or not own or bool(set(own) & set(targets))


def _joined(leaves: tuple[Node, ...], node: Node) -> Joined:
    seen: set[str] = set()
    parts = tuple(part for leaf in leaves for part in _expanded(leaf, (node.pointer,), seen))
    return Joined(_united(parts, node), parts)


def _expanded(leaf: Node, trail: tuple[str, ...], seen: set[str]) -> Iterator[Node]:
    """Give the plain schemas behind a reference, without what they do not hand down, each target once."""
    if "$ref" not in leaf.value:
        yield _inherited(leaf, trail) if len(trail) > 1 else leaf
        return
    target = find_schema_target(leaf)
    if target is None:
        return
    if target.pointer in trail or len(trail) > MAX_DEPTH:
        leaf.warn("endless-schema", f"'allOf' leads back to {target.pointer!r}, or does not end; left out")
    elif target.pointer not in seen:
        seen.add(target.pointer)
        for inner in _leaves(target, 0):
            yield from _expanded(inner, (*trail, target.pointer), seen)


def _inherited(node: Node, trail: tuple[str, ...]) -> Node:
    """Return what a schema hands down; a base that lists its heirs as variants does not make each heir all of them."""
    kept = {
        key: value
        for key, value in node.value.items()
        if key not in _OWN and key[:2] != "x-" and not (key in _VARIANTS and _lists_any(value, trail))
    }
    return node if len(kept) == len(node.value) else node.replaced(kept)


def _lists_any(variants: Json, pointers: tuple[str, ...]) -> bool:
    listed = variants if isinstance(variants, list) else []
    return any(isinstance(variant, dict) and variant.get("$ref") in pointers for variant in listed)


def _united(parts: tuple[Node, ...], node: Node) -> Node:
    if len(parts) == 1:
        return node.replaced(parts[0].value)
    united: dict[str, Json] = {}
    for part in parts:
        for key, value in part.value.items():
            united[key] = _refined(key, united[key], value, part) if key in united else value
    return node.replaced(united)


def _refined(key: str, earlier: Json, later: Json, part: Node) -> Json:
    if key == "type":
        return common_types(earlier, part)
    if not isinstance(earlier, list) or not isinstance(later, list):
        return earlier if key in {"required", "enum"} and isinstance(earlier, list) else later
    if key == "required":
        return [*earlier, *(name for name in later if name not in earlier)]
    if key == "enum":
        return [value for value in later if value in earlier] or later
    return later
