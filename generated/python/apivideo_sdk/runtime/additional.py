"""Members an object may have beyond the ones its schema names (`additionalProperties` of a schema).

    class Labels(Model, forbid_unknown_fields=True):
        owner: str
        additional: dict[str, int] = additional_members()

`forbid_unknown_fields` is what makes the direct decoder step aside when such members are there: the lenient
reader then puts them into `additional`, and encoding writes them beside the declared members.
"""

from __future__ import annotations

import msgspec

from .forms import TypeForm

# No answer has a member of this name, so that the direct decoder never fills the field by itself.
ADDITIONAL = "{additional members}"


def additional_members() -> TypeForm:
    """Give the default of the field that holds the additional members: an empty dict, under a reserved wire name."""
    return msgspec.field(default_factory=dict, name=ADDITIONAL)
