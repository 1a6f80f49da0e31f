"""Keywords in one spelling, so that equal meanings are equal: as 3.1 has them, without those that say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.changes.schemas.shape import Shape
from generator.ir.schemas import Json

_MADE_EXCLUSIVE: Final = (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1))
_MEAN_THEMSELVES: Final = frozenset(":/;,@#%&=<>!~'\"")
_ZERO_SAYS_NOTHING: Final = ("minLength", "minItems", "minProperties")


def normalized(shape: Shape, other: Shape) -> Mapping[str, Json]:
    """Return the keywords of a schema that narrow its values, spelled as those of the other side where both can be."""
    found = shape.keywords()
    for inclusive, exclusive, step in _MADE_EXCLUSIVE:
        flag = found.get(exclusive)
        if isinstance(flag, bool):  # as in 3.0
            del found[exclusive]
            if flag and inclusive in found:
                found[exclusive] = found.pop(inclusive)
        bound = found.get(exclusive)
        is_spelled_inclusive = inclusive in other.keywords() and inclusive not in found
        if shape.types() == {"integer"} and isinstance(bound, int) and is_spelled_inclusive:
            found[inclusive] = bound + step
            del found[exclusive]
    for keyword in _ZERO_SAYS_NOTHING:
        if found.get(keyword) == 0:
            del found[keyword]
    if found.get("multipleOf") == 1 and "integer" in shape.types() | other.types():
        del found["multipleOf"]
    return found


def plain_pattern(pattern: Json) -> Json:
    """Return a pattern without the backslashes before characters that mean themselves."""
    if not isinstance(pattern, str):
        return pattern
    parts, characters = list[str](), iter(pattern)
    for character in characters:
        following = next(characters, "") if character == "\\" else ""
        parts.append(following if following in _MEAN_THEMSELVES else character + following)
    return "".join(parts)
