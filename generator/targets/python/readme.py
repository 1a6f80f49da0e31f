"""The examples of README.md: calls of this API that run, taken from what its tests do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.configuration.choices import Clients
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.operations.resources import ResourceDraft
from generator.targets.python.package.docstrings import clean
from generator.targets.python.package.package import Definition, Readme
from generator.targets.python.tests.sample_calls import sample_call
from generator.targets.python.tests.samples import Samplers
from generator.targets.settings import TargetSettings

_LONGEST_CALL: Final = 90
_CLIENTS: Final[Mapping[Clients, str]] = {
    Clients.BOTH: "one client that blocks and one to await",
    Clients.SYNC: "a client that blocks",
    Clients.ASYNC: "a client to await",
}


def view_readme(
    drafts: Iterable[ResourceDraft], definition: Definition, samplers: Samplers, settings: TargetSettings
) -> Readme:
    """Choose examples: one that reads a thing, that lists, that streams, that uploads a file, that does it in parts."""
    api = samplers.api
    methods = [
        (draft.resource.attribute, method)
        for draft in drafts
        for method in draft.methods
        if not method.method.is_hidden
    ]
    call = _first([one for one in methods if _is_plain(one[1])], samplers)
    paged = _first([one for one in methods if one[1].method.is_paged], samplers)
    stream = _first([one for one in methods if one[1].method.is_stream], samplers)
    upload = _first([one for one in methods if _takes_file(one[1])], samplers)
    parts = _first([one for one in methods if one[1].shape.operation.hints.chunk_upload], samplers)
    address = "" if definition.has_environments else 'base_url="https://api.example.com"'
    summary = _paragraph(api.summary or api.description)
    return Readme(
        title=" ".join(clean(api.title).split()) or settings.package,
        version=api.version,
        summary=summary,
        has_summary=bool(summary),
        call=call,
        whole_call=_with_response(call),
        has_call=bool(call),
        paged_call=paged,
        has_paged_call=bool(paged),
        stream_call=stream,
        has_stream_call=bool(stream),
        upload_call=upload,
        has_upload_call=bool(upload),
        parts_call=_with_resume(parts),
        has_parts_call=bool(parts),
        api_link=_link("api.md", settings),
        key_variable=f"{settings.env_prefix}_API_KEY",
        has_key=definition.has_schemes,
        log_variable=f"{settings.env_prefix}_LOG",
        constructor_arguments=address,
        constructor_prefix=f"{address}, " if address else "",
        constructor_suffix=f", {address}" if address else "",
        client=settings.clients[0],
        clients=_CLIENTS[settings.choices.clients],
        within="with" if settings.has_sync else "async with",
        loop="for" if settings.has_sync else "async for",
        replay="ReplayTransport" if settings.has_sync else "AsyncReplayTransport",
        recorded="recorded" if settings.has_sync else "async_recorded",
        recording="with recorded" if settings.has_sync else "async with async_recorded",
        wait="" if settings.has_sync else "await ",
    )


def _link(file: str, settings: TargetSettings) -> str:
    """Name a file beside the README, as a link if it can be read somewhere: an index shows the README alone."""
    address = settings.metadata.address_of(file, settings.version)
    return f"[{file}]({address})" if address else f"`{file}`"


def _first(methods: list[tuple[str, MethodDraft]], samplers: Samplers) -> str:
    """The first call that fits a line, with values of the document's own if there is one; "" where none fits."""
    calls = (
        _with_path(
            f"client.{attribute}.{method.method.name}({sample_call(method.shape, samplers, is_full=False).arguments})"
        )
        for attribute, method in methods[:20]
    )
    short = [one for one in calls if len(one) <= _LONGEST_CALL]
    return min(short, key=lambda one: '"text"' in one, default="")


def _is_plain(method: MethodDraft) -> bool:
    is_read = method.shape.operation.method.upper() == "GET"
    is_whole = not (method.method.is_paged or method.method.is_stream)
    return is_read and is_whole and not method.method.is_deprecated and method.method.returns != "None"


def _takes_file(method: MethodDraft) -> bool:
    return any(one.is_file and one.is_required for one in method.shape.inputs)


def _with_path(call: str) -> str:
    """Files by path, as people send them, in place of the bytes that tests send."""
    return re.sub(r"\(\"sample\.bin\", b'[^']*', \"[^\"]*\"\)|b'content of a file'", '"path/to/file"', call)


def _with_resume(call: str) -> str:
    """An upload that is watched and can be gone on with."""
    return f'{call[:-1]}, on_progress=print, resume="upload.json")'


def _with_response(call: str) -> str:
    """`client.videos.get("vi")` through `with_response`."""
    target, _, arguments = call.partition("(")
    resource, _, method = target.rpartition(".")
    return f"{resource}.with_response.{method}({arguments}"


def _paragraph(text: str) -> str:
    """The first paragraph on one line, without Markdown headings."""
    paragraphs = [" ".join(one.split()) for one in clean(text).split("\n\n")]
    return next((one for one in paragraphs if one and not one.startswith(("#", "<", "|", "!", "```"))), "")
