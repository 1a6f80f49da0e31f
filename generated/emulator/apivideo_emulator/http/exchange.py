"""One call as handlers see it, and what they return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..base.clock import stamp
from ..base.document import ServedOperation
from ..base.problems import not_found
from ..base.store import Store, Thing
from ..world.world import World
from .forms import ReceivedForm


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiCall:
    """One request that is authenticated, read and valid.

    path: values of the path by name. query: declared query parameters by name, of their declared types, with defaults;
    those without a value are absent. pairs: the query as it was sent. body: JSON body, {} when there is none.
    form: fields and files of a multipart body. base_url: where the emulator is reached, without a slash at the end.
    """

    world: World
    operation: ServedOperation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    pairs: Sequence[tuple[str, str]]
    headers: Mapping[str, str]
    body: Thing
    form: ReceivedForm
    base_url: str
    now: datetime

    @property
    def store(self) -> Store:
        """The state."""
        return self.world.store

    @property
    def stamp(self) -> str:
        """The time of the call as responses write it."""
        return stamp(self.now)

    def find(self, kind: str, name: str) -> Thing:
        """Give the thing the path value `name` identifies. Raises ProblemError 404 when there is none."""
        thing = self.store.get(kind, self.path[name])
        if thing is None:
            raise not_found(name)
        return thing


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiResponse:
    """What a handler returns. `body` is written as JSON; no body when None."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


NO_CONTENT = ApiResponse(status=204)
"""Done, and there is nothing to say."""
