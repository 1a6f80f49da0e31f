# ruff: noqa: INP001 - the rest of this folder is in the general layer
"""How the secrets of api.video are known: upload tokens, webhook secrets, stream keys, tokens of private assets."""

from __future__ import annotations

import re

from .rule import Pattern, SecretRules

RULES = SecretRules(
    names={
        "apivideosignature": "signature",
        "signaturesecret": "webhook-secret",
        "streamkey": "stream-key",
        "uploadtoken": "upload-token",
    },
    patterns=(
        Pattern("upload-token", re.compile(r"(?<![A-Za-z0-9])to(?=[A-Za-z]*\d)[A-Za-z0-9]{20,24}(?![A-Za-z0-9])")),
        Pattern("webhook-secret", re.compile(r"(?<![A-Za-z0-9])sig_sec_[A-Za-z0-9]{16,}")),
        Pattern("stream-key", re.compile(r"rtmps?://[^\s\"'<>]+/s/([A-Za-z0-9-]+)")),
        Pattern("asset-token", re.compile(r"/(?:token|private)/([A-Za-z0-9-]+)")),
    ),
    templates={"upload-token": "toREDACTED{n:014d}", "webhook-secret": "sig_sec_REDACTED{n:014d}"},
    harmless=(re.compile(r"(?<![A-Za-z0-9])(?:[a-z]{2}|[a-z]+_)[A-Za-z0-9]{20,24}(?![A-Za-z0-9])"),),
)
