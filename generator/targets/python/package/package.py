"""The Python package as the templates see it: every string ready to print, every condition a boolean.

Types of the models are in `types.py`; everything here is about calls, their tests and their documentation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from generator.ir.api import ParseWarning
    from generator.targets.index_entry import IndexEntry
    from generator.targets.python.package.types import ModelModule
    from generator.targets.settings import Helper


class Argument(Struct, frozen=True, kw_only=True):
    """One argument of a method. `declaration` is its text in a signature, default included.

    usage: its shorter text in `api.md`. place: where it is sent ("query", "body", ..., "not sent"). type_cell and
    text_cell: its type, and what is said of it, as cells of a Markdown table.
    """

    name: str
    declaration: str
    usage: str
    place: str
    type_cell: str
    text_cell: str
    is_positional: bool


class DocumentedOutcome(Struct, frozen=True, kw_only=True):
    """One documented status as cells of a Markdown table: what a call gives, or what it raises."""

    status: str
    outcome_cell: str
    text_cell: str


class Constant(Struct, frozen=True, kw_only=True):
    """One module-level constant: `name: annotation = call(members)`."""

    name: str
    annotation: str
    constructor: str
    members: tuple[str, ...]


class Overload(Struct, frozen=True, kw_only=True):
    """One way to call a method whose result depends on an argument."""

    signature: str
    returns: str
    async_returns: str


class Method(Struct, frozen=True, kw_only=True):
    """One method of both clients. `statement` is its body, `async_statement` that of the asynchronous twin.

    async_def: "async def", or "def" where what it gives is awaited itself. is_hidden: api.md does not list it.
    """

    name: str
    signature: str
    returns: str
    async_returns: str
    async_def: str
    statement: str
    async_statement: str
    doc: str
    arguments: tuple[Argument, ...]
    outcomes: tuple[DocumentedOutcome, ...]
    http_line: str
    summary: str
    usage: str
    is_deprecated: bool
    is_hidden: bool
    is_paged: bool
    has_arguments: bool
    has_outcomes: bool
    is_stream: bool = False
    overloads: tuple[Overload, ...] = ()


class Wrapper(Struct, frozen=True, kw_only=True):
    """A method that `with_response` has too. function: the one of `runtime.response.response` that types it."""

    name: str
    function: str
    async_function: str


class Resource(Struct, frozen=True, kw_only=True):
    """One tag: `client.<attribute>`, a class per client in `resources/<module>.py`.

    bases: what follows the class name in parentheses, mixins of the layers first. typing_imports: statements for type
    checkers alone.
    """

    attribute: str
    module: str
    class_name: str
    async_class_name: str
    bases: str
    async_bases: str
    title: str
    doc: str
    module_doc: str
    accessor_doc: str
    imports: tuple[str, ...]
    typing_imports: tuple[str, ...]
    has_typing_imports: bool
    is_hidden: bool
    operations: tuple[Constant, ...]
    methods: tuple[Method, ...]
    wrappers: tuple[Wrapper, ...]


class MappingEntry(Struct, frozen=True, kw_only=True):
    """One `key: value` of a mapping in generated code, both as Python source."""

    key: str
    value: str


class Definition(Struct, frozen=True, kw_only=True):
    """What `definition.py` declares: see `ApiDefinition` in the runtime. Members are keyword arguments of it.

    environments: name and base URL of each. relative_path: what a base URL is joined with, "" where that is nothing.
    """

    imports: tuple[str, ...]
    members: tuple[str, ...]
    environments: tuple[MappingEntry, ...]
    has_schemes: bool
    credentials: tuple[CredentialArgument, ...]
    has_credentials: bool
    credential_variable: str
    kinds: tuple[str, ...]
    has_environments: bool
    relative_path: str


class AddressVariable(Struct, frozen=True, kw_only=True):
    """A variable of the API's address as an argument of the clients. text_cell: what is said of it, in a table."""

    name: str
    annotation: str
    type_cell: str
    text_cell: str


