"""Methods whose response is a stream when a member of the body is true, with a signature for each case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from generator.targets.python.operations.arguments import call, signature
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.operations.responses import is_stream
from generator.targets.python.package.imports import Import
from generator.targets.python.package.package import Argument, Method, Overload

_IMPORTS: Final = frozenset({Import(module="typing", name="Literal"), Import(module="typing", name="overload")})


def with_overloads(drafts: Iterable[MethodDraft]) -> tuple[MethodDraft, ...]:
    """Let a method that has a twin for the stream give the stream too, where the body asks for it."""
    listed = tuple(drafts)
    return tuple(_joined(one, listed) for one in listed)


def _joined(draft: MethodDraft, drafts: Iterable[MethodDraft]) -> MethodDraft:
    member = draft.shape.operation.stream_member
    if not member or is_stream(draft.shape.responses):
        return draft
    twin = next((one for one in drafts if _is_twin(one, draft)), None)
    given = (one.argument for one in draft.shape.inputs if one.place == "body" and one.wire_name == member)
    argument = next(given, "")
    if twin is None or not argument:
        return draft
    method = _overloaded(draft, twin, argument)
    return replace(draft, methods=(method, *draft.methods[1:]), imports=draft.imports | twin.imports | _IMPORTS)


def _is_twin(one: MethodDraft, draft: MethodDraft) -> bool:
    other, own = one.shape.operation, draft.shape.operation
    is_same = other.operation_id == own.operation_id and other.request_body == own.request_body
    return is_same and is_stream(one.shape.responses)


def _overloaded(draft: MethodDraft, twin: MethodDraft, argument: str) -> Method:
    method, streamed = draft.method, twin.method
    source = call("call_or_stream", f"{draft.constant}, {twin.constant}, {argument}", draft.shape)
    returns, async_returns = (
        f"{method.returns} | {streamed.returns}",
        f"{method.async_returns} | {streamed.async_returns}",
    )
    plain, asking, either = (_signature(method.arguments, argument, case) for case in ("False", "True", ""))
    return replace(
        method,
        returns=returns,
        async_returns=async_returns,
        statement=f"return {source}",
        async_statement=f"return await {source}",
        doc=_doc(method.doc, argument, streamed),
        overloads=(
            Overload(signature=plain, returns=method.returns, async_returns=method.async_returns),
            Overload(signature=asking, returns=streamed.returns, async_returns=streamed.async_returns),
            Overload(signature=either, returns=returns, async_returns=async_returns),
        ),
    )


def _doc(doc: str, argument: str, streamed: Method) -> str:
    """Say what the argument does, behind the summary."""
    summary, separator, rest = doc.partition("\n\n")
    text = f"With `{argument}=True` the result is a stream, as that of `{streamed.name}`."
    return f"{summary}\n\n{text}{separator}{rest}"


def _signature(arguments: Iterable[Argument], name: str, case: str) -> str:
    """Write a signature in which the argument is "True", "False", or "" for either, and then must be given."""
    return signature(
        replace(one, declaration=_declaration(one, case)) if one.name == name else one for one in arguments
    )


def _declaration(argument: Argument, case: str) -> str:
    annotation, _, default = argument.declaration.removeprefix(f"{argument.name}: ").partition(" = ")
    alternatives = [one for one in annotation.split(" | ") if one != "bool"]
    match case:
        case "True":
            return f"{argument.name}: Literal[True]"
        case "False":
            kind = " | ".join(["Literal[False]", *alternatives])
            return f"{argument.name}: {kind}{f' = {default}' if default else ''}"
        case _:
            return f"{argument.name}: {annotation}"
