"""The two clients: base classes, imports and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.ir.api import Api
from generator.targets.python.names.names import Names
from generator.targets.python.operations.resources import mixin
from generator.targets.python.operations.servers import view_variables
from generator.targets.python.package.docstrings import clean, docstring
from generator.targets.python.package.imports import Import, import_lines
from generator.targets.python.package.package import Client
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.settings import TargetSettings

_ALWAYS: Final = frozenset(
    {
        Import(module="functools", name="cached_property"),
        Import(module="typing", name="TYPE_CHECKING"),
        Import(module=".definition", name="API"),
        *runtime_imports("AsyncClient", "SyncClient"),
    }
)
_FOR_VARIABLES: Final = frozenset(
    {
        Import(module="typing", name="Literal"),
        Import(module="typing", name="Unpack"),
        *runtime_imports("AsyncClientOptions", "SyncClientOptions"),
    }
)


def view_client(api: Api, settings: TargetSettings, mixins: Mapping[str, str], names: Names) -> Client:
    """Name both clients. Layers call them `Client` and `AsyncClient`, whatever their names."""
    bases, imports = mixin("Client", mixins)
    async_bases, async_imports = mixin("AsyncClient", mixins)
    async_name = f"Async{settings.client}"
    title = " ".join(clean(api.title).split()) or settings.package
    variables = view_variables(api, names)
    init_text = "\n".join(f"{one.name}: {one.text_cell}" for one in variables)
    return Client(
        name=settings.client,
        async_name=async_name,
        available=", ".join(settings.clients),
        bases=", ".join([*bases, "SyncClient"]),
        async_bases=", ".join([*async_bases, "AsyncClient"]),
        imports=import_lines(_ALWAYS | imports | async_imports | (_FOR_VARIABLES if variables else frozenset())),
        doc=docstring(f"A client of {title}. Close it, or use it in a `with` block.", level=1),
        async_doc=docstring(
            f"An asynchronous client of {title}. Close it, or use it in an `async with` block.", level=1
        ),
        init_doc=docstring(f"Make a client. Variables of the address:\n\n{init_text}", level=2),
        variables=variables,
    )
