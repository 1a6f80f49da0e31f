"""Evidence for webhooks and their deliveries."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "create-and-manage-webhooks"

ROWS: Final = (
    Evidence(
        "createWebhook",
        "Nothing is delivered to a webhook that a web page of another origin than this machine made",
        Source.INFERRED,
        "its own",
    ),
    Evidence("createWebhook", "`signatureSecret` is told by create, get and list", Source.DOCS_PAGE, _GUIDE),
    Evidence("getWebhook", "`events` come in the order in which they were named", Source.INFERRED),
    Evidence("createWebhook", "No event at all: 400 attribute-required", Source.INFERRED),
    Evidence("createWebhook", "400 webhook-limit-reached for too many webhooks", Source.DOCS_PAGE, "errors"),
    Evidence("createWebhook", "An account may have 100 webhooks", Source.INFERRED, "no source says how many"),
    Evidence("createWebhook", "An address must be http or https", Source.INFERRED),
    Evidence("listWebhooks", "`events` names one event", Source.DOCUMENT),
    Evidence("createWebhook", "Deliveries are signed: hexadecimal HMAC-SHA256 of the body", Source.DOCS_PAGE, _GUIDE),
    Evidence("createWebhook", "A status from 300 on: three more attempts, 3 s apart", Source.DOCS_PAGE, _GUIDE),
    Evidence("createWebhook", "No answer at all counts as failed as well", Source.INFERRED),
    Evidence("createWebhook", "Redirects are not followed", Source.INFERRED, "300 and above counts as failed"),
    Evidence(
        "createWebhook",
        "Nothing is delivered beyond this machine unless allowed; the log says `refused`",
        Source.INFERRED,
        "the emulator's own choice, for safety",
    ),
    Evidence("deleteWebhook", "What was to be tried again is not", Source.INFERRED),
)
