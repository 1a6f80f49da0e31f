"""Evidence for `resources/advanced_authentication.py`, and for credentials on all other operations."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("createAccessToken", "A wrong key is refused with 400, as is a wrong refresh token", Source.DOCUMENT),
    Evidence(
        "createAccessToken",
        "Every key that is not empty is taken, unless --api-key names some",
        Source.INFERRED,
        "for convenience",
    ),
    Evidence(
        "refreshAccessToken", "A refresh token works once, and a new one comes each time", Source.CLIENT, "python"
    ),
    Evidence(
        "refreshAccessToken", "Refresh tokens do not expire", Source.INFERRED, "no source says how long they live"
    ),
    Evidence("refreshAccessToken", "The old access token stays good until it expires", Source.INFERRED),
    Evidence(
        "",
        "The key as user name of basic authentication is taken by every operation",
        Source.DOCS_PAGE,
        "basic-authentication",
    ),
    Evidence("", "401 with one of five slugs for bad or missing credentials", Source.DOCS_PAGE, "errors"),
)
