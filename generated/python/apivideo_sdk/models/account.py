"""Types that `client.account` alone uses."""

from __future__ import annotations

from ..runtime.values.models import Model


class Account(Model, kw_only=True):
    """What the account may do and how much of it is used up. Given by a deprecated operation only.

    Source: `#/components/schemas/Account`
    """

    quota: AccountQuota | None = None
    """How much of the quota is used and how much is left."""
    features: list[str] | None = None
    """Names of the features that are switched on, such as `app.event_log` for logs of how videos
    are watched, `player.white_label` for a player of your own look, or `transcode.mp4_support`
    for MP4 files.
    """
    environment: str | None = None
    """Environment the API key belongs to: `production` or `sandbox`."""


class AccountQuota(Model, kw_only=True, rename="camel"):
    """How much the account may use, in a unit that the API does not name.

    Source: `#/components/schemas/AccountQuota`
    """

    quota_used: float | None = None
    """How much of the quota is used so far. The API names no unit."""
    quota_remaining: float | None = None
    """Left: the total less what is used."""
    quota_total: float | None = None
    """How much the account may use altogether. The API names no unit."""
