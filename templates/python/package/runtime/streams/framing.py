"""Cuts bytes that arrive in blocks of any size into the frames of a stream: lines, records, events.

Sources: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation, RFC 7464, and
https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types.
"""

from __future__ import annotations

import codecs
from typing import Final, Protocol

import msgspec

from ..errors import ResponseTooLargeError
from ..headers import Headers
from ..operation import ResponseKind
from ..response.negotiation import UTF_8, charset_of, media_type

STREAM_KINDS: Final = frozenset({"jsonl", "jsonseq", "events", "data"})
"""Kinds of responses that are streams."""

_BOM: Final = codecs.BOM_UTF8
_RECORD_SEPARATOR: Final = b"\x1e"
_CLOSING: Final = (b"}", b"]", b'"')


class ServerSentEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event of `text/event-stream`.

    event: its name, "message" where the server gives none. data: its lines, joined. id: the latest that the server
    gave, "" for none. retry: milliseconds to wait before a new connection, where this event says it.
    """

    event: str = "message"
    data: str = ""
    id: str = ""
    retry: int | None = None

    def json(self) -> object:
        """Parse the data, without any type. Raises msgspec.DecodeError when it is no JSON."""
        return msgspec.json.decode(self.data)


class Frame(msgspec.Struct, frozen=True):
    """One frame: bytes of JSON, or an event. fields: those that the event has, as JSON has them."""

    content: bytes = b""
    event: ServerSentEvent | None = None
    fields: dict[str, str | int] = {}


class Framing(Protocol):
    """Cuts blocks into frames."""

    @property
    def last_id(self) -> str:
        """The latest id of an event, "" for none."""
        ...

    @property
    def retry(self) -> int | None:
        """Milliseconds to wait before a new connection; None where no event said it."""
        ...

    def feed(self, block: bytes) -> list[Frame]:
        """Take the next bytes, and give the frames that are whole. Raises ResponseTooLargeError."""
        ...

    def end(self) -> list[Frame]:
        """Give what is left at the end."""
        ...

    def restart(self) -> None:
        """Begin anew on another connection: what is not whole is dropped."""
        ...


def framing_of(kind: ResponseKind, headers: Headers, most: int | None) -> Framing:
    """Choose how a response is cut. most: bytes that one frame may have; None: any number."""
    lines = Lines(most, charset_of(headers)[0])
    if media_type(headers).endswith(("/json", "+json")) or kind not in STREAM_KINDS:
        return WholeContent(lines, is_list=kind in STREAM_KINDS)
    match kind:
        case "jsonl":
            return JsonLines(lines)
        case "jsonseq":
            return JsonRecords(lines)
        case _:
            return Events(lines)


class Lines:
    """Cuts blocks into lines that end in LF, CR LF, or CR where `has_cr`; gives them without their ends, in UTF-8.

    A line is given as soon as its end is there: the LF of a CR LF may come in the next block.
    """

    def __init__(self, most: int | None = None, charset: str = UTF_8) -> None:
        self._most = most
        self._charset = charset
        self.restart()

    def restart(self) -> None:
        """Begin anew."""
        is_utf8 = codecs.lookup(self._charset).name == UTF_8
        self._decoder = None if is_utf8 else codecs.getincrementaldecoder(self._charset)("replace")
        self._parts: list[bytes] = []
        self._size = 0
        self._is_first = True
        self._skips_lf = False

    def feed(self, block: bytes, *, has_cr: bool = False) -> list[bytes]:
        """Give the lines that end in this block."""
        text = block if self._decoder is None else self._decoder.decode(block).encode(errors="replace")
        if self._skips_lf and text:
            self._skips_lf = False
            text = text.removeprefix(b"\n")
        if has_cr and b"\r" in text:
            self._skips_lf = text.endswith(b"\r")
            text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        first, *others = text.split(b"\n")
        if not others:
            self._keep(first)
            return []
        *whole, rest = others
        self._check(self._size + len(first), *map(len, whole))
        lines = [self._without_mark(b"".join((*self._parts, first))), *whole]
        self._parts, self._size = [], 0
        self._keep(rest)
        return lines

    def end(self) -> bytes:
        """Give the last line, which has no end."""
        last = self._without_mark(b"".join(self._parts))
        self._parts, self._size = [], 0
        return last

    def check(self, size: int) -> None:
        """Raise ResponseTooLargeError for a frame that has more bytes than it may have."""
        self._check(size)

    def _keep(self, rest: bytes) -> None:
        if rest:
            self._check(self._size + len(rest))
            self._parts.append(rest)
            self._size += len(rest)

    def _check(self, *sizes: int) -> None:
        if self._most is not None and max(sizes) > self._most:
            raise ResponseTooLargeError(
                f"an item of the stream has more than {self._most:,} bytes; set max_response_size to read it"
            )

    def _without_mark(self, line: bytes) -> bytes:
        is_first, self._is_first = self._is_first, False
        return line.removeprefix(_BOM) if is_first else line


class _Framing:
    """What all kinds have in common."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.last_id = ""
        self.retry: int | None = None

    def restart(self) -> None:
        """Begin anew."""
        self._lines.restart()


