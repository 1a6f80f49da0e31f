"""Rule of misspelt keywords: https://spec.openapis.org/oas/v3.1.1#schema-object."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import Subject
from generator.document.tree import escape

_NAMES: Final = """
$anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary additionalItems additionalProperties
allOf anyOf const contains contentEncoding contentMediaType contentSchema default definitions dependencies
dependentRequired dependentSchemas deprecated description discriminator else enum example examples exclusiveMaximum
exclusiveMinimum externalDocs format if items maxContains maxItems maxLength maxProperties maximum minContains
minItems minLength minProperties minimum multipleOf not nullable oneOf pattern patternProperties prefixItems
properties propertyNames readOnly required then title type unevaluatedItems unevaluatedProperties uniqueItems
writeOnly xml
"""

KEYWORDS: Final = frozenset(_NAMES.split())
"""Every keyword of a Schema Object, of OpenAPI 3.0 to 3.2 and of the drafts of JSON Schema that documents quote."""

_CLOSENESS: Final = 0.8
_SHORTEST: Final = 4
_LIKELY: Final = KEYWORDS - {"if", "not", "then", "else", "xml"}


def check_keywords(subject: Subject) -> Iterator[RuleFinding]:
    """No keyword of a schema is misspelt: readers pass over a name that they do not know."""
    for item in subject.of_kind("schemas"):
        for key in item.node:
            meant = "" if key in KEYWORDS or key.startswith("x-") else _meant(key)
            if meant and meant not in item.node:
                message = f"unknown keyword '{key}'; did you mean '{meant}'?"
                yield RuleFinding(pointer=f"{item.pointer}/{escape(key)}", message=message)


@cache
def _meant(key: str) -> str:
    """Return the keyword that a name most likely misspells; "" if it is like none."""
    folded = {name.lower().lstrip("$"): name for name in _LIKELY}
    spelled = key.lower().replace("-", "").replace("_", "").lstrip("$")
    if spelled in folded:
        return folded[spelled]
    if len(spelled) < _SHORTEST:
        return ""
    close = get_close_matches(spelled, folded, n=1, cutoff=_CLOSENESS)
    return folded[close[0]] if close else ""
