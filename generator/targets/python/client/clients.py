"""The two clients: base classes, imports and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.ir.api import Api
from generator.targets.python.client.servers import view_variables
from generator.targets.python.names.names import Names
from generator.targets.python.package.docstrings import clean, docstring
from generator.targets.python.package.imports import Import, import_lines, mixin
from generator.targets.python.package.package import AddressVariable, Client, CredentialArgument
from generator.targets.python.package.runtime_names import runtime_import, runtime_imports
from generator.targets.settings import TargetSettings

_ALWAYS: Final = frozenset(
    {
        Import(module="functools", name="cached_property"),
        Import(module="typing", name="TYPE_CHECKING"),
        Import(module=".definition", name="API"),
        *runtime_imports("AsyncClient", "SyncClient"),
    }
)
_FOR_ARGUMENTS: Final = frozenset(
    {
        Import(module="typing", name="Literal"),
        Import(module="typing", name="Unpack"),
        *runtime_imports("AsyncClientOptions", "SyncClientOptions"),
        Import(module="collections.abc", name="Mapping"),
        runtime_import("Credential", alias="_Credential"),
    }
)


def view_client(
    api: Api,
    settings: TargetSettings,
    mixins: Mapping[str, str],
    names: Names,
    credentials: tuple[CredentialArgument, ...],
) -> Client:
    """Name both clients. Layers call them `Client` and `AsyncClient`, whatever their names."""
    bases, imports = mixin("Client", mixins)
    async_bases, async_imports = mixin("AsyncClient", mixins)
    async_name = f"Async{settings.client}"
    title = " ".join(clean(api.title).split()) or settings.package
    variables = view_variables(api, names)
    has_arguments = bool(variables or credentials)
    return Client(
        name=settings.client,
        async_name=async_name,
        import_line=import_lines(Import(module=settings.package, name=name) for name in settings.clients)[0],
        bases=", ".join([*bases, "SyncClient"]),
        async_bases=", ".join([*async_bases, "AsyncClient"]),
        imports=import_lines(_ALWAYS | imports | async_imports | (_FOR_ARGUMENTS if has_arguments else frozenset())),
        doc=docstring(f"A client of {title}. Close it, or use it in a `with` block.", level=1),
        async_doc=docstring(
            f"An asynchronous client of {title}. Close it, or use it in an `async with` block.", level=1
        ),
        init_doc=docstring(_init_text(variables, credentials), level=2),
        variables=variables,
        credentials=credentials,
        has_arguments=has_arguments,
    )


def _init_text(variables: Iterable[AddressVariable], credentials: Iterable[CredentialArgument]) -> str:
    parts = ["Make a client."]
    if listed := "\n".join(f"{one.name}: {one.text_cell}" for one in variables):
        parts.append(f"Variables of the address:\n\n{listed}")
    if listed := "\n".join(f"{one.name}: {one.text}." for one in credentials):
        parts.append(f"Credentials, of which each call sends those that its operation needs:\n\n{listed}")
    return "\n\n".join(parts)
