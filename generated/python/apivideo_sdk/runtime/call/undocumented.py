"""Operations that the document does not know, declared on the spot."""

from __future__ import annotations

from typing import Any, Final

from ..errors import ConfigurationError
from ..operation import Body, Operation, RetryClass
from ..values.models import UNSET

_RETRY_CLASSES: Final[dict[str, RetryClass]] = {
    "GET": "safe",
    "HEAD": "safe",
    "OPTIONS": "safe",
    "PUT": "idempotent",
    "DELETE": "idempotent",
}


def undocumented_operation(
    method: str, path: str, *, json: object, content: object, content_type: str
) -> Operation[Any]:
    """Declare a call by its method and path; the path, encoded already, may hold a query.

    Raises ConfigurationError for a path without `/` at its start, and when both bodies are given.
    """
    if not path.startswith("/"):
        raise ConfigurationError(f"the path {path!r} does not begin with /; it stands below the client's base_url")
    if json is not UNSET and content is not UNSET:
        raise ConfigurationError("json and content cannot be given together; choose one")
    verb = method.upper()
    return Operation(
        id=f"{verb} {path.partition('?')[0]}",
        method=verb,
        path=path,
        responses={},
        body=_body(json, content, content_type),
        retry=_RETRY_CLASSES.get(verb, "unsafe"),
    )


def _body(json: object, content: object, content_type: str) -> Body | None:
    if json is not UNSET:
        return Body(kind="json", content_type="application/json")
    return None if content is UNSET else Body(kind="binary", content_type=content_type)
