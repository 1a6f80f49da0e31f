"""Rules of servers: https://spec.openapis.org/oas/v3.1.1#server-object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import Subject
from generator.document.tree import as_array, as_object, as_text, escape

_VARIABLE: Final = re.compile(r"\{([^{}]+)\}")


def check_server_variables(subject: Subject) -> Iterator[RuleFinding]:
    """Each variable of a server's url is declared, with a default that is among its values."""
    for item in subject.of_kind("servers"):
        variables = as_object(item.node.get("variables"))
        for name in dict.fromkeys(_VARIABLE.findall(as_text(item.node.get("url")))):
            if name not in variables:
                message = f"server variable '{name}' is not declared; add it to `variables` with a default"
                yield RuleFinding(pointer=f"{item.pointer}/url", message=message)
        for name, variable in variables.items():
            values, default = as_array(as_object(variable).get("enum")), as_object(variable).get("default")
            if values and default is not None and default not in values:
                message = f"server variable '{name}': the default is none of its values; add it to `enum`"
                yield RuleFinding(pointer=f"{item.pointer}/variables/{escape(name)}/default", message=message)
