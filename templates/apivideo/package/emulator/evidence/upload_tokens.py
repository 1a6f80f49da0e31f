"""Evidence for `resources/upload_tokens.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("deleteUploadToken", "204, and what was uploaded with the token stays", Source.DOCUMENT),
    Evidence("createUploadToken", "Without `ttl`, or with 0, `expiresAt` is null", Source.LIVE_TEST),
    Evidence("createUploadToken", "Answers 200, not 201", Source.DOCUMENT),
    Evidence("getUploadToken", "An expired token is still given, until it is deleted", Source.INFERRED),
    Evidence("listUploadTokens", "Expired tokens are not listed", Source.INFERRED),
)
