"""multipart/form-data (RFC 7578), with names quoted as browsers do.

See https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..operation import Body
from ..values.encoding import json_text, scalar_text, to_plain
from ..values.members import Json
from .charsets import encoded_text
from .contents import AnyContent, BytesContent, JoinedContent
from .files import allowed_type, guessed_content_type, open_file
from .parameters import header_text
from .query import parameter_pairs

_QUOTED = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class BodyPart(NamedTuple):
    """One part. `file_name` None: no file. `content_type` empty: none is stated, which is plain text.

    `name` empty: it has none, as in multipart/mixed, where a part is what its position says.
    """

    name: str
    content: AnyContent
    file_name: str | None = None
    content_type: str = ""
    headers: Mapping[str, str] = {}


def new_boundary() -> str:
    """Make a boundary no content holds: 128 random bits."""
    return os.urandom(16).hex()


def parts_of(declaration: Body, members: Mapping[str, object]) -> tuple[BodyPart, ...]:
    """Make the parts of the members, in their order.

    A file is a part with a file name, a list of files or of scalars a part each, an object a part of JSON,
    unless `content_types` or `styles` of the declaration say otherwise.
    """
    return tuple(part for name, value in members.items() for part in _parts_of_member(declaration, name, value))


def unnamed_parts(declaration: Body, values: Iterable[object]) -> tuple[BodyPart, ...]:
    """Make the parts of a sequence: text, bytes or files as they are, anything else as JSON."""
    return tuple(_unnamed_part(declaration, position, value) for position, value in enumerate(values))


def join_parts(parts: tuple[BodyPart, ...], boundary: str) -> AnyContent:
    """Write the parts between boundaries. Parts that are all in memory make one block."""
    joined = JoinedContent(_segments(parts, boundary))
    if all(isinstance(part.content, BytesContent) for part in parts):
        return BytesContent(b"".join(joined))
    return joined


def _parts_of_member(declaration: Body, name: str, value: object) -> Iterator[BodyPart]:
    if name in declaration.files:
        files = value if isinstance(value, list) else [value]
        yield from (_file_part(declaration, name, file) for file in files)
        return
    headers = declaration.part_headers.get(name, {})
    if name in declaration.styles:
        pairs = parameter_pairs(name, value, declaration.styles[name])
        yield from (BodyPart(pair_name, BytesContent(text.encode()), headers=headers) for pair_name, text in pairs)
        return
    plain = to_plain(value, f"the member {name!r}")
    declared = declaration.content_types.get(name, "")
    is_repeated = isinstance(plain, list) and "json" not in declared
    parts = (_value_part(name, item, declared) for item in (plain if is_repeated else [plain]))
    yield from (part._replace(headers=headers) for part in parts)


def _unnamed_part(declaration: Body, position: int, value: object) -> BodyPart:
    given = declaration.prefix_types[position : position + 1] or (declaration.item_type,)
    declared = _fixed(given[0])
    if isinstance(value, bytes | os.PathLike | tuple) or hasattr(value, "read"):
        opened = open_file(value, f"part {position}")
        content_type = opened.content_type or declared or guessed_content_type(opened.name or "")
        return BodyPart("", opened.content, None, content_type)
    plain = to_plain(value, f"part {position}")
    is_json = "json" in declared or not isinstance(plain, str)
    content = json_text(plain) if is_json else scalar_text(plain)
    return BodyPart(
        "", BytesContent(content.encode()), content_type=declared or ("application/json" if is_json else "")
    )


def _file_part(declaration: Body, name: str, file: object) -> BodyPart:
    opened = open_file(file, f"the member {name!r}")
    file_name = opened.name or name
    allowed = [one.strip() for one in declaration.content_types.get(name, "").split(",") if one.strip()]
    content_type = opened.content_type or allowed_type(guessed_content_type(file_name), allowed)
    headers = {**declaration.part_headers.get(name, {}), **opened.headers}
    return BodyPart(name, opened.content, file_name, content_type, headers)


def _fixed(declared: str) -> str:
    """Give a declared content type that leaves no choice: no wildcard, no list."""
    return "" if "*" in declared or "," in declared else declared


def _value_part(name: str, plain: Json, declared: str) -> BodyPart:
    if "json" in declared or isinstance(plain, dict | list):
        return BodyPart(name, BytesContent(json_text(plain).encode()), content_type=declared or "application/json")
    content = encoded_text(scalar_text(plain), declared, f"the member {name!r}")
    return BodyPart(name, BytesContent(content), content_type=declared)


def _segments(parts: tuple[BodyPart, ...], boundary: str) -> Iterator[AnyContent]:
    line_break = ""
    for part in parts:
        yield BytesContent(f"{line_break}{_head(part, boundary)}".encode())
        yield part.content
        line_break = "\r\n"
    yield BytesContent(f"{line_break}--{boundary}--\r\n".encode())


def _head(part: BodyPart, boundary: str) -> str:
    lines = [f"--{boundary}"]
    if part.name:
        file_name = "" if part.file_name is None else f'; filename="{part.file_name.translate(_QUOTED)}"'
        lines.append(f'Content-Disposition: form-data; name="{part.name.translate(_QUOTED)}"{file_name}')
    if part.content_type:
        lines.append(f"Content-Type: {header_text('Content-Type', part.content_type)}")
    lines += [f"{header_text(name, name)}: {header_text(name, value)}" for name, value in part.headers.items()]
    return "\r\n".join([*lines, "", ""])
