"""The table of a migration as Markdown: what the official client has, and what takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .client import CLIENT_CLASS
from .names import (
    ARGUMENTS,
    CLIENT_MEMBERS,
    ERRORS,
    MODELS,
    PAGE_MEMBERS,
    PROGRESS,
    REQUEST_TIMEOUT,
    UNMAPPED_ARGUMENTS,
    MovedMethod,
    methods,
)


def table() -> str:
    """Give all tables."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from _section("Methods", ("api.video 1.4", CLIENT_CLASS), ((_official(one), _ours(one)) for one in methods()))
    yield from _section("The client", ("api.video 1.4", CLIENT_CLASS), _clients())
    yield from _section("Arguments of every method", ("api.video 1.4", CLIENT_CLASS), _arguments())
    yield from _section("What lists give", ("api.video 1.4", CLIENT_CLASS), _pages())
    yield from _section("Errors", ("api.video 1.4", CLIENT_CLASS), ((_code(a), _code(b)) for a, b in ERRORS.items()))
    renamed = ((_code(a), _code(b)) for a, b in MODELS.items() if a != b)
    yield from _section("Models with another name", ("api.video 1.4", CLIENT_CLASS), renamed)


def _section(title: str, head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from ("", f"### {title}", "", f"| {head[0]} | {head[1]} |", "|---|---|")
    yield from (f"| {old} | {new} |" for old, new in rows)


def _official(method: MovedMethod) -> str:
    return _code(f"{method.official}({', '.join(method.arguments)})")


def _ours(method: MovedMethod) -> str:
    names = list(method.arguments)
    if method.payload:
        names[-1] = "..."
    if method.is_session:
        names[1:] = [f"{one}=..." for one in names[1:]]
    return _code(f"client.{method.ours}({', '.join(names)})")


def _clients() -> Iterator[tuple[str, str]]:
    for old, new in CLIENT_MEMBERS.items():
        yield _code(old), new if new.endswith(".") else _code(new)


def _arguments() -> Iterator[tuple[str, str]]:
    yield _code("payload"), "its members, as keyword arguments"
    yield from ((_code(old), _code(new)) for old, new in ARGUMENTS.items())
    yield _code(f"{REQUEST_TIMEOUT}=20"), _code('options={"timeout": 20}')
    yield _code(f"{PROGRESS}=f"), f"{_code('on_progress=f')}, called with one {_code('Progress')}"
    yield from ((_code(old), new) for old, new in UNMAPPED_ARGUMENTS.items())


def _pages() -> Iterator[tuple[str, str]]:
    yield from ((_code(f"page.{old}"), _code(f"page.{new}")) for old, new in PAGE_MEMBERS.items())


def _code(text: str) -> str:
    return f"`{text}`"
