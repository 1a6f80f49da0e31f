"""JSON values as Python source, in the quotes that formatters prefer."""

from __future__ import annotations

from generator.ir.schemas import Json


def literal(value: Json) -> str:
    """Write a JSON value as a Python expression: double quotes, and nothing that a source file cannot hold."""
    match value:
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(literal(item) for item in value)}]"
        case dict():
            members = (f"{_text(key)}: {literal(member)}" for key, member in value.items())
            return f"{{{', '.join(members)}}}"
        case _:
            return repr(value)


def _text(value: str) -> str:
    written = repr(value)
    if written[0] == '"' or '"' in value:
        return written
    return f'"{written[1:-1]}"'
