"""The same pages for programs: each as Markdown beside its HTML, an index of them, and all of them in one file.

Source: https://llmstxt.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.site.source import Navigation

INDEX: Final = "llms.txt"
WHOLE: Final = "llms-full.txt"

_TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:])\s")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FENCED: Final = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_NO_PROSE: Final = ("#", "|", "```", "- ", "=== ", "!!! ", ">", "<")


def text_files(
    name: str, description: str, navigation: Navigation, pages: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Give the Markdown of each page, whose links lead to other Markdown, and the two files that list them."""
    yield from ((path, text.encode()) for path, text in pages.items())
    order = [path for path in _paths(navigation) if path in pages]
    yield INDEX, "\n".join(_index(name, description, navigation, pages)).encode() + b"\n"
    yield WHOLE, "\n\n".join(f"<!-- {path} -->\n\n{pages[path].strip()}" for path in order).encode() + b"\n"


def title_of(text: str) -> str:
    """Give the first heading of a page, without code marks."""
    found = _TITLE.search(text)
    return found[1].replace("`", "") if found else ""


def _index(name: str, description: str, navigation: Navigation, pages: Mapping[str, str]) -> Iterator[str]:
    yield from (f"# {name}", "", f"> {description}")
    for entry in navigation:
        match entry:
            case str() if entry in pages:
                yield from ("", "## Home", "", _line(entry, pages))
            case dict():
                for title, value in entry.items():
                    yield from ("", f"## {title}", "", *(_line(path, pages) for path in _paths([value])))
            case _:
                continue


def _line(path: str, pages: Mapping[str, str]) -> str:
    text = pages[path]
    about = _first_sentence(text)
    return f"- [{title_of(text)}]({path})" + (f": {about}" if about else "")


def _first_sentence(text: str) -> str:
    """Give the first sentence of the first paragraph, without links."""
    paragraphs = (" ".join(part.split()) for part in _FENCED.sub("", text).split("\n\n"))
    prose = next((part for part in paragraphs if part and not part.startswith(_NO_PROSE)), "")
    return _SENTENCE_END.split(_LINK.sub(r"\1", prose), maxsplit=1)[0].rstrip(":")


def _paths(entries: object) -> Iterator[str]:
    match entries:
        case str():
            yield entries
        case list():
            for entry in entries:
                yield from _paths(entry)
        case dict():
            for entry in entries.values():
                yield from _paths(entry)
        case _:
            return
