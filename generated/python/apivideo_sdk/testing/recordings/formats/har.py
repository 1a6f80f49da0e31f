"""Recordings from HAR 1.2, as browsers and proxies export it: http://www.softwareishard.com/blog/har-12-spec/.

What an exporter left out of a file (a body it did not keep) is unknown in the recording too, and matches anything.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias, Unpack
from urllib.parse import quote, urlencode

import msgspec

from ....runtime.errors import ConfigurationError
from ..bodies import KEPT, read_content
from ..catalog import api_definition, package_catalog
from ..files import UnusableRecordingError
from ..record.capture import capture_bytes
from ..record.description import describe_request, telling_headers
from ..record.recorder import RecordingOptions, host_of
from ..recording import (
    BinaryContent,
    Content,
    Interaction,
    MultipartContent,
    Provenance,
    RecordedFailure,
    RecordedPart,
    RecordedResponse,
    Recording,
    SimpleContent,
    TextContent,
)
from ..secrets.redaction import redact

Entry: TypeAlias = Mapping[str, Any]

_MULTIPART: Final = "multipart/"


def import_har(path: str | os.PathLike[str], **options: Unpack[RecordingOptions]) -> Recording:
    """Give the requests to the API of a HAR file as a recording, without their secrets.

    Requests to other hosts than those of the document, and `base_url`, are left out. The recording is of the kind
    "imported": nobody can know who responded to another program.
    What another program sent has other headers than this package: replay it with `ignored={"accept", "cookie"}`.
    Raises UnusableRecordingError, and ConfigurationError for another `kind`.
    """
    name = Path(path).name
    kind = options.get("kind")
    if kind not in {None, "imported"}:
        raise ConfigurationError(f"{name} cannot be called {kind}: what another program captured is imported")
    log = _log(Path(path).read_bytes(), str(path))
    base_urls = tuple(filter(None, (options.get("base_url", ""), *api_definition().environments.values())))
    entries = [entry for entry in _entries(log, str(path)) if _is_of(entry, base_urls)]
    if not entries:
        raise UnusableRecordingError(f"{path}: no request to {', '.join(base_urls)}; give the address as base_url=")
    recording = Recording(
        scenario=options.get("scenario", Path(path).stem),
        provenance=_provenance(entries, f"HAR import of {name}", options),
        interactions=tuple(_each_read(entries, str(path), options)),
        fingerprints=options.get("fingerprints", {}),
    )
    return redact(recording, options.get("secrets", ()))


def _log(content: bytes, where: str) -> Entry:
    try:
        data = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        raise UnusableRecordingError(f"{where}: no JSON: {error}; export it again as HAR") from None
    log = data.get("log") if isinstance(data, dict) else None
    if not isinstance(log, dict):
        raise UnusableRecordingError(f"{where}: /log is missing; export it as HAR 1.2")
    return log


def _entries(log: Entry, where: str) -> Iterator[Entry]:
    entries = log.get("entries")
    if not isinstance(entries, list):
        raise UnusableRecordingError(f"{where}: /log/entries is no list; export it as HAR 1.2")
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict) or not isinstance(entry.get("request"), dict) or "url" not in entry["request"]:
            raise UnusableRecordingError(f"{where}: /log/entries/{index}/request/url is missing; export it as HAR 1.2")
        yield entry


def _is_of(entry: Entry, base_urls: Iterable[str]) -> bool:
    """Whether a request asks the API; what a browser asks beforehand is its own business."""
    url, method = str(entry["request"]["url"]), entry["request"].get("method")
    return method != "OPTIONS" and any(url.startswith((f"{base}/", f"{base}?")) for base in base_urls)


def _provenance(entries: list[Entry], source: str, options: RecordingOptions) -> Provenance:
    api = api_definition()
    return Provenance(
        kind="imported",
        recorded_at=_moment(str(entries[0].get("startedDateTime", ""))),
        host=host_of(str(entries[0]["request"]["url"])),
        document=options.get("document", ""),
        sdk=f"{api.package} {api.version}",
        source=options.get("source", source),
    )


def _moment(text: str) -> str:
    """Give a moment in UTC; "" where a file does not say it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _each_read(entries: Iterable[Entry], where: str, options: RecordingOptions) -> Iterator[Interaction]:
    for index, entry in enumerate(entries):
        try:
            yield _interaction(entry, options)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise UnusableRecordingError(
                f"{where}: request {index + 1} to the API cannot be read: {type(error).__name__} {error}; "
                "export it again as HAR 1.2"
            ) from None


