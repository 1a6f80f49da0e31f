"""Writes calls to the standard log, without secrets: one line each at INFO, headers and bodies at DEBUG."""

from __future__ import annotations

import logging
from typing import Final

from ..errors import ConfigurationError, TransportError
from ..redaction import redact_body, redact_headers, redact_url
from ..response.response import RequestInfo
from ..transport.protocol import RawResponse, Request

LONGEST_BODY: Final = 1000
LEVELS: Final = {"debug": logging.DEBUG, "info": logging.INFO}


def configure_logging(logger: logging.Logger, level: str, variable: str) -> None:
    """Print the log of this package, as an environment variable asks (`debug` or `info`; empty: leave it alone)."""
    if not level:
        return
    if level.lower() not in LEVELS:
        raise ConfigurationError(f"{variable} is {level!r}; set it to debug or info, or unset it")
    logger.setLevel(LEVELS[level.lower()])
    if not logger.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logger.addHandler(handler)


def log_request(logger: logging.Logger, request: Request) -> None:
    """Log what is about to be sent."""
    if logger.isEnabledFor(logging.DEBUG):
        url = redact_url(request.url, request.secret_names)
        headers = redact_headers(request.headers, request.secret_names)
        logger.debug("-> %s %s %s %s", request.method, url, headers, _body_text(request))


def log_response(logger: logging.Logger, info: RequestInfo, raw: RawResponse, elapsed: float) -> None:
    """Log a response; elapsed in seconds."""
    if logger.isEnabledFor(logging.INFO):
        logger.info("%s %s: %d in %.3f s", info.method, info.url, raw.status, elapsed)
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("<- %d %s %s", raw.status, redact_headers(raw.headers), _printed(raw.content))


def log_retry(logger: logging.Logger, info: RequestInfo, reason: int | TransportError | None, wait: float) -> None:
    """Log that a call will be sent again, after `wait` seconds."""
    logger.info("%s %s: %s, sent again in %.1f s", info.method, info.url, reason, wait)


def _body_text(request: Request) -> str:
    if request.body is None:
        return ""
    content = request.body.content
    return _printed(content) if isinstance(content, bytes) else f"<{request.body.content_type}>"


def _printed(content: bytes) -> str:
    return redact_body(content[:LONGEST_BODY].decode("utf-8", "replace"))
