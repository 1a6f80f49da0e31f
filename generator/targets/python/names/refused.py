"""What the owner of an API chose and does not get: names of things that are not there, or that are taken."""

from __future__ import annotations

from collections.abc import Iterator

from generator.configuration.choices import Choices, Renames
from generator.ir.api import Api
from generator.problems import Location, Problem, UnusableInputError
from generator.targets.python.names.names import Names

_COMPONENT = "#/components/schemas/"


def check_choices(api: Api, names: Names, choices: Choices) -> None:
    """Raise UnusableInputError for a choice that has no effect: the first, and how many there are besides."""
    schemes = {scheme.name for scheme in api.security_schemes}
    refused = [
        *(f"[rename] {reason}" for reason in _refused_renames(api, names, choices.rename)),
        *(
            f"[credentials] the document has no security scheme {name!r}; use one of {', '.join(sorted(schemes))}"
            for name in choices.credentials
            if name not in schemes
        ),
    ]
    if refused:
        more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
        where = Location(file=choices.source)
        raise UnusableInputError(Problem(where=where, rule="project", message=f"{refused[0]}{more}"))


def _refused_renames(api: Api, names: Names, renames: Renames) -> Iterator[str]:
    operations = {operation.operation_id: operation for operation in api.operations}
    for tag, wanted in renames.tags.items():
        found = names.resources[tag].attribute if tag in names.resources else ""
        yield from _refusal("tag", tag, found, wanted)
    for operation_id, wanted in renames.operations.items():
        found = names.method(operations[operation_id]) if operation_id in operations else ""
        yield from _refusal("operation", operation_id, found, wanted)
    for schema, wanted in renames.schemas.items():
        declaration = names.types.by_pointer.get(f"{_COMPONENT}{schema}")
        yield from _refusal("schema that becomes a class", schema, declaration.name if declaration else "", wanted)
    for key, wanted in renames.members.items():
        yield from _refusal("member", key, _member(key, names), wanted)
    for key, wanted in renames.parameters.items():
        operation_id, _, name = key.partition(".")
        arguments = names.arguments[operations[operation_id].pointer] if operation_id in operations else {}
        named = [argument for (_, wire_name), argument in arguments.items() if wire_name == name]
        yield from _refusal("parameter", key, wanted if wanted in named else "".join(named[:1]), wanted)


def _member(key: str, names: Names) -> str:
    schema, _, member = key.partition(".")
    declaration = names.types.by_pointer.get(f"{_COMPONENT}{schema}")
    return names.fields[declaration.name].get(member, "") if declaration else ""


def _refusal(kind: str, wire_name: str, found: str, wanted: str) -> Iterator[str]:
    if not found:
        yield f"there is no {kind} {wire_name!r}; correct the name, as the document spells it"
    elif found != wanted:
        yield f"the {kind} {wire_name!r} cannot be {wanted!r}, which is taken or reserved; choose another name"
