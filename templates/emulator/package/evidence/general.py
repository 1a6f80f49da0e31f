"""Evidence for what holds for all operations, credentials aside, and for the account."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

ROWS: Final = (
    EvidenceRow("", "X-RateLimit-* on every response but those of /auth", KnownFrom.DOCUMENT),
    EvidenceRow(
        "", "Limits for a minute: sandbox 40, 40, 100; production 100, 200, 500", KnownFrom.DOCS_PAGE, "reference"
    ),
    EvidenceRow(
        "", "Every operation that takes a file counts as an upload, each part too", KnownFrom.REPORT, "parts alone"
    ),
    EvidenceRow("", "The minute begins with the first request, for each key and kind", KnownFrom.INFERRED),
    EvidenceRow("", "429 has no name", KnownFrom.DOCUMENT),
    EvidenceRow("", "Errors are application/json", KnownFrom.DOCUMENT),
    EvidenceRow("", "A body may have several problems, and the response repeats the first", KnownFrom.DOCUMENT),
    EvidenceRow("", "Members and query parameters that nobody knows are passed over", KnownFrom.INFERRED),
    EvidenceRow("", "A body that is too large, or no JSON object: 400 invalid-payload", KnownFrom.INFERRED),
    EvidenceRow(
        "", "Values of the path that the document does not list: 404 unrecognized-request-url", KnownFrom.DOCUMENT
    ),
    EvidenceRow("", "405 for another method of a known address", KnownFrom.DOCS_PAGE, "errors"),
    EvidenceRow("", "401 comes before 429, and 429 before 400", KnownFrom.INFERRED),
    EvidenceRow("", "Links of pages are relative, and repeat the filters", KnownFrom.DOCUMENT),
    EvidenceRow("", "A page behind the last is empty", KnownFrom.INFERRED),
    EvidenceRow("", "`sortBy` alone sorts upwards; what lacks the property comes first", KnownFrom.INFERRED),
    EvidenceRow(
        "", "Pages of any origin may call every operation, and read its response", KnownFrom.CLIENT, "typescript"
    ),
    EvidenceRow("", "Which headers a page of another origin may read", KnownFrom.INFERRED),
    EvidenceRow(
        "", "421 for a name that is not this machine's, unless --allow-host allows it", KnownFrom.INFERRED, "its own"
    ),
    EvidenceRow(
        "", "Suspended accounts are refused everywhere", KnownFrom.INFERRED, "the page has status and slug alone"
    ),
    EvidenceRow(
        "getAccount", "`quota` is left out: the emulator counts none", KnownFrom.INFERRED, "no source names its unit"
    ),
    EvidenceRow(
        "getAccount", "The features are those of the emulator", KnownFrom.INFERRED, "names from the API of 2021"
    ),
    EvidenceRow("getAccount", "`sandbox`, unless the rate limits are those of production", KnownFrom.INFERRED),
    EvidenceRow("getAccount", "404 is never answered: a key has an account", KnownFrom.INFERRED),
    EvidenceRow(
        "createAccessToken", "A wrong key is refused with 400, as is a wrong refresh token", KnownFrom.DOCUMENT
    ),
    EvidenceRow(
        "createAccessToken",
        "Every key that is not empty is taken, unless --api-key names some",
        KnownFrom.INFERRED,
        "for convenience",
    ),
    EvidenceRow(
        "refreshAccessToken", "A refresh token works once, and a new one comes each time", KnownFrom.CLIENT, "python"
    ),
    EvidenceRow(
        "refreshAccessToken", "Refresh tokens do not expire", KnownFrom.INFERRED, "no source says how long they live"
    ),
    EvidenceRow("refreshAccessToken", "The old access token stays good until it expires", KnownFrom.INFERRED),
    EvidenceRow(
        "",
        "The key as user name of basic authentication is taken by every operation",
        KnownFrom.DOCS_PAGE,
        "basic-authentication",
    ),
    EvidenceRow("", "401 with one of five slugs for bad or missing credentials", KnownFrom.DOCS_PAGE, "errors"),
)
