"""What is added to `client.pets`."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..models.pets import Pet


class Listing(Protocol):
    """What the generated class has."""

    def list(self) -> Sequence[Pet]:
        """Give all pets."""
        ...


class AsyncListing(Protocol):
    """The same, to await."""

    def list(self) -> Awaitable[Sequence[Pet]]:
        """Give all pets."""
        ...


def is_kitten(pet: Pet) -> bool:
    """Whether a pet is not a year old."""
    return pet.age == 0


class OldestPet:
    """Added to `Pets`."""

    def oldest(self: Listing) -> Pet | None:
        """Give the oldest pet, None if there is none."""
        return max(self.list(), key=lambda pet: pet.age, default=None)


class AsyncOldestPet:
    """Added to `AsyncPets`."""

    async def oldest(self: AsyncListing) -> Pet | None:
        """Give the oldest pet, None if there is none."""
        return max(await self.list(), key=lambda pet: pet.age, default=None)