def _interaction(entry: Entry, options: RecordingOptions) -> Interaction:
    request, response = entry["request"], entry.get("response") or {}
    keep = options.get("keep", KEPT)
    headers = dict(_headers(request))
    interaction = describe_request(
        options.get("catalog") or package_catalog(),
        str(request["method"]),
        _address(request),
        headers,
        _request_body(request, headers, keep),
        base_url=options.get("base_url", ""),
    )
    if not response.get("status"):
        message = str(response.get("_error") or response.get("statusText") or "no response")
        failure = RecordedFailure(error="TransportError", message=message, may_have_been_processed=True)
        return msgspec.structs.replace(interaction, failure=failure)
    response = RecordedResponse(
        status=int(response["status"]),
        headers=telling_headers(_headers(response)),
        body=_response_body(response, keep),
    )
    return msgspec.structs.replace(interaction, response=response)


def _headers(message: Entry) -> Iterator[tuple[str, str]]:
    """Give the headers, in lower case; Chrome writes several cookies as lines of one value."""
    for header in message.get("headers", []):
        yield from ((str(header["name"]).lower(), value) for value in str(header["value"]).split("\n"))


def _address(request: Entry) -> str:
    """Give the address; some exporters keep the query only apart from it."""
    url = str(request["url"]).partition("#")[0]
    pairs = [(str(pair["name"]), str(pair["value"])) for pair in request.get("queryString", [])]
    return f"{url}?{urlencode(pairs)}" if pairs and "?" not in url else url


def _request_body(request: Entry, headers: Mapping[str, str], keep: int) -> Content | None:
    sent = request.get("postData")
    if not sent:
        size = max(int(request.get("bodySize") or 0), int(headers.get("content-length") or 0))
        return _unknown(size) if size > 0 else None
    content_type = headers.get("content-type") or str(sent.get("mimeType", ""))
    params = sent.get("params") or []
    if (text := sent.get("text")) is not None and (text or not params):
        content = base64.b64decode(text) if sent.get("encoding") == "base64" else _bytes(text)
        return capture_bytes(content, content_type, keep)
    if content_type.startswith(_MULTIPART):
        return MultipartContent(parts=tuple(_part(param) for param in params))
    if params:
        return TextContent(text=urlencode([(str(param["name"]), str(param.get("value", ""))) for param in params]))
    return _unknown(max(0, int(request.get("bodySize") or 0)))


def _part(param: Entry) -> RecordedPart:
    value = param.get("value")
    filename, content_type = str(param.get("fileName") or ""), str(param.get("contentType") or "")
    content: SimpleContent = _unknown(0)
    if "_sha256" in param:
        content = BinaryContent(sha256=str(param["_sha256"]), size=int(param["_size"]))
    elif value or (value is not None and not filename):
        content = read_content(_bytes(value), content_type)
    return RecordedPart(name=str(param["name"]), filename=filename, content_type=content_type, content=content)


def _response_body(response: Entry, keep: int) -> Content | None:
    content = response.get("content") or {}
    text = content.get("text")
    if text is None:
        size = int(content.get("size") or 0)
        return BinaryContent(sha256=str(content.get("_sha256", "")), size=size) if size > 0 else None
    data = base64.b64decode(text) if content.get("encoding") == "base64" else _bytes(text)
    return read_content(data, str(content.get("mimeType", "")), keep) if data else None


def _bytes(text: Any) -> bytes:  # noqa: ANN401 - whatever stands in the file
    """Give the bytes of a text; a proxy writes those that are none as halves of surrogate pairs."""
    return str(text).encode("utf-8", "surrogateescape")


def _unknown(size: int) -> BinaryContent:
    return BinaryContent(sha256="", size=size)


_PLACEHOLDER: Final = re.compile(r"\{(\+?)([^{}]+)\}")


def base_url_of(recording: Recording) -> str:
    """Give the base URL that a recording was made with: the document's for its host, else the host."""
    host = recording.provenance.host
    return next((url for url in api_definition().environments.values() if host_of(url) == host), host)


def address_of(interaction: Interaction, base_url: str) -> str:
    """Give the whole address of a request."""
    request = interaction.request
    path = _PLACEHOLDER.sub(
        lambda found: quote(request.values.get(found[2], found[0]), safe="/" if found[1] else ""), request.path
    )
    address = path if "://" in path else base_url.rstrip("/") + path
    return f"{address}?{urlencode(request.query)}" if request.query else address
