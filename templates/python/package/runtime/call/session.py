"""What a client and its clones share: the definition, credentials, hooks, the rate limits, the clocks."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ..auth.schemes import Auth
from ..operation import ApiDefinition
from ..rate_limit import UNKNOWN, RateLimit
from ..ratelimit.gate import Gate
from .hooks import Hooks


@dataclass(kw_only=True, slots=True)
class Session:
    """One per client, for any number of threads and tasks.

    clock: seconds, only ever growing. rate_limit: what the latest response said. is_paced: see `Gate`.
    """

    definition: ApiDefinition
    auth: Auth
    hooks: Hooks
    logger: logging.Logger
    clock: Callable[[], float] = time.perf_counter
    random: Callable[[], float] = field(default=random.random)
    rate_limit: RateLimit = UNKNOWN
    is_closed: bool = False
    is_paced: bool = False
    gate: Gate = field(init=False)

    def __post_init__(self) -> None:
        self.gate = Gate(clock=self.clock, is_paced=self.is_paced)
