"""Languages by their IETF tags, and what each calls itself."""

from __future__ import annotations

import re
from typing import Final

from .language_names import LANGUAGE_NAMES

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")

_SCRIPTS: Final = {
    "sr-Cyrl": "ћирилица",
    "sr-Latn": "latinica",
    "uz-Cyrl": "Кирил",
    "uz-Latn": "lotin",
    "zh-Hans": "简体",
    "zh-Hant": "繁體",
}


def read_tag(text: str) -> str:
    """Give a language tag as it is usually written: `sr-Cyrl`, `fr-CA`. Raises ValueError for what is no tag."""
    match = _TAG.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no language tag, such as en, fr-CA or sr-Cyrl")
    language, script, region = match.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(filter(None, parts))


def name_of(tag: str) -> str | None:
    """Give what a language calls itself, by a tag that `read_tag` gave; None for a language that is not known."""
    language, *others = tag.split("-")
    name = LANGUAGE_NAMES.get(language)
    if name is None or not others:
        return name
    script = _SCRIPTS.get(f"{language}-{others[0]}", others[0])
    return f"{name} ({', '.join([script, *others[1:]])})"
