"""HTTP headers of a response: names in any case, repeated ones kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, overload

from .redaction import redact_headers

T = TypeVar("T")

_REQUEST_IDS: Final = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "cf-ray",
)


class Headers(Mapping[str, str]):
    """A mapping whose names are looked up in any case; several values of one name read as `a, b`."""

    __slots__ = ("_values", "pairs")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple(pairs)
        self._values: dict[str, str] = {}
        for name, value in self.pairs:
            key = name.lower()
            self._values[key] = f"{self._values[key]}, {value}" if key in self._values else value

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    @overload
    def get(self, name: str) -> str | None: ...

    @overload
    def get(self, name: str, default: str | T) -> str | T: ...

    def get(self, name: str, default: object = None) -> object:
        """Give a value by its name, or what stands for it."""
        return self._values.get(name.lower(), default)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({redact_headers(self._values)!r})"

    def __reduce__(self) -> tuple[type[Headers], tuple[tuple[tuple[str, str], ...]]]:
        return Headers, (self.pairs,)

    def all(self, name: str) -> tuple[str, ...]:
        """Give every value of one name, in the order received."""
        wanted = name.lower()
        return tuple(value for key, value in self.pairs if key.lower() == wanted)


def request_id(headers: Mapping[str, str]) -> str | None:
    """Give what a server calls the request that it responds to, None where it does not say."""
    return next((found for name in _REQUEST_IDS if (found := headers.get(name))), None)
