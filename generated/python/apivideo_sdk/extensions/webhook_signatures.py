"""Proves that a webhook call comes from api.video.

A call carries the hexadecimal HMAC-SHA256 of its raw body, keyed with the webhook's `signature_secret`. The time is not
signed besides, so the same body sent once more bears the same signature, and is valid again.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import Final, Protocol, TypeAlias

from ..runtime.errors import ConfigurationError, WebhookSignatureError
from ..runtime.headers import Headers

SIGNATURE_HEADER: Final = "X-Api-Video-Signature"
WEBHOOK_ID_HEADER: Final = "X-Api-Video-WebhookID"

RawBody: TypeAlias = bytes | bytearray | memoryview | str
Secrets: TypeAlias = str | Iterable[str]


class HeaderItems(Protocol):
    """Headers as web frameworks give them: a mapping, or anything else with `items()`."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Give names and values."""
        ...


def verify_webhook(body: RawBody, signature: str | None, secret: Secrets) -> None:
    """Prove that a webhook call was signed with the secret, or with one of several while they are being exchanged.

    body: as it was received, before its JSON was read; text stands for its UTF-8. signature: what the header
    `X-Api-Video-Signature` says, None where there is none.

    Raises WebhookSignatureError when it was not, and ConfigurationError when the secret is missing or empty.
    """
    expected = [sign(body, each).encode() for each in _secrets(secret)]
    given = _checked(signature).encode("ascii", "replace")
    matches = [hmac.compare_digest(given, each) for each in expected]
    if not any(matches):
        raise WebhookSignatureError(
            f"{SIGNATURE_HEADER} is not of this body and this secret; give the bytes of the body as they were "
            f"received, and the `signature_secret` of the webhook that {WEBHOOK_ID_HEADER} names"
        )


def sign(body: RawBody, secret: str) -> str:
    """Give the signature of a body. Raises ConfigurationError when the secret is no text, or an empty one."""
    if not isinstance(secret, str) or not secret:
        raise ConfigurationError(f"the secret of a webhook is empty, or no text; {_WHERE_IT_IS}")
    return hmac.digest(secret.encode(), bytes_of(body), "sha256").hex()


def signature_of(headers: HeaderItems) -> str | None:
    """Find the signature in the headers of a call, whose names may be in any case; None where there is none."""
    return Headers(headers.items()).get(SIGNATURE_HEADER)


def bytes_of(body: RawBody) -> bytes:
    """Give the bytes of a body. Raises TypeError for what was read from it already, such as a dict."""
    match body:
        case str():
            return body.encode("utf-8", "surrogatepass")
        case bytes() | bytearray() | memoryview():
            return bytes(body)
    raise TypeError(
        f"the body of a webhook call is given as {type(body).__name__}; "
        "give it raw, as bytes, since these are what was signed: JSON written anew may differ"
    )


_WHERE_IT_IS: Final = "give the webhook's `signature_secret`, as `client.webhooks.get` returns it"


def _secrets(secret: Secrets | None) -> tuple[str, ...]:
    if isinstance(secret, str):
        return (secret,)
    if secret is None or not (secrets := tuple(secret)):
        raise ConfigurationError(f"there is no secret to verify a webhook call with; {_WHERE_IT_IS}")
    return secrets


def _checked(signature: str | None) -> str:
    if signature is None:
        raise WebhookSignatureError(f"the webhook call is not signed: it has no header {SIGNATURE_HEADER}")
    if not isinstance(signature, str):
        raise TypeError(f"the signature of a webhook call is given as {type(signature).__name__}; give it as text")
    return signature
