"""Path Item Object: https://spec.openapis.org/oas/v2.0.html#path-item-object."""

from __future__ import annotations

from typing import Final

from generator.document.tree import Json, Object
from generator.document.upgrade.context import Context, Place
from generator.document.upgrade.operation import listed_parameters, upgrade_operation, upgrade_parameters

_METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch"})


def upgrade_path_item(node: Json, place: Place, context: Context) -> Json:
    """Say a path item. Parameters of the body that it lists move to its operations."""
    if not isinstance(node, dict):
        return node
    listed = listed_parameters(node.get("parameters"), place.at("parameters"), context)
    upgraded: Object = {}
    for key, value in node.items():
        if key.lower() in _METHODS and isinstance(value, dict):
            upgraded[key] = upgrade_operation(value, place.at(key), listed, context)
        elif key == "parameters":
            upgraded[key] = upgrade_parameters(listed, f"{place.new}/parameters", context)
        else:
            upgraded[key] = value
    return upgraded
