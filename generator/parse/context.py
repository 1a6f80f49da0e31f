"""What every parser shares: the document, the losses so far, and the schemas that were referred to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.ir.api import Loss
from generator.ir.schemas import MISSING, Json, Missing, NamedSchema

JsonObject = Mapping[str, Json]


@dataclass(kw_only=True, slots=True)
class Context:
    """One run of the parser over one document; `root` is never changed.

    `expanding` holds the targets whose members are being copied into another schema just now.
    """

    root: JsonObject
    is_three_one: bool
    losses: list[Loss] = field(default_factory=list)
    schemas: dict[str, NamedSchema] = field(default_factory=dict)
    wanted: list[str] = field(default_factory=list)
    expanding: list[str] = field(default_factory=list)

    def lose(self, pointer: str, reason: str) -> None:
        """Note that what stands at `pointer` does not become IR."""
        self.losses.append(Loss(pointer=pointer, reason=reason))

    def look_up(self, pointer: str) -> Json | Missing:
        """Give the value at a local pointer ("#/a/b"), MISSING if there is none."""
        if pointer == "#":
            return dict(self.root)
        if not pointer.startswith("#/"):
            return MISSING
        value: Json = dict(self.root)
        for key in pointer[2:].split("/"):
            value_or_missing = _child(value, unescape(key))
            if isinstance(value_or_missing, Missing):
                return MISSING
            value = value_or_missing
        return value

    def follow(self, node: Json, pointer: str) -> tuple[JsonObject, str] | None:
        """Follow the references of a non-schema object to the object itself; None (and a loss) if impossible."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target = str(node["$ref"])
            found = self.look_up(target)
            if target in seen or isinstance(found, Missing):
                self.lose(pointer, f"reference {target!r} cannot be followed")
                return None
            seen.add(target)
            node, pointer = found, target
        if isinstance(node, dict):
            return node, pointer
        self.lose(pointer, f"an object is due here, not {kind_of(node)}")
        return None

    def members(self, node: JsonObject, key: str, pointer: str) -> Iterator[tuple[str, Json, str]]:
        """Yield (name, value, pointer) of the object at `node[key]`; anything else there is a loss."""
        value = node.get(key)
        if value is None:
            return
        here = join(pointer, key)
        if not isinstance(value, dict):
            self.lose(here, f"an object is due here, not {kind_of(value)}")
            return
        for name, child in value.items():
            yield str(name), child, join(here, str(name))

    def items(self, node: JsonObject, key: str, pointer: str) -> Iterator[tuple[Json, str]]:
        """Yield (value, pointer) of the array at `node[key]`; anything else there is a loss."""
        value = node.get(key)
        if value is None:
            return
        here = join(pointer, key)
        if not isinstance(value, list):
            self.lose(here, f"an array is due here, not {kind_of(value)}")
            return
        for index, child in enumerate(value):
            yield child, f"{here}/{index}"


def text(node: JsonObject, key: str) -> str:
    """Give a text member, "" when it is absent or something else."""
    value = node.get(key)
    return value if isinstance(value, str) else ""


def join(pointer: str, key: str) -> str:
    """Extend a JSON pointer by one key, escaped (RFC 6901, section 3)."""
    if "~" in key or "/" in key:
        key = key.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{key}"


def unescape(key: str) -> str:
    """Read one segment of a pointer fragment: percent-decoding is the bundler's, `~1` and `~0` are RFC 6901's."""
    return key.replace("~1", "/").replace("~0", "~") if "~" in key else key


def kind_of(value: Json) -> str:
    """Name a JSON type for a message."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"


def _child(value: Json, key: str) -> Json | Missing:
    if isinstance(value, dict):
        return value.get(key, MISSING)
    if isinstance(value, list) and key.isdigit() and int(key) < len(value):
        return value[int(key)]
    return MISSING
