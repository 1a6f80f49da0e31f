"""Evidence for webhooks and their deliveries."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

_GUIDE: Final = "create-and-manage-webhooks"

ROWS: Final = (
    EvidenceRow(
        "createWebhook",
        "Nothing is delivered to a webhook that a web page of another origin than this machine made",
        KnownFrom.INFERRED,
        "its own",
    ),
    EvidenceRow("createWebhook", "`signatureSecret` is returned by create, get and list", KnownFrom.DOCS_PAGE, _GUIDE),
    EvidenceRow("getWebhook", "`events` come in the order in which they were named", KnownFrom.INFERRED),
    EvidenceRow("createWebhook", "No event at all: 400 attribute-required", KnownFrom.INFERRED),
    EvidenceRow("createWebhook", "400 webhook-limit-reached for too many webhooks", KnownFrom.DOCS_PAGE, "errors"),
    EvidenceRow("createWebhook", "An account may have 100 webhooks", KnownFrom.INFERRED, "no source says how many"),
    EvidenceRow("createWebhook", "An address must be http or https", KnownFrom.INFERRED),
    EvidenceRow("listWebhooks", "`events` names one event", KnownFrom.DOCUMENT),
    EvidenceRow(
        "createWebhook", "Deliveries are signed: hexadecimal HMAC-SHA256 of the body", KnownFrom.DOCS_PAGE, _GUIDE
    ),
    EvidenceRow("createWebhook", "A status from 300 on: three more attempts, 3 s apart", KnownFrom.DOCS_PAGE, _GUIDE),
    EvidenceRow("createWebhook", "No response at all counts as failed as well", KnownFrom.INFERRED),
    EvidenceRow("createWebhook", "Redirects are not followed", KnownFrom.INFERRED, "300 and above counts as failed"),
    EvidenceRow(
        "createWebhook",
        "Nothing is delivered beyond this machine unless allowed; the log says `refused`",
        KnownFrom.INFERRED,
        "the emulator's own choice, for safety",
    ),
    EvidenceRow("deleteWebhook", "What was to be tried again is not", KnownFrom.INFERRED),
)
