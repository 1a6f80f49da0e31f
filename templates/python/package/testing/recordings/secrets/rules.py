"""What a layer knows of the secrets of its API: its own file of this path stands in the place of this one."""

from __future__ import annotations

from .rule import SecretRules

RULES = SecretRules()
