"""Evidence for what holds for all operations, credentials aside, and for the account."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("", "X-RateLimit-* on every answer but those of /auth", Source.DOCUMENT),
    Evidence("", "Limits for a minute: sandbox 40, 40, 100; production 100, 200, 500", Source.DOCS_PAGE, "reference"),
    Evidence("", "Every operation that takes a file counts as an upload, each part too", Source.REPORT, "parts alone"),
    Evidence("", "The minute begins with the first request, for each key and kind", Source.INFERRED),
    Evidence("", "429 has no name", Source.DOCUMENT),
    Evidence("", "Errors are application/json", Source.DOCUMENT),
    Evidence("", "A body may have several problems, and the answer repeats the first", Source.DOCUMENT),
    Evidence("", "Members and query parameters that nobody knows are passed over", Source.INFERRED),
    Evidence("", "A body that is too large, or no JSON object: 400 invalid-payload", Source.INFERRED),
    Evidence("", "Values of the path that the document does not list: 404 unrecognized-request-url", Source.DOCUMENT),
    Evidence("", "405 for another method of a known address", Source.DOCS_PAGE, "errors"),
    Evidence("", "401 is told before 429, and 429 before 400", Source.INFERRED),
    Evidence("", "Links of pages are relative, and repeat the filters", Source.DOCUMENT),
    Evidence("", "A page behind the last is empty", Source.INFERRED),
    Evidence("", "`sortBy` alone sorts upwards; what lacks the property comes first", Source.INFERRED),
    Evidence("", "Pages of any origin may call every operation, and read its answer", Source.CLIENT, "typescript"),
    Evidence("", "Which headers a page of another origin may read", Source.INFERRED),
    Evidence(
        "", "421 for a name that is not this machine's, unless --allow-host allows it", Source.INFERRED, "its own"
    ),
    Evidence("", "Suspended accounts are refused everywhere", Source.INFERRED, "the page tells status and slug alone"),
    Evidence(
        "getAccount", "`quota` is left out: the emulator counts none", Source.INFERRED, "no source names its unit"
    ),
    Evidence("getAccount", "The features are those of the emulator", Source.INFERRED, "names from the API of 2021"),
    Evidence("getAccount", "`sandbox`, unless the rate limits are those of production", Source.INFERRED),
    Evidence("getAccount", "404 is never answered: a key has an account", Source.INFERRED),
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
