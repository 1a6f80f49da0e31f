"""Keeps secrets out of the logs of httpcore2 and httpx2, which print addresses and response headers."""

from __future__ import annotations

import logging
import re
from collections import deque
from typing import Final

from ..redaction import MASK, is_secret_name, redact_text

_LOGGERS: Final = ("httpx2", *(f"httpcore2.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")))
_HEADER: Final = re.compile(r"\(b(['\"])([\w-]+)\1, b(['\"])((?:\\.|(?!\3).)*)\3\)")
"""A header as it stands in the log: a pair of bytes."""
_MOST_VALUES: Final = 100


class _MaskedLogs(logging.Filter):
    """Masks secrets in log records.

    names: plain names that count besides those that show themselves. values: parts of the latest addresses.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.values: deque[str] = deque(maxlen=_MOST_VALUES)

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        shown = _HEADER.sub(self._shown, redact_text(message, self.names, tuple(self.values)))
        if shown != message:
            record.msg, record.args = shown, None
        return True

    def _shown(self, header: re.Match[str]) -> str:
        name = header[2]
        is_secret = name.lower() == "set-cookie" or is_secret_name(name, self.names)
        return f"(b'{name}', b'{MASK}')" if is_secret else header[0]


_FILTER: Final = _MaskedLogs()


def mask_logs(names: frozenset[str]) -> None:
    """Mask secrets from now on. names: plain names of what a document declares as a credential."""
    _FILTER.names |= names
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)


def mask_values(values: tuple[str, ...]) -> None:
    """Mask parts of an address that is about to be asked."""
    _FILTER.values.extend(value for value in values if value not in _FILTER.values)
