"""Generated tests: each operation, status and example as a request that is sent and a response that is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.json import format as format_json
from msgspec.structs import replace

from generator.ir.schemas import Json
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.operations.resources import ResourceDraft
from generator.targets.python.operations.responses import ResponseShape, error_class
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.identifiers import snake
from generator.targets.python.package.imports import Import, import_lines
from generator.targets.python.package.package import Resource, Suite, TestCase
from generator.targets.python.tests.sample_bodies import JsonRequest
from generator.targets.python.tests.sample_calls import SampleCall, sample_call, sample_choices
from generator.targets.python.tests.sample_pages import SamplePage, sample_pages
from generator.targets.python.tests.sample_responses import (
    NOTHING,
    SampleResponse,
    json_content,
    sample_refusals,
    sample_responses,
)
from generator.targets.python.tests.sample_uploads import SampleRequest, sample_upload
from generator.targets.python.tests.samples import Sampler, Samplers
from generator.targets.python.tests.wire import Pairs
from generator.targets.settings import TargetSettings

_LONGEST_INLINE: Final = 200
_PAYLOADS: Final = "tests/payloads"


class SuiteDraft(Struct, frozen=True, kw_only=True):
    """The tests of one resource, and the file of payloads that they read."""

    suite: Suite
    payloads: tuple[tuple[str, bytes], ...]


def view_suite(draft: ResourceDraft, samplers: Samplers, settings: TargetSettings) -> SuiteDraft:
    """Write the tests of one resource."""
    suite = _SuiteInTheMaking(resource=draft.resource, samplers=samplers, settings=settings)
    for position, method in enumerate(draft.methods):
        suite.add_method(method)
        if position == 0:
            suite.add_whole_response(method)
    module = _suite_module(draft.resource.module)
    return SuiteDraft(
        suite=Suite(
            module=module,
            doc=docstring(f"What `client.{draft.resource.attribute}` sends, and what it reads."),
            imports=suite.import_lines(),
            cases=tuple(suite.cases),
            has_payloads=bool(suite.payloads),
        ),
        payloads=_payload_file(module, suite.payloads),
    )


def _payload_file(module: str, payloads: Mapping[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    """The file of all responses of a suite, by name; none where there is no content."""
    if not payloads:
        return ()
    members = b",".join(json.dumps(name).encode() + b":" + content for name, content in payloads.items())
    return ((f"{_PAYLOADS}/{module}.json", format_json(b"{" + members + b"}", indent=2) + b"\n"),)


class _SuiteInTheMaking(Struct, kw_only=True):
    """Tests, payloads and imports of a suite as they come together. Names of tests and of payloads are used once.

    payloads: JSON by name.
    """

    resource: Resource
    samplers: Samplers
    settings: TargetSettings
    cases: list[TestCase] = []
    payloads: dict[str, bytes] = {}
    imports: set[Import] = set()
    _names: set[str] = set()

    def add_method(self, draft: MethodDraft) -> None:
        """Add all tests of one operation: its responses, its errors, what it leaves out, its pages, its parts."""
        name = draft.method.name
        full = sample_call(draft.shape, self.samplers, is_full=True)
        minimal = sample_call(draft.shape, self.samplers, is_full=False)
        replies = list(_replies(draft.shape.responses, self.samplers.response))
        for reply in replies:
            self._add_response(name, full, draft, reply)
        if minimal.arguments != full.arguments:
            self._add(f"{name}_sends_only_what_is_given", minimal, draft, replies[0], "check_call")
        for label, call in sample_choices(draft.shape, self.samplers):
            self._add(f"{name}_sends_{label.replace(' ', '_')}", call, draft, replies[0], "check_call")
        for shape in draft.shape.errors:
            if shape.status != "default" or draft.shape.responses != (shape,):
                self._add_errors(name, minimal, draft, shape)
        self._add_pages(name, minimal, draft)
        self._add_parts(name, minimal, draft, replies[0])

    def add_whole_response(self, draft: MethodDraft) -> None:
        """Add a test of the same call through `with_response`."""
        call = sample_call(draft.shape, self.samplers, is_full=False)
        reply = next(iter(_replies(draft.shape.responses, self.samplers.response)))
        name = f"{draft.method.name}_with_response_gives_the_same_data"
        self._add(name, call, draft, reply, "check_call", through="with_response.")

    def import_lines(self) -> tuple[str, ...]:
        """Import statements: the standard library, then the package."""
        always = set(_named("typing", "TYPE_CHECKING", "Any"))
        if self.payloads:
            always |= {Import(module="json"), Import(module="pathlib", name="Path")}
        own = [one for one in self.imports if one.module.startswith(self.settings.package)]
        others = [one for one in self.imports if one not in own]
        return (*import_lines([*always, *others]), "", *import_lines(own))

    def _add_response(self, name: str, call: SampleCall, draft: MethodDraft, reply: SampleResponse) -> None:
        label = f"_with_{reply.label}" if reply.label else ""
        claim = f"{name}_answers_{reply.status}{label}" if draft.shape.responses else f"{name}_sends_its_request"
        if not reply.is_exact:
            claim = f"{name}_reads_{reply.status}{label}_that_departs_from_the_document"
        self._add(claim, call, draft, reply, "check_call")

    def _add_errors(self, name: str, call: SampleCall, draft: MethodDraft, shape: ResponseShape) -> None:
        raised = error_class(shape.status)
        for reply in sample_refusals(draft.shape.errors, shape, self.samplers.response):
            label = f"_with_{reply.label}" if reply.label else ""
            claim = f"{name}_raises_{snake(raised)}_for_{reply.status}{label}"
            kind = error_class(str(reply.status))
            self.imports.update(_named(f"{self.settings.package}.errors", kind))
            self._add(claim, call, draft, reply, "check_error", kind)

    def _add(
        self,
        claim: str,
        call: SampleCall,
        draft: MethodDraft,
        reply: SampleResponse,
        check: str,
        kind: str = "",
        through: str = "",
    ) -> None:
        check = "check_drift" if check == "check_call" and not reply.is_exact else check
        check = "check_stream" if check == "check_call" and draft.method.is_stream else check
        exchange = self._exchange(call, draft, reply, call.query)
        given = f"exchange, {kind}, call" if kind else "exchange, call"
        self._use(call, "Exchange")
        lines = (
            f"exchange = {exchange}",
            "",
            *self._call_lines(call, draft, through),
            *self._checks(check, given),
        )
        self.cases.append(TestCase(name=self._unique(f"test_{claim}"), lines=lines))

    def _add_pages(self, name: str, call: SampleCall, draft: MethodDraft) -> None:
        pages = sample_pages(draft.shape, call, self.samplers.response)
        hint = draft.shape.operation.hints.pagination
        if not pages or hint is None:
            return
        exchanges = [self._page_exchange(call, draft, page, number) for number, page in enumerate(pages, 1)]
        members = "".join(f"[{literal(one)}]" for one in hint.items.split("."))
        self._use(call, "Exchange")
        self.imports.add(Import(module="json"))
        lines = (
            f"exchanges = ({', '.join(exchanges)})",
            f"items = [item for exchange in exchanges for item in json.loads(exchange.response){members}]",
            "",
            *self._call_lines(call, draft, ""),
            *self._checks("check_pages", "exchanges, items, call"),
        )
        self.cases.append(TestCase(name=self._unique(f"test_{name}_follows_pages_to_the_last"), lines=lines))

    def _add_parts(self, name: str, call: SampleCall, draft: MethodDraft, reply: SampleResponse) -> None:
        upload = sample_upload(draft.shape, call, reply)
        if upload is None:
            return
        exchanges = [self._part_exchange(call, draft, part, reply) for part in upload.requests]
        self._use(call, "Exchange")
        lines = (
            f"exchanges = ({', '.join(exchanges)})",
            "",
            *self._call_lines(replace(call, arguments=f"{call.arguments}, {upload.arguments}"), draft, ""),
            *self._checks("check_call", "exchanges, call"),
        )
        self.cases.append(TestCase(name=self._unique(f"test_{name}_sends_a_large_file_in_parts"), lines=lines))

    def _part_exchange(self, call: SampleCall, draft: MethodDraft, part: SampleRequest, reply: SampleResponse) -> str:
        is_whole = part.response == reply.content
        shape = reply if is_whole else replace(reply, label="part", content=part.response)
        return self._exchange(
            replace(call, headers=(*call.headers, part.header), body=part.body), draft, shape, call.query
        )

    def _page_exchange(self, call: SampleCall, draft: MethodDraft, page: SamplePage, number: int) -> str:
        content = json_content(page.response)
        reply = SampleResponse(
            status=200, label=f"page_{number}", content=content, content_type="", is_json=True, is_exact=True
        )
        return self._exchange(call, draft, reply, page.query)

    def _checks(self, check: str, given: str) -> tuple[str, ...]:
        """Check by each client that the package has."""
        twin = check.replace("check_", "check_async_")
        used = [
            name for name, is_there in ((check, self.settings.has_sync), (twin, self.settings.has_async)) if is_there
        ]
        self.imports.update(_named(f"{self.settings.package}.testing", *used))
        return tuple(f"{name}({given})" for name in used)

    def _call_lines(self, call: SampleCall, draft: MethodDraft, through: str) -> Iterator[str]:
        clients = " | ".join(self.settings.clients)
        target = f"client.{self.resource.attribute}.{through}{draft.method.name}"
        yield f"def call(client: {clients}) -> Any:"
        yield f"    return {target}({call.arguments})"
        yield ""

    def _exchange(self, call: SampleCall, draft: MethodDraft, reply: SampleResponse, query: Pairs) -> str:
        members = {
            "method": literal(draft.shape.operation.method),
            "path": literal(call.path),
            "query": repr(query) if query else "",
            "headers": literal(dict(call.headers)) if call.headers else "",
            "body": self._body(call, draft.method.name),
            "status": "" if reply.status == 200 else str(reply.status),  # noqa: PLR2004 - the default
            "response": self._response(reply, draft.method.name),
            "sequence": literal(reply.sequence) if reply.sequence else "",
            "response_type": literal(reply.content_type) if reply.content_type not in {"", "application/json"} else "",
        }
        return f"Exchange({', '.join(f'{name}={text}' for name, text in members.items() if text)})"

    def _body(self, call: SampleCall, method: str) -> str:
        if call.body is None:
            return ""
        if not isinstance(call.body, JsonRequest):
            names = [call.body.class_name, *(["Part"] if "Part(" in call.body.source else [])]
            self.imports.update(_named(f"{self.settings.package}.testing", *names))
            return call.body.source
        self.imports.update(_named(f"{self.settings.package}.testing", "JsonBody"))
        is_usual = call.body.content_type == "application/json"
        stated = "" if is_usual else f", content_type={literal(call.body.content_type)}"
        return f"JsonBody(data={self._json(call.body.data, method)}{stated})"

    def _json(self, data: Json, method: str) -> str:
        source = literal(data)
        if len(source) <= _LONGEST_INLINE:
            return source
        self.imports.add(Import(module="json"))
        return f"json.loads({self._payload(f'{method}/request', json_content(data))})"

    def _response(self, reply: SampleResponse, method: str) -> str:
        if not reply.content:
            return ""
        if not reply.is_json:
            return repr(reply.content)
        label = f"-{reply.label}" if reply.label else ""
        return self._payload(f"{method}/{reply.status}{label}", reply.content)

    def _payload(self, name: str, content: bytes) -> str:
        """Put JSON into the file of payloads, or find where it is in there already."""
        number = 1
        free = name
        while self.payloads.get(free, content) != content:
            number += 1
            free = f"{name}-{number}"
        self.payloads[free] = content
        return f"payload({literal(free)})"

    def _use(self, call: SampleCall, *names: str) -> None:
        self.imports.update(_named(f"{self.settings.package}.testing", *names))
        self.imports.update(call.imports)

    def _unique(self, name: str) -> str:
        number = 1
        unique = name
        while unique in self._names:
            number += 1
            unique = f"{name}_{number}"
        self._names.add(unique)
        return unique


def _suite_module(module: str) -> str:
    """Name the file of a suite beside `test_package.py`, which is about the package as a whole."""
    return f"{module}_" if module == "package" else module


def _replies(shapes: tuple[ResponseShape, ...], sampler: Sampler) -> Iterator[SampleResponse]:
    """Every reply of every documented response; one without content where nothing is documented."""
    if not shapes:
        yield NOTHING
    for shape in shapes:
        chosen = sample_responses(shapes, shape, sampler)
        is_default = shape.status == "default"
        yield from (_as_success(one) if is_default else one for one in chosen)


def _as_success(reply: SampleResponse) -> SampleResponse:
    return SampleResponse(
        status=200,
        label=reply.label,
        content=reply.content,
        content_type=reply.content_type,
        is_json=reply.is_json,
        is_exact=reply.is_exact,
    )


def _named(module: str, *names: str) -> Iterable[Import]:
    return {Import(module=module, name=name) for name in names}
