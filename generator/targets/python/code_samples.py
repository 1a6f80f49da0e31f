"""One operation called in Python, at the command line, with curl and by an agent: the same values in all four."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlencode, urljoin

from msgspec import Struct

from generator.ir.api import Api, SecurityScheme
from generator.ir.operations import Operation
from generator.ir.schemas import Json
from generator.targets.python.agent.catalog import shown_inputs
from generator.targets.python.agent.entries import ArgumentEntry, OperationEntry
from generator.targets.python.client.servers import own_servers
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.package.imports import import_lines
from generator.targets.python.tests.sample_bodies import FILE_NAME, JsonRequest, OtherRequest, RequestBody
from generator.targets.python.tests.sample_calls import SampleCall, sample_call
from generator.targets.python.tests.samples import Samplers
from generator.targets.settings import TargetSettings

_LONGEST_CALL: Final = 88
_FILE: Final = "path/to/file"
_SAMPLE_FILE: Final = re.compile(r"""\(['"]sample\.bin['"], b'[^']*', ['"][^'"]*['"]\)|b'content of a file'""")


class CodeSamples(Struct, frozen=True, kw_only=True):
    """Source of one call in each language. command and tool are "" in a package without a command line for agents."""

    python: str
    curl: str
    command: str = ""
    tool: str = ""


def code_samples(
    draft: MethodDraft, entry: OperationEntry, samplers: Samplers, settings: TargetSettings
) -> CodeSamples:
    """Write an operation as code that can be copied."""
    shape = draft.shape
    call = sample_call(shape, samplers, is_full=False, also={one.argument for one in shown_inputs(shape)})
    has_command = settings.choices.agent and not entry.hidden
    return CodeSamples(
        python=_python(draft, call, settings),
        curl=_curl(shape.operation, call, samplers.api, settings),
        command=_command(entry, settings) if has_command else "",
        tool=_tool(entry) if has_command else "",
    )


def _python(draft: MethodDraft, call: SampleCall, settings: TargetSettings) -> str:
    resource = draft.method.usage.partition("(")[0].split(".")[1]
    arguments = _SAMPLE_FILE.sub(f'"{_FILE}"', call.arguments)
    source = _wrapped(f"client.{resource}.{draft.method.name}({arguments})")
    if not settings.has_sync:
        source = f"{'async for item in ' if draft.method.is_paged else 'await '}{source}"
    elif draft.method.is_paged:
        source = f"for item in {source}"
    if draft.method.is_paged:
        source = f"{source}:\n    print(item)"
    lines = import_lines(call.imports, within="")
    return "\n".join([*lines, *([""] if lines else []), source])


def _wrapped(call: str) -> str:
    """A call with an argument per line, where one line is too short for it."""
    if len(call) <= _LONGEST_CALL:
        return call
    node = ast.parse(call, mode="eval").body
    if not isinstance(node, ast.Call):
        return call
    given = [ast.get_source_segment(call, one) or "" for one in node.args]
    named = [f"{one.arg}={ast.get_source_segment(call, one.value)}" for one in node.keywords]
    body = "".join(f"    {one},\n" for one in (*given, *named))
    return f"{ast.get_source_segment(call, node.func)}(\n{body})"


def _curl(operation: Operation, call: SampleCall, api: Api, settings: TargetSettings) -> str:
    method = operation.method.upper()
    query = f"?{urlencode(call.query)}" if call.query else ""
    words = [
        f"curl{'' if method == 'GET' else f' --request {method}'} {shlex.quote(_address(operation, call, api) + query)}"
    ]
    words += _signed(operation, api, settings)
    words += [f"--header {shlex.quote(f'{name}: {value}')}" for name, value in call.headers]
    words += _body(call.body)
    return " \\\n  ".join(words)


def _address(operation: Operation, call: SampleCall, api: Api) -> str:
    server = next(iter(own_servers(operation, api).values()), None) or next(iter(api.servers), None)
    base = urljoin("https://api.example.com/", server.url if server else "").rstrip("/")
    return f"{base}/{call.path.lstrip('/')}"


def _signed(operation: Operation, api: Api, settings: TargetSettings) -> Iterator[str]:
    """Give the options of the first way to sign in that curl can; a key as it is before one that is exchanged."""
    schemes = {one.name: one for one in api.security_schemes}
    exchanged = {one.name for one in api.security_schemes if one.token_exchange}
    for requirement in sorted(operation.security, key=lambda one: any(name in exchanged for name, _ in one.schemes)):
        options = [_option(schemes[name], settings) for name, _ in requirement.schemes if name in schemes]
        if all(options):
            yield from options
            return


def _option(scheme: SecurityScheme, settings: TargetSettings) -> str:
    prefix = settings.env_prefix
    match scheme.kind, scheme.scheme:
        case "http", "basic":
            return f'--user "${prefix}_API_KEY:"'
        case "http", "digest":
            return f'--digest --user "${prefix}_USERNAME:${prefix}_PASSWORD"'
        case ("http", "bearer") | ("oauth2" | "openIdConnect", _):
            return f'--header "Authorization: Bearer ${prefix}_TOKEN"'
        case "apiKey", _ if scheme.location == "header":
            return f'--header "{scheme.parameter_name}: ${prefix}_API_KEY"'
        case "apiKey", _ if scheme.location == "cookie":
            return f'--cookie "{scheme.parameter_name}=${prefix}_API_KEY"'
        case "apiKey", _:
            return f'--url-query "{scheme.parameter_name}=${prefix}_API_KEY"'
        case _:
            return ""


def _body(body: RequestBody) -> Iterator[str]:
    match body:
        case JsonRequest(data=data, content_type=content_type):
            yield f"--header {shlex.quote(f'Content-Type: {content_type}')}"
            yield f"--data {shlex.quote(json.dumps(data, ensure_ascii=False))}"
        case OtherRequest(parts=parts) if parts:
            for part in parts:
                value = f"@{_FILE}" if part.filename == FILE_NAME else part.content.decode("utf-8", "replace")
                yield f"--form {shlex.quote(f'{part.name}={value}')}"
        case OtherRequest():
            yield f"--data-binary @{_FILE}"
        case None:
            return


def _command(entry: OperationEntry, settings: TargetSettings) -> str:
    given = {one.name: one for one in entry.arguments}
    in_path = [shlex.quote(str(entry.example[one.name])) for one in entry.arguments if one.place == "path"]
    words = [settings.client.lower(), entry.tag.replace("_", "-"), entry.action, *in_path]
    for name, value in entry.example.items():
        argument = given[name]
        if argument.place != "path":
            words += _options(argument, value)
    return " ".join(words)


def _options(argument: ArgumentEntry, value: Json) -> Iterator[str]:
    name = dashed(argument.name)
    match value:
        case _ if argument.file:
            yield f"--{name} {_FILE}"
        case bool():
            yield f"--{name}" if value else f"--no-{name}"
        case list():
            yield from (f"--{name} {_word(one)}" for one in value)
        case _:
            yield f"--{name} {_word(value)}"


def _word(value: Json) -> str:
    return shlex.quote(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def dashed(name: str) -> str:
    """Write an argument as its option is: `liveStreamId` as `live-stream-id`."""
    text = "".join(f"-{one.lower()}" if one.isupper() else one for one in name)
    return "-".join(part for part in "".join(one if one.isalnum() else "-" for one in text).split("-") if part)


def _tool(entry: OperationEntry) -> str:
    return json.dumps({"operation": entry.id, "arguments": dict(entry.example)}, ensure_ascii=False)