class CredentialArgument(Struct, frozen=True, kw_only=True):
    """The credential of one scheme as an argument of the clients. id: its name in the document, as source."""

    name: str
    id: str
    text: str


class Client(Struct, frozen=True, kw_only=True):
    """The two clients: their names, base classes and imports. init_doc: docstring of a constructor with variables.

    import_line: what imports those that the package has.
    """

    name: str
    async_name: str
    import_line: str
    bases: str
    async_bases: str
    imports: tuple[str, ...]
    doc: str
    async_doc: str
    init_doc: str
    variables: tuple[AddressVariable, ...]
    credentials: tuple[CredentialArgument, ...]
    has_arguments: bool


class Export(Struct, frozen=True, kw_only=True):
    """One name importable from the package itself: `from .module import origin as name`, loaded on first use."""

    name: str
    module: str
    origin: str
    import_line: str


class TestCase(Struct, frozen=True, kw_only=True):
    """One generated test: a function, its exchanges and its checks, line by line."""

    name: str
    lines: tuple[str, ...]


class Suite(Struct, frozen=True, kw_only=True):
    """The tests of one resource: `tests/test_<module>.py`."""

    module: str
    doc: str
    imports: tuple[str, ...]
    cases: tuple[TestCase, ...]
    has_payloads: bool


class Readme(Struct, frozen=True, kw_only=True):
    """The examples of README.md, each ready to print; a boolean says whether there is one.

    client: the client they are about; clients: a phrase on those that there are. within, loop, wait: how it is used,
    "async with", "async for" and "await " where the package has the asynchronous one alone. replay, recorded,
    recording: how tests replay and record.
    """

    title: str
    version: str
    summary: str
    has_summary: bool
    call: str
    whole_call: str
    has_call: bool
    paged_call: str
    has_paged_call: bool
    stream_call: str
    has_stream_call: bool
    upload_call: str
    has_upload_call: bool
    parts_call: str
    has_parts_call: bool
    api_link: str
    key_variable: str
    has_key: bool
    log_variable: str
    constructor_arguments: str
    constructor_prefix: str
    constructor_suffix: str
    client: str
    clients: str
    within: str
    loop: str
    wait: str
    replay: str
    recorded: str
    recording: str


class WorkflowFunction(Struct, frozen=True, kw_only=True):
    """A workflow as a function. inputs: each by its own name, and by that of the argument."""

    name: str
    signature: str
    inputs: tuple[tuple[str, str], ...]
    doc: str


class WorkflowSuite(Struct, frozen=True, kw_only=True):
    """The tests of all workflows: `tests/test_<module>.py`."""

    module: str


class AgentNames(Struct, frozen=True, kw_only=True):
    """How the package's command is called. environments: a tuple, as Python source."""

    command: str
    prefix: str
    environments: str
    has_key: bool


class Package(Struct, frozen=True, kw_only=True):
    """A whole distribution. `exports` are sorted; `payloads` are test files, path and content.

    helpers: methods that layers add, by class; "Client" for both clients. extras, scripts and pytest_plugins: lines of
    TOML. warnings: what of the document is bounded in the package.
    """

    name: str
    distribution: str
    version: str
    description: str
    toml_description: str
    error_name: str
    runtime_errors: tuple[str, ...]
    errors: tuple[str, ...]
    client: Client
    definition: Definition
    resources: tuple[Resource, ...]
    model_modules: tuple[ModelModule, ...]
    helpers: Mapping[str, Sequence[Helper]]
    exports: tuple[Export, ...]
    suites: tuple[Suite, ...]
    payloads: tuple[tuple[str, bytes], ...]
    readme: Readme
    has_chunk_uploads: bool
    agent: AgentNames
    workflows: tuple[WorkflowFunction, ...]
    workflow_suites: tuple[WorkflowSuite, ...]
    extras: tuple[str, ...]
    scripts: tuple[str, ...]
    pytest_plugins: tuple[str, ...]
    license: str
    has_license: bool
    has_license_file: bool
    has_tests: bool
    has_sync: bool
    has_async: bool
    warnings: tuple[ParseWarning, ...]
    index_entry: IndexEntry
