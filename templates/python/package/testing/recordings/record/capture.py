"""Takes note of bodies while they pass, block by block: small ones are kept, large ones hashed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from typing import Final, Protocol
from urllib.parse import unquote

from ....runtime.headers import Headers
from ....runtime.request.contents import AnyContent, WatchedContent
from ....runtime.transport.protocol import Sink
from ..bodies import read_content
from ..recording import BinaryContent, Content, MultipartContent, RecordedPart, SimpleContent

_BOUNDARY: Final = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
_HEAD_END: Final = b"\r\n\r\n"


class Capture(Protocol):
    """Takes note of one body. It may begin again, since a body may be sent again."""

    def restart(self) -> None:
        """Forget everything: the body comes from its beginning."""
        ...

    def add(self, block: bytes) -> None:
        """PendingRequest note of the next bytes."""
        ...

    def content(self) -> Content:
        """Give what came so far as the whole body."""
        ...


def capture_for(content_type: str, keep: int) -> Capture:
    """Give what takes note of a body of this type. keep: bytes up to which a body, or a part of one, is kept."""
    if content_type.lower().startswith("multipart/") and (found := _BOUNDARY.search(content_type)):
        return _PartsCapture(found[1], keep)
    return _PlainCapture(content_type, keep)


def capture_bytes(content: bytes, content_type: str, keep: int) -> Content:
    """Give bytes in memory as a recording keeps them: text of any length, parts and files as they are when sent."""
    capture = capture_for(content_type, keep)
    if isinstance(capture, _PlainCapture):
        return read_content(content, content_type, keep)
    capture.add(content)
    return capture.content()


class _PlainCapture:
    """Of one body, or of one part of a multipart body."""

    def __init__(self, content_type: str, keep: int) -> None:
        self._content_type = content_type
        self._keep = keep
        self.restart()

    def restart(self) -> None:
        self._hash = hashlib.sha256()
        self._kept = bytearray()
        self._size = 0

    def add(self, block: bytes) -> None:
        self._hash.update(block)
        self._size += len(block)
        if self._size <= self._keep:
            self._kept += block

    def content(self) -> SimpleContent:
        if self._size <= self._keep:
            return read_content(bytes(self._kept), self._content_type, self._keep)
        return BinaryContent(sha256=self._hash.hexdigest(), size=self._size)


class _PartsCapture:
    """Of a multipart body (https://www.rfc-editor.org/rfc/rfc2046#section-5.1), each part for itself."""

    def __init__(self, boundary: str, keep: int) -> None:
        self._delimiter = b"\r\n--" + boundary.encode("latin-1")
        self._keep = keep
        self.restart()

    def restart(self) -> None:
        self._parts: list[_OpenPart] = []
        self._rest = b"\r\n"
        self._is_in_part = False

    def add(self, block: bytes) -> None:
        self._rest += block
        while self._step():
            pass

    def content(self) -> Content:
        return MultipartContent(parts=tuple(part.recorded() for part in self._parts))

    def _step(self) -> bool:
        """Read on as far as is certain; say whether there may be more to read."""
        return self._read_body() if self._is_in_part else self._read_head()

    def _read_head(self) -> bool:
        """Read the head of the next part; what stands before the first and after the last part means nothing."""
        start = self._rest.find(self._delimiter)
        if start < 0:
            self._rest = self._rest[-len(self._delimiter) :]
            return False
        head, found, rest = self._rest[start + len(self._delimiter) :].partition(_HEAD_END)
        if not found or head.startswith(b"--"):
            return False
        self._parts.append(_OpenPart(head, self._keep))
        self._is_in_part, self._rest = True, rest
        return True

    def _read_body(self) -> bool:
        end = self._rest.find(self._delimiter)
        certain = max(0, len(self._rest) - len(self._delimiter)) if end < 0 else end
        if certain:
            self._parts[-1].capture.add(self._rest[:certain])
            self._rest = self._rest[certain:]
        self._is_in_part = end < 0
        return end >= 0


class _OpenPart:
    """One part on its way."""

    def __init__(self, head: bytes, keep: int) -> None:
        lines = (line.partition(":") for line in head.decode("utf-8", "replace").split("\r\n") if line)
        headers = {name.strip().lower(): value.strip() for name, _, value in lines}
        disposition = headers.get("content-disposition", "")
        self._name = _quoted(disposition, "name")
        self._filename = _quoted(disposition, "filename")
        self._content_type = headers.get("content-type", "")
        self.capture = _PlainCapture(self._content_type, keep)

    def recorded(self) -> RecordedPart:
        return RecordedPart(
            name=self._name,
            content=self.capture.content(),
            filename=self._filename,
            content_type=self._content_type,
        )


def _quoted(disposition: str, name: str) -> str:
    found = re.search(rf';\s*{name}="([^"]*)"', disposition)
    return unquote(found[1]) if found else ""


class TappedContent(WatchedContent):
    """A body of a request that is noted while it is sent. is_complete: it was sent to its end."""

    def __init__(self, content: AnyContent, capture: Capture) -> None:
        self._content = content
        self.capture = capture
        self.length = content.length
        self.can_replay = content.can_replay
        self.is_complete = False

    def __iter__(self) -> Iterator[bytes]:
        self._restart()
        for block in self._content:
            self.capture.add(block)
            yield block
        self.is_complete = True

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        self._restart()
        async with aclosing(aiter(self._content)) as blocks:
            async for block in blocks:
                self.capture.add(block)
                yield block
        self.is_complete = True

    def _restart(self) -> None:
        self.is_complete = False
        self.capture.restart()


class TappedSink:
    """Takes the body of a response for another sink, and notes it. headers: of the response, once it begins."""

    def __init__(self, sink: Sink, keep: int) -> None:
        self._sink = sink
        self._keep = keep
        self.capture: Capture | None = None
        self.status = 0
        self.headers = Headers()

    def begin(self, status: int, headers: Headers) -> bool:
        """Ask the other sink whether it wants the body."""
        self.status, self.headers = status, headers
        is_wanted = self._sink.begin(status, headers)
        if is_wanted:
            self.capture = capture_for(headers.get("content-type", ""), self._keep)
        return is_wanted

    def write(self, block: bytes) -> None:
        """Pass the next bytes on."""
        self._sink.write(block)
        if self.capture is not None:
            self.capture.add(block)

    def report(self) -> None:
        """Pass it on."""
        self._sink.report()
