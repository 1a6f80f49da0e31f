"""Recordings as cassettes of vcrpy, for tests that use another HTTP client: https://vcrpy.readthedocs.io.

The text is JSON but for the tag of bytes, so it is YAML. Failures have no place in a cassette and are left out.
"""

from __future__ import annotations

import base64
import json
import re
from http import HTTPStatus
from typing import Any, Final, TypeAlias

from ..bodies import BOUNDARY, NotKeptError, write_content
from ..recording import Content, Interaction, MultipartContent, RecordedResponse, Recording
from .har import address_of, base_url_of

Json: TypeAlias = dict[str, Any]

_BINARY: Final = "!!binary "
_MARKED: Final = re.compile(r'"!!binary ([A-Za-z0-9+/=]*)"')
_NOT_IN_YAML: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that JSON may hold as they are, and YAML only escaped: https://yaml.org/spec/1.1/#id868524."""


def export_cassette(recording: Recording, base_url: str = "") -> str:
    """Give a recording as the text of a cassette. base_url: by default the one of its host.

    A body that was sent, and of which the recording has only the hash, is left out: vcrpy does not match by bodies
    unless it is set to. Raises NotKeptError for such a response.
    """
    base = base_url or base_url_of(recording)
    interactions = [
        {"request": _request(interaction, base), "response": _response(interaction.response)}
        for interaction in recording.interactions
        if interaction.response is not None and interaction.failure is None
    ]
    text = json.dumps({"version": 1, "interactions": interactions}, ensure_ascii=False, indent=2)
    text = _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _MARKED.sub(r'!!binary "\1"', text) + "\n"


def _request(interaction: Interaction, base_url: str) -> Json:
    request = interaction.request
    headers = {name: [value] for name, value in request.headers.items()}
    if isinstance(request.body, MultipartContent):
        headers["content-type"] = [f"{request.headers.get('content-type', 'multipart/form-data')}; boundary={BOUNDARY}"]
    return {
        "method": request.method,
        "uri": address_of(interaction, base_url),
        "headers": headers,
        "body": _sent(request.body),
    }


def _sent(body: Content | None) -> str | None:
    try:
        return None if body is None else _written(body)
    except NotKeptError:
        return None


def _response(response: RecordedResponse) -> Json:
    headers: dict[str, list[str]] = {}
    for name, value in response.headers:
        headers.setdefault(name, []).append(value)
    return {
        "status": {"code": response.status, "message": _phrase(response.status)},
        "headers": headers,
        "body": {"string": "" if response.body is None else _written(response.body)},
    }


def _written(body: Content) -> str:
    content = write_content(body)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = _BINARY
    if text.startswith(_BINARY):
        return _BINARY + base64.b64encode(content).decode("ascii")
    return text


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
