"""Recordings as HAR 1.2, to be looked at in a browser or a proxy: http://www.softwareishard.com/blog/har-12-spec/.

What HAR has no place for stands in members that begin with `_`: the hash of a file that was not kept, a failure.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Final, TypeAlias

from ..bodies import BOUNDARY, NotKeptError, write_content
from ..catalog import api_definition
from ..recording import BinaryContent, Content, Interaction, MultipartContent, RecordedPart, RecordedResponse, Recording
from .har import address_of, base_url_of

Json: TypeAlias = dict[str, Any]

_UNKNOWN_SIZE: Final = -1
_NO_TIMES: Final = {"send": 0, "wait": 0, "receive": 0}


def export_har(recording: Recording, base_url: str = "") -> str:
    """Give a recording as the text of a HAR file. base_url: by default the one of its host."""
    api = api_definition()
    base = base_url or base_url_of(recording)
    log = {
        "version": "1.2",
        "creator": {"name": api.package, "version": api.version},
        "comment": f"{recording.scenario} ({recording.provenance.kind})",
        "entries": [_entry(interaction, base, recording) for interaction in recording.interactions],
    }
    return json.dumps({"log": log}, ensure_ascii=False, indent=2) + "\n"


def _entry(interaction: Interaction, base_url: str, recording: Recording) -> Json:
    return {
        "startedDateTime": recording.provenance.recorded_at,
        "time": 0,
        "request": _request(interaction, base_url),
        "response": _response(interaction),
        "cache": {},
        "timings": _NO_TIMES,
        "comment": interaction.operation,
    }


def _request(interaction: Interaction, base_url: str) -> Json:
    request = interaction.request
    content_type, headers = request.headers.get("content-type", ""), dict(request.headers)
    if isinstance(request.body, MultipartContent):
        content_type = headers["content-type"] = f"{content_type or 'multipart/form-data'}; boundary={BOUNDARY}"
    written: Json = {
        "method": request.method,
        "url": address_of(interaction, base_url),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _named(headers.items()),
        "queryString": _named(request.query),
        "headersSize": _UNKNOWN_SIZE,
        "bodySize": _UNKNOWN_SIZE if request.body else 0,
    }
    if request.body is not None:
        written["postData"] = _post_data(request.body, content_type)
    return written


def _post_data(body: Content, content_type: str) -> Json:
    written: Json = {"mimeType": content_type, "params": []}
    try:
        return written | _text(write_content(body))
    except NotKeptError:
        pass
    if isinstance(body, MultipartContent):
        return written | {"params": [_param(part) for part in body.parts]}
    return written


def _param(part: RecordedPart) -> Json:
    written: Json = {"name": part.name, "fileName": part.filename, "contentType": part.content_type}
    if isinstance(part.content, BinaryContent):
        return written | {"_sha256": part.content.sha256, "_size": part.content.size}
    return written | {"value": write_content(part.content).decode()}


def _response(interaction: Interaction) -> Json:
    response = interaction.response or RecordedResponse(status=0)
    content_type = next((value for name, value in response.headers if name == "content-type"), "")
    written: Json = {
        "status": response.status,
        "statusText": _phrase(response.status),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _named(response.headers),
        "content": {"size": 0, "mimeType": content_type, **_answered(response.body)},
        "redirectURL": next((value for name, value in response.headers if name == "location"), ""),
        "headersSize": _UNKNOWN_SIZE,
        "bodySize": _UNKNOWN_SIZE,
    }
    if interaction.failure is not None:
        written["_error"] = interaction.failure.message or interaction.failure.error
    return written


def _answered(body: Content | None) -> Json:
    if body is None:
        return {}
    try:
        content = write_content(body)
    except NotKeptError:
        return {"size": body.size, "_sha256": body.sha256} if isinstance(body, BinaryContent) else {}
    return {"size": len(content), **_text(content)}


def _text(content: bytes) -> Json:
    try:
        return {"text": content.decode()}
    except UnicodeDecodeError:
        return {"text": base64.b64encode(content).decode("ascii"), "encoding": "base64"}


def _named(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"name": name, "value": value} for name, value in pairs]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
