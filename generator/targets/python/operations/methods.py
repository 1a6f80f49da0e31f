"""Operations as methods: signature, call, types and words, for the blocking client and for its asynchronous twin."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.targets.python.names.call_names import first_tag
from generator.targets.python.names.names import Names
from generator.targets.python.operations.arguments import call, signature, view_arguments
from generator.targets.python.operations.declarations import OperationShape, declare, operation_shape
from generator.targets.python.operations.method_docs import documented_outcomes, http_line, method_doc, summary
from generator.targets.python.operations.responses import is_stream, return_annotation
from generator.targets.python.operations.sessions import view_session
from generator.targets.python.operations.uploads import upload_arguments
from generator.targets.python.package.docstrings import usage
from generator.targets.python.package.imports import Import
from generator.targets.python.package.package import Constant, Method, Wrapper
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.python.types.annotations import Scope, response_annotation

_ARGUMENTS: Final = runtime_imports("Arguments")


class MethodDraft(Struct, frozen=True, kw_only=True):
    """The methods of one operation with what their module must declare and import, and what their tests are made of.

    methods: the one that calls the operation, and the one that begins a session of an upload in parts.
    """

    methods: tuple[Method, ...]
    operation: Constant
    wrapper: Wrapper
    constant: str
    shape: OperationShape
    imports: frozenset[Import]

    @property
    def method(self) -> Method:
        """The method that calls the operation."""
        return self.methods[0]


def view_method(operation: Operation, constant: str, scope: Scope, api: Api, names: Names) -> MethodDraft:
    """Say one operation as methods. `scope`: names of all methods of the class, see `annotations`."""
    shape = operation_shape(operation, api, names)
    declaration, imports = declare(shape, constant, api, names)
    returned = _returned(shape, scope, names)
    method, needed = _view_call(shape, constant, returned, scope, names)
    session = view_session(shape, constant, returned.text, scope, names)
    return MethodDraft(
        methods=(method, *session.methods),
        operation=declaration,
        wrapper=Wrapper(
            name=method.name,
            function="page_response" if returned.is_paged else "with_response",
            async_function="async_page_response" if returned.is_paged else "async_with_response",
        ),
        constant=constant,
        shape=shape,
        imports=imports | returned.imports | needed | session.imports | (_ARGUMENTS if shape.inputs else frozenset()),
    )


def _view_call(
    shape: OperationShape, constant: str, returned: _Returned, scope: Scope, names: Names
) -> tuple[Method, frozenset[Import]]:
    operation = shape.operation
    upload = operation.hints.chunk_upload
    own = upload_arguments(upload, scope) if upload else ()
    drafts = view_arguments(shape, own, scope, names)
    arguments = tuple(draft.argument for draft in drafts)
    source = call("upload" if upload else returned.verb, constant, shape, own)
    name = names.method(operation)
    method = Method(
        name=name,
        signature=signature(arguments),
        returns=returned.text,
        async_returns=returned.async_text,
        async_def="def" if returned.is_lazy else "async def",
        statement=f"return {source}",  # where nothing is answered too: the whole response may be asked for
        async_statement=f"return {'' if returned.is_lazy else 'await '}{source}",
        doc=method_doc(shape, returned.text, names, own),
        arguments=arguments,
        outcomes=documented_outcomes(shape, names),
        http_line=http_line(operation),
        summary=summary(operation),
        usage=usage(f"client.{names.resource(first_tag(operation)).attribute}.{name}", arguments, returned.text),
        is_deprecated=operation.deprecated,
        is_hidden=operation.hints.is_hidden,
        is_paged=returned.is_paged,
        is_stream=returned.is_stream,
        has_arguments=bool(arguments),
        has_outcomes=bool(shape.responses or shape.errors),
    )
    return method, frozenset[Import]().union(*(draft.imports for draft in drafts))


class _Returned(Struct, frozen=True, kw_only=True):
    """What a call gives, blocking and not, and the caller's verb for it."""

    text: str
    async_text: str
    verb: str
    is_paged: bool = False
    is_stream: bool = False
    imports: frozenset[Import]

    @property
    def is_lazy(self) -> bool:
        """Whether the asynchronous twin gives something to iterate or to await, and is no coroutine."""
        return self.is_paged or self.is_stream


def _returned(shape: OperationShape, scope: Scope, names: Names) -> _Returned:
    given = return_annotation(shape.responses, names, scope)
    if is_stream(shape.responses):
        return _Returned(
            text=f"Stream[{given.text}]",
            async_text=f"AsyncStream[{given.text}]",
            verb="stream",
            is_stream=True,
            imports=given.imports | runtime_imports("Stream", "AsyncStream"),
        )
    if shape.items is None:
        return _Returned(text=given.text, async_text=given.text, verb="call", imports=given.imports)
    item = response_annotation(shape.items, names, scope=scope)
    return _Returned(
        text=f"Page[{item.text}]",
        async_text=f"AsyncPages[{item.text}]",
        verb="pages",
        is_paged=True,
        imports=item.imports | runtime_imports("Page", "AsyncPages"),
    )
