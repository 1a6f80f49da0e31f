"""What a rule says: by which names and shapes secrets are known, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec


class Pattern(msgspec.Struct, frozen=True):
    """A shape that only a secret has. Where the expression has a group, the group is the secret."""

    kind: str
    expression: re.Pattern[str]


class SecretRules(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an API's secrets.

    names: name of a member, a header or a parameter -> kind; in lower case, without dashes and underscores.
    patterns: shapes, wherever they stand. templates: kind -> its placeholder, where secrets of the kind look like
    something: with "REDACTED" in it, and `{n}` for a number. harmless: shapes of texts that look random and are no
    secrets, such as ids.
    """

    names: Mapping[str, str] = {}
    patterns: tuple[Pattern, ...] = ()
    templates: Mapping[str, str] = {}
    harmless: tuple[re.Pattern[str], ...] = ()
