"""Reports to the log and the hooks of a client what happens to its calls, without secrets.

The log has one line for each attempt at INFO; headers and bodies are at DEBUG.
"""

from __future__ import annotations

import logging
from typing import Any, Final

from ..errors import ConfigurationError, SdkError
from ..redaction import redact_headers, redact_text
from ..response.response import RequestInfo, Response
from ..retry import AttemptResult
from ..transport.protocol import RawResponse, Request
from ..values.decoding import Decoded
from .hooks import ErrorEvent, IssueEvent, RequestEvent, RetryEvent, notify
from .session import Session

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


class Reporter:
    """Reports what happens to one call. request: how the log, the hooks and errors show it."""

    __slots__ = ("_begun", "_logger", "_session", "operation_id", "request", "secret_names")

    def __init__(
        self, session: Session, operation_id: str, request: RequestInfo, secret_names: frozenset[str] = frozenset()
    ) -> None:
        self._session = session
        self._logger = session.logger
        self._begun = session.clock()
        self.operation_id = operation_id
        self.request = request
        self.secret_names = secret_names

    def attempt(self, request: Request, number: int) -> None:
        """Report that a request is about to be sent, for the `number`th time (from 1)."""
        if self._logger.isEnabledFor(logging.DEBUG):
            headers = redact_headers(request.headers, request.secret_names)
            body = self._body_text(request)
            self._logger.debug("-> %s %s %s %s", self.request.method, self.request.url, headers, body)
        if hook := self._session.hooks.on_request:
            event = RequestEvent(operation_id=self.operation_id, request=self.request, attempt=number)
            notify(hook, event, self._logger)

    def raw_response(self, raw: RawResponse, elapsed: float) -> None:
        """Report a response to one attempt; elapsed in seconds."""
        if self._logger.isEnabledFor(logging.INFO):
            self._logger.info("%s %s: %d in %.3f s", self.request.method, self.request.url, raw.status, elapsed)
        if self._logger.isEnabledFor(logging.DEBUG):
            headers = redact_headers(raw.headers, self.secret_names)
            self._logger.debug("<- %d %s %s", raw.status, headers, self._printed(raw.content))

    def retry(self, result: AttemptResult, number: int, wait: float) -> None:
        """Report that the call will be sent again, after `wait` seconds."""
        status, error = (result.status, None) if isinstance(result, RawResponse) else (None, result)
        reason = status or error
        self._logger.info("%s %s: %s, sent again in %.1f s", self.request.method, self.request.url, reason, wait)
        if hook := self._session.hooks.on_retry:
            event = RetryEvent(
                operation_id=self.operation_id,
                request=self.request,
                attempt=number,
                wait=wait,
                status=status,
                error=error,
            )
            notify(hook, event, self._logger)

    def hold(self, wait: float) -> None:
        """Report that the call waits for the rate limit."""
        self._logger.debug("%s %s: waits %.1f s for the rate limit", self.request.method, self.request.url, wait)

    def response(self, response: Response[Any]) -> None:
        """Report what the call gives."""
        self.issues(response.reading)
        if hook := self._session.hooks.on_response:
            notify(hook, response, self._logger)

    def issues(self, reading: Decoded) -> None:
        """Report where what was read departs from the document."""
        if hook := self._session.hooks.on_issue:
            for issue in reading.issues:
                event = IssueEvent(operation_id=self.operation_id, request=self.request, issue=issue)
                notify(hook, event, self._logger)

    def error(self, error: SdkError) -> None:
        """Report that the call failed for good."""
        if hook := self._session.hooks.on_error:
            elapsed = self._session.clock() - self._begun
            event = ErrorEvent(operation_id=self.operation_id, request=self.request, error=error, elapsed=elapsed)
            notify(hook, event, self._logger)

    @property
    def where(self) -> str:
        """The call, as errors name it. What the document does not know is named by its method as it is."""
        address = f"{self.request.method} {self.request.url}"
        return address if self.operation_id.startswith(f"{self.request.method} ") else f"{self.operation_id}: {address}"

    def redact(self, text: str) -> str:
        """Give a text without secrets: those that show themselves, and the client's own."""
        return redact_text(text, self.secret_names, self._session.auth.secret_values)

    def _body_text(self, request: Request) -> str:
        if request.body is None:
            return ""
        content = request.body.content
        return self._printed(content) if isinstance(content, bytes) else f"<{request.body.content_type}>"

    def _printed(self, content: bytes) -> str:
        return self.redact(content[:LONGEST_BODY].decode("utf-8", "replace"))
