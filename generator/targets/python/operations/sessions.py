"""Uploads whose parts the caller cuts: a second method of an upload in parts, which begins a session."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.extensions import ChunkUploadHint
from generator.targets.python.names.call_names import first_tag
from generator.targets.python.names.names import Names
from generator.targets.python.operations.arguments import call, signature, view_arguments
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.method_docs import http_line, session_doc
from generator.targets.python.operations.upload_docs import SESSION_SUMMARY, session_text
from generator.targets.python.operations.uploads import session_arguments
from generator.targets.python.package.docstrings import usage
from generator.targets.python.package.imports import Import
from generator.targets.python.package.package import Method
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.python.types.annotations import Scope

_IMPORTS: Final = runtime_imports("UploadSession", "AsyncUploadSession")


class SessionDraft(Struct, frozen=True, kw_only=True):
    """The method that begins a session, with what its module must import; both empty for any other operation."""

    methods: tuple[Method, ...] = ()
    imports: frozenset[Import] = frozenset()


def view_session(shape: OperationShape, constant: str, response: str, scope: Scope, names: Names) -> SessionDraft:
    """Say the second method of an upload in parts: it takes all that the first takes, but for the file.

    response: what the whole upload gives.
    """
    hint = shape.operation.hints.chunk_upload
    if hint is None:
        return SessionDraft()
    without_file = replace(shape, inputs=tuple(one for one in shape.inputs if not _is_file(one, hint)))
    drafts = view_arguments(without_file, session_arguments(), scope, names)
    name = names.session(shape.operation)
    arguments = tuple(draft.argument for draft in drafts)
    returns = f"UploadSession[{response}]"
    statement = f"return {call('upload_session', constant, without_file, session_arguments())}"
    method = Method(
        name=name,
        signature=signature(arguments),
        returns=returns,
        async_returns=f"Async{returns}",
        async_def="def",
        statement=statement,
        async_statement=statement,
        doc=session_doc(without_file, session_text(hint, names.method(shape.operation)), names, session_arguments()),
        arguments=arguments,
        outcomes=(),
        http_line=http_line(shape.operation),
        summary=SESSION_SUMMARY,
        usage=usage(f"client.{names.resource(first_tag(shape.operation)).attribute}.{name}", arguments, returns),
        is_deprecated=shape.operation.deprecated,
        is_hidden=shape.operation.hints.is_hidden,
        is_paged=False,
        has_arguments=True,
        has_outcomes=False,
    )
    return SessionDraft(methods=(method,), imports=_IMPORTS.union(*(draft.imports for draft in drafts)))


def _is_file(given: Input, hint: ChunkUploadHint) -> bool:
    return given.place == "body" and given.wire_name == hint.file
