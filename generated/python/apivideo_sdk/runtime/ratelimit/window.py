"""What responses say together of the calls that a limit still allows."""

from __future__ import annotations

import msgspec

from ..rate_limit import LONGEST_WINDOW, ROUNDING, RateLimit


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the calls that a limit still allows, at moments of the client's clock.

    remaining: calls left until `resets_at`, which is None where no response said when. known_at: when this was learned.
    """

    remaining: int
    resets_at: float | None
    known_at: float

    def joined(self, later: Window, sent_at: float) -> Window:
        """Give what is known after the response to a call that was sent at `sent_at`.

        Responses come out of order: of one window the lowest `remaining` is the latest. A response is of another
        window if its call was sent after the reset, or if its own reset is later even if it was said at once.
        """
        if self._is_over_for(later, sent_at):
            return later
        resets = [moment for moment in (self.resets_at, later.resets_at) if moment is not None]
        return Window(
            remaining=min(self.remaining, later.remaining),
            resets_at=min(resets, default=None),
            known_at=later.known_at,
        )

    def _is_over_for(self, later: Window, sent_at: float) -> bool:
        if self.resets_at is None:
            return sent_at >= self.known_at
        if sent_at >= self.resets_at:
            return True
        taken = later.known_at - sent_at
        return later.resets_at is not None and later.resets_at - taken > self.resets_at + 2 * ROUNDING


def window_of(limit: RateLimit, now: float) -> Window | None:
    """Give the window that a response speaks of; None where it does not say how many calls are left."""
    if limit.remaining is None:
        return None
    seconds = limit.retry_after
    resets_at = now + seconds if seconds is not None and 0 < seconds <= LONGEST_WINDOW else None
    return Window(remaining=limit.remaining, resets_at=resets_at, known_at=now)
