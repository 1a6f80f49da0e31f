"""What stands in the place of a secret: recognizable, fit for its place, and the same wherever the secret stood."""

from __future__ import annotations

import re
from typing import Final

from .rules import RULES

EMAIL: Final = "email"
IP: Final = "ip"

_TYPED: Final = re.compile(r"REDACTED-([A-Z]+(?:-[A-Z]+)*)-\d+")
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_UUID_TEMPLATE: Final = "5ec2e700-0000-4000-8000-{n:012d}"
_EMAIL_TEMPLATE: Final = "redacted-{n}@example.com"
_NETWORKS: Final = ("192.0.2", "198.51.100", "203.0.113")
_HOSTS: Final = 254

PLACEHOLDER: Final = re.compile(
    "|".join(
        [
            r"REDACTED-[A-Z]+(?:-[A-Z]+)*-\d+",
            *(re.escape(template.partition("{n")[0]) + r"\d+" for template in RULES.templates.values()),
            r"5ec2e700-0000-4000-8000-\d{12}",
            r"redacted-\d+(?:@|%40)example\.com",
            *(rf"(?<![\d.]){re.escape(network)}\.\d{{1,3}}(?![\d.])" for network in _NETWORKS),
            r"2001:db8::[0-9a-f]{1,4}(?![0-9a-f:])",
        ]
    )
)
"""Any placeholder, within a text."""


def placeholder_for(secret: str, kind: str, number: int) -> str:
    """Give what stands in the place of a secret. number: from 1, by kind."""
    if kind == IP:
        return _address(secret, number)
    return _template(secret, kind).format(n=number)


def is_placeholder(text: str) -> bool:
    """Whether a text is a placeholder and nothing else."""
    return PLACEHOLDER.fullmatch(text) is not None


def kind_of_placeholder(text: str) -> str:
    """Give the kind of secret that a placeholder stands for; "" where it does not say."""
    if found := _TYPED.fullmatch(text):
        return found[1].lower()
    heads = ((kind, template.partition("{n")[0]) for kind, template in RULES.templates.items())
    return next((kind for kind, head in heads if text.startswith(head)), "")


def _template(secret: str, kind: str) -> str:
    if kind == EMAIL:
        return _EMAIL_TEMPLATE
    if _UUID.fullmatch(secret):
        return _UUID_TEMPLATE
    return RULES.templates.get(kind) or f"REDACTED-{kind.upper()}-{{n}}"


def _address(secret: str, number: int) -> str:
    """Give an address of a network for documentation: RFC 5737, RFC 3849."""
    network, host = divmod(number - 1, _HOSTS)
    if ":" in secret or network >= len(_NETWORKS):
        return f"2001:db8::{number:x}"
    return f"{_NETWORKS[network]}.{host + 1}"
