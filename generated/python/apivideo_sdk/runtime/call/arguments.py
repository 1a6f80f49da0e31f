"""The values of one call, and the request that they make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from ..errors import ArgumentError, file_error
from ..operation import Operation
from ..options import NO_STYLES, NOTHING, OWN_HEADERS, ClientSettings, origin_of
from ..redaction import is_secret_name
from ..request.accept import accepted
from ..request.bodies import EncodedBody, encode_body, encode_querystring
from ..request.parameters import encode_cookies, encode_headers, encode_path, header_text
from ..request.query import encode_query, query_string
from ..transport.protocol import Request
from ..values.models import UNSET
from .addresses import base_of


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one call by wire name, by place. UNSET anywhere is left out.

    content_type: how the body is written, where that can be chosen. accept: the media type to ask for.
    """

    path: Mapping[str, object] = NOTHING
    query: Mapping[str, object] = NOTHING
    headers: Mapping[str, object] = NOTHING
    cookies: Mapping[str, object] = NOTHING
    body: object = UNSET
    content_type: object = UNSET
    accept: object = UNSET


NO_ARGUMENTS = Arguments()


def build_request(settings: ClientSettings, operation: Operation[Any], arguments: Arguments) -> Request:
    """Write the arguments where the operation says they go; without credentials.

    Raises ArgumentError for what cannot be written, and FileError for a file that cannot be read.
    """
    try:
        return _built(settings, operation, arguments)
    except OSError as error:
        raise file_error(error, f"{operation.id}: {error}") from error
    except (TypeError, ValueError) as error:
        raise ArgumentError(f"{operation.id}: {error}") from error


def is_own(settings: ClientSettings, url: str) -> bool:
    """Whether an address is of the client's own API, and so may be sent its credentials."""
    base = settings.base_url
    return url.startswith((f"{base}/", f"{base}?")) or origin_of(url) == origin_of(base)


def _built(settings: ClientSettings, operation: Operation[Any], arguments: Arguments) -> Request:
    headers = {"accept": accepted(operation), **settings.headers}
    for name, value in encode_headers(arguments.headers, operation.header_styles):
        headers[name.lower()] = value
    if arguments.headers and (wrong := headers.keys() & OWN_HEADERS):
        raise ValueError(f"header {min(wrong)!r} is set by the client, from the body that it sends; leave it out")
    if arguments.cookies and (cookie := encode_cookies(arguments.cookies, operation.cookie_styles)):
        headers["cookie"] = cookie
    if arguments.accept is not UNSET:
        headers["accept"] = header_text("accept", str(arguments.accept))
    body = _body(operation, arguments)
    if body is not None and body.content_type:
        headers["content-type"] = body.content_type
    return Request(
        method=operation.method,
        url=_address(settings, operation, arguments),
        headers=headers,
        timeout=settings.timeout,
        body=body,
        secret_names=settings.secret_names,
        secret_values=_secret_values(settings, arguments.path) if arguments.path else (),
        max_response_size=settings.max_response_size,
    )


def _body(operation: Operation[Any], arguments: Arguments) -> EncodedBody | None:
    usual, chosen = operation.body, arguments.content_type
    if usual is None:
        return None
    if chosen is UNSET or chosen == usual.content_type:
        return encode_body(usual, arguments.body)
    other = usual.others.get(str(chosen))
    if other is None:
        known = ", ".join(map(repr, (usual.content_type, *usual.others)))
        raise ValueError(f"content_type is {chosen!r}; there are {known}")
    return encode_body(other, arguments.body)


def _address(settings: ClientSettings, operation: Operation[Any], arguments: Arguments) -> str:
    url = base_of(settings, operation) + encode_path(operation.path, arguments.path, operation.path_styles)
    values, whole = arguments.query, ""
    if operation.querystring is not None:
        whole = encode_querystring(operation.querystring, values)
        values = {name: value for name, value in values.items() if name != operation.querystring.name}
    pairs = encode_query(values, operation.query_styles) if values else []
    if settings.query:
        pairs = [*pairs, *encode_query(settings.query, NO_STYLES)]
    if not (pairs or whole):
        return url
    query = "&".join(part for part in (whole, query_string(pairs)) if part)
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _secret_values(settings: ClientSettings, path: Mapping[str, object]) -> tuple[str, ...]:
    """Give the values in a path whose names say that they are secrets, as they stand there."""
    return tuple(quote(str(path[name]), safe="") for name in path if is_secret_name(name, settings.secret_names))
