"""What parsing reports of a document, as texts."""

from __future__ import annotations

from generator.ir.api import Api


def reported(api: Api, base: str = "") -> tuple[str, ...]:
    """Give `pointer: reason` of each loss, then `pointer: reason [rule]` of each warning; pointers from `base` on."""
    return (
        *(f"{loss.pointer.removeprefix(base)}: {loss.reason}" for loss in api.losses),
        *(f"{one.pointer.removeprefix(base)}: {one.reason} [{one.rule}]" for one in api.warnings),
    )


def reasons(api: Api) -> list[str]:
    """Give the reasons of losses, then those of warnings with their rules."""
    return [*(loss.reason for loss in api.losses), *(f"{one.reason} [{one.rule}]" for one in api.warnings)]