class JsonLines(_Framing):
    """A value per line; empty lines are no values."""

    def feed(self, block: bytes) -> list[Frame]:
        """Give the values that are whole."""
        return [Frame(value) for line in self._lines.feed(block) if (value := line.strip())]

    def end(self) -> list[Frame]:
        """Give the last one, which need not end in a line break."""
        last = self._lines.end().strip()
        return [Frame(last)] if last else []


class JsonRecords(_Framing):
    """A record separator before each value, and a line break after it, which may be within it too.

    A value is given with its line break where it is whole by then, and else when the next one begins. A number, true,
    false or null without any blank behind it may be the beginning of another one, and is dropped.
    """

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines)
        self._rest = b""

    def restart(self) -> None:
        """Begin anew."""
        super().restart()
        self._rest = b""

    def feed(self, block: bytes) -> list[Frame]:
        """Give the values that are whole."""
        whole = b"".join(line + b"\n" for line in self._lines.feed(block))
        *values, self._rest = (self._rest + whole).split(_RECORD_SEPARATOR)
        self._lines.check(max(map(len, (*values, self._rest))))
        if whole and _is_json(self._rest):
            values.append(self._rest)
            self._rest = b""
        return _records(values)

    def end(self) -> list[Frame]:
        """Give what is left, which may be cut off."""
        rest, self._rest = self._rest + self._lines.end(), b""
        return _records(rest.split(_RECORD_SEPARATOR))


class WholeContent(_Framing):
    """No stream: one frame, which a server sends in place of a stream. Each item of a JSON list is a frame."""

    def __init__(self, lines: Lines, *, is_list: bool) -> None:
        super().__init__(lines)
        self._is_list = is_list
        self._blocks: list[bytes] = []
        self._size = 0

    def restart(self) -> None:
        """Begin anew."""
        self._blocks, self._size = [], 0

    def feed(self, block: bytes) -> list[Frame]:
        """Keep what comes."""
        self._size += len(block)
        self._lines.check(self._size)
        self._blocks.append(block)
        return []

    def end(self) -> list[Frame]:
        """Give all of it."""
        content = b"".join(self._blocks)
        if self._is_list and content.lstrip()[:1] == b"[" and _is_json(content):
            return [Frame(bytes(item)) for item in msgspec.json.decode(content, type=list[msgspec.Raw])]
        return [Frame(content)] if content else []


class Events(_Framing):
    """Server-sent events: fields line by line, an empty line after each event.

    What has neither a name nor data is no event, but may set the id and the pause before a new connection.
    """

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines)
        self._fields: dict[str, str | int] = {}
        self._size = 0

    def restart(self) -> None:
        """Begin anew; the last id stays."""
        super().restart()
        self._fields, self._size = {}, 0

    def feed(self, block: bytes) -> list[Frame]:
        """Give the events that are whole."""
        return [frame for line in self._lines.feed(block, has_cr=True) for frame in self._line(line)]

    def end(self) -> list[Frame]:
        """Give nothing: an event without its empty line was cut off, as the specification has it."""
        self._lines.end()
        return []

    def _line(self, line: bytes) -> list[Frame]:
        if line:
            self._size += len(line)
            self._lines.check(self._size)
            if not line.startswith(b":"):
                name, _, value = line.decode("utf-8", "replace").partition(":")
                self._set(name, value.removeprefix(" "))
            return []
        fields, self._fields, self._size = self._fields, {}, 0
        if not fields.keys() & {"event", "data"}:
            return []
        event = ServerSentEvent(
            event=str(fields.get("event") or "message"),
            data=str(fields.get("data", "")),
            id=self.last_id,
            retry=self.retry if "retry" in fields else None,
        )
        return [Frame(event=event, fields=fields)]

    def _set(self, name: str, value: str) -> None:
        match name:
            case "data" if "data" in self._fields:
                self._fields["data"] = f"{self._fields['data']}\n{value}"
            case "event" | "data":
                self._fields[name] = value
            case "id" if "\0" not in value:
                self._fields["id"] = self.last_id = value
            case "retry" if value.isascii() and value.isdigit():
                self._fields["retry"] = self.retry = int(value)
            case _:
                pass  # of no meaning, as the specification says


def _records(values: list[bytes]) -> list[Frame]:
    return [Frame(value) for one in values if (value := one.strip()) and (value[-1:] in _CLOSING or one[-1:].isspace())]


def _is_json(text: bytes) -> bool:
    try:
        msgspec.json.decode(text, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True
