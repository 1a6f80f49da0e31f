"""A process that is split off does not wait for a renewal of its parent."""

from __future__ import annotations

import threading

from package.definition import EXCHANGE
from package.runtime.auth import renewal
from package.runtime.auth.tokens import TokenExchange


def test_child_begins_without_the_renewal_of_its_parent() -> None:
    exchange = TokenExchange(EXCHANGE, "key")
    exchange._lock.acquire()
    held = exchange._lock

    renewal._forget_renewals_of_the_parent()

    free: list[bool] = []
    thread = threading.Thread(target=lambda: free.append(exchange._lock.acquire(blocking=False)))
    thread.start()
    thread.join()
    held.release()
    assert [True] == free
    assert exchange._renewal is None
