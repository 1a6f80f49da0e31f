"""A `[tool.generator]` table for a document: every setting, the optional ones commented out.

Examples name what the document has, so that each works when it is uncommented.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.ir.api import Api
from generator.ir.schemas import ObjectSchema
from generator.targets.settings import TargetSettings


def starter_text(document: str, settings: TargetSettings, api: Api) -> str:
    """Write the settings of a package. document: as the settings name it."""
    blocks = (_main(document, settings, api), *_tables(settings, api))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _main(document: str, settings: TargetSettings, api: Api) -> Iterator[str]:
    yield "[tool.generator]"
    yield f"document = {_text(document)} # a file, or an http or https URL"
    yield f'output = "generated/{settings.package}" # folder of the package'
    yield '# version = "1.0.0" # of the package; "0.1.0" by default'
    yield '# root = "." # folder that references to other files must stay in; by default that of the document'
    yield '# overlays = ["overlay.yaml"] # OpenAPI Overlays, applied in order'
    yield '# layers = ["python", "./layer"] # folders of templates; a file of a later one wins'
    yield '# target = "python" # "files": the files of the layers alone'
    yield "# agent = true # a catalog of the operations, and what agents call them by"
    yield '# workflows = "workflows" # folder of Arazzo files, for agents'
    yield '# clients = "both" # or "sync", or "async"'
    yield "# tests = true # false: the package has no tests of its own"
    yield '# license = "MIT" # an SPDX expression'
    yield '# license_file = "LICENSE" # its text, which the package contains'
    schemes = [scheme.name for scheme in api.security_schemes]
    if schemes:
        yield f"# credentials = {_text(schemes)} # security schemes, that of the client's key first"
    yield '# keep = ["CHANGELOG.md", "notes/"] # files and folders of the output folder that are written by hand'


def _tables(settings: TargetSettings, api: Api) -> Iterator[list[str]]:
    yield [
        "[tool.generator.names]",
        f"package = {_text(settings.package)} # what is imported",
        f"distribution = {_text(settings.distribution)} # what is installed",
        f"client = {_text(settings.client)} # class of the client; the asynchronous one is Async{settings.client}",
        f"env_prefix = {_text(settings.env_prefix)} # of {settings.env_prefix}_API_KEY and {settings.env_prefix}_LOG",
    ]
    yield [
        "# [tool.generator.extras] # optional requirements, by the name that installs them",
        '# table = ["rich>=13"]',
    ]
    yield from _renames(api)
    yield [
        "# [tool.generator.templates] # single files of the layers, each replaced by one of your own (.j2: a template)",
        '# "README.md" = "README.md.j2"',
    ]
    yield [
        '# [tool.generator.rules] # the set "house" makes errors of all warnings; `validate` prints the names of rules',
        '# set = "specification"',
        '# unique-tags = "off" # or "note", "warning", "error"',
    ]
    yield [
        "# [tool.generator.metadata] # what a package index shows",
        '# authors = ["A name <name@example.com>"]',
        '# keywords = ["api", "client"]',
        '# classifiers = ["Development Status :: 4 - Beta"]',
        '# files = "https://git.example.com/blob/v{version}/{file}" # where files of the package can be read',
        '# urls = {Homepage = "https://example.com"}',
    ]
    yield [
        "# [tool.generator.release] # of `release plan` and `release build`",
        '# changelog = "CHANGELOG.md"',
        '# constraints = "requirements.lock" # pins the build tool, by hash',
        '# smoke = ["smoke.py"] # a program that must run with the installed package',
        '# smoke_extras = ["http2"] # extras that it needs',
    ]
    yield [
        "# Several packages of one document: a table for each, with settings of one package and of `names`, which then",
        "# leave the tables above.",
        "# [tool.generator.packages.sdk]",
        f'# output = "generated/{settings.package}"',
        f"# package = {_text(settings.package)}",
    ]


def _renames(api: Api) -> Iterator[list[str]]:
    """Rename something of the document in each table; no table for what it does not have."""
    tags = [operation.tags[0] for operation in api.operations if operation.tags]
    yield from _rename("tags", "attributes of the client", tags, "my_part")
    operations = [one for one in api.operations if one.operation_id]
    yield from _rename("operations", "methods, by operation id", [one.operation_id for one in operations], "my_method")
    objects = [(one.name, one.schema) for one in api.schemas.values() if isinstance(one.schema, ObjectSchema)]
    schemas = [(name, schema) for name, schema in objects if schema.pointer == f"#/components/schemas/{name}"]
    yield from _rename("schemas", "classes, by component", [name for name, _ in schemas], "MyModel")
    members = [f"{name}.{member.name}" for name, schema in schemas for member in schema.properties]
    yield from _rename("members", "attributes, by schema and member", members, "my_attribute")
    parameters = [f"{one.operation_id}.{parameter.name}" for one in operations for parameter in one.parameters]
    yield from _rename("parameters", "arguments, by operation id and parameter", parameters, "my_argument")


def _rename(kind: str, what: str, names: Iterable[str], example: str) -> Iterator[list[str]]:
    name = next((one for one in names if one.isprintable()), None)
    if name is not None:
        yield [f"# [tool.generator.rename.{kind}] # {what}", f'# {_text(name)} = "{example}"']


def _text(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
