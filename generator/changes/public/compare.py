"""Operation by operation: parameters, bodies, statuses, headers; what they carry is left to `schemas`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.changes.paths import parameter_key, path_key
from generator.changes.public.missing import Missing
from generator.changes.public.schemas import SchemaPair, compare_schemas
from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation, Parameter, Response

__all__ = ["Missing", "compare_with_upstream", "operation_key"]


def compare_with_upstream(theirs: Api, ours: Api, earlier: Sequence[Api] = ()) -> Iterator[Missing]:
    """Give every fact of their operations that ours do not keep.

    earlier: public documents that were asked before; what they have of operations, this one is not asked.
    """
    known = _by_name(ours)
    told = {operation_key(operation) for api in earlier for operation in api.operations}
    for operation in theirs.operations:
        if operation_key(operation) in told:
            continue
        at = f"{operation.method.upper()} {operation.path}"
        mine = known.get(at) or known.get(operation_key(operation))
        if mine is None:
            yield Missing(at=at, message="the operation is missing", ours="#/paths", theirs=operation.pointer)
        else:
            yield from _Operations(theirs, ours).compare(at, operation, mine)


def operation_key(operation: Operation) -> str:
    """Tell operations apart as servers do: the names of path parameters do not matter."""
    return f"{operation.method.upper()} {path_key(operation.path)}"


def _by_name(api: Api) -> dict[str, Operation]:
    """Give operations by method and path, and by method and path without the names of variables."""
    by_key = {operation_key(operation): operation for operation in api.operations}
    return by_key | {f"{operation.method.upper()} {operation.path}": operation for operation in api.operations}


class _Operations:
    """Compares the parts of one operation."""

    def __init__(self, theirs: Api, ours: Api) -> None:
        self._theirs, self._ours = theirs, ours

    def compare(self, at: str, theirs: Operation, ours: Operation) -> Iterator[Missing]:
        """Give what ours lacks of one operation."""
        yield from self._parameters(at, theirs, ours)
        yield from self._body(at, theirs, ours)
        answers = {response.status: response for response in ours.responses}
        for response in theirs.responses:
            place = f"{at}/{response.status}"
            mine = answers.get(response.status)
            if mine is None:
                message = f"the status {response.status} is missing"
                yield Missing(at=place, message=message, ours=ours.pointer, theirs=response.pointer)
            else:
                yield from self._response(place, response, mine)

    def _parameters(self, at: str, theirs: Operation, ours: Operation) -> Iterator[Missing]:
        mine = {parameter_key(ours, one): one for one in ours.parameters}
        for one in theirs.parameters:
            place, own = f"{at}/{one.location}:{one.name}", mine.get(parameter_key(theirs, one))
            if own is None:
                message = f"the {one.location} parameter {one.name} is missing"
                yield Missing(at=place, message=message, ours=ours.pointer, theirs=one.pointer)
            else:
                yield from self._parameter(place, one, own)

    def _parameter(self, at: str, theirs: Parameter, ours: Parameter) -> Iterator[Missing]:
        if theirs.required != ours.required:
            message = f"it is {'required' if theirs.required else 'optional'} there"
            yield Missing(at=f"{at}/required", message=message, ours=ours.pointer, theirs=theirs.pointer)
        if "deepObject" in {theirs.style, ours.style} and theirs.style != ours.style:
            message = f"its style is {theirs.style} there"
            yield Missing(at=f"{at}/style", message=message, ours=ours.pointer, theirs=theirs.pointer)
        yield from self._schemas(at, SchemaPair(theirs=theirs.schema, ours=ours.schema))

    def _body(self, at: str, theirs: Operation, ours: Operation) -> Iterator[Missing]:
        if theirs.request_body is None:
            return
        if ours.request_body is None:
            message = "the request body is missing"
            yield Missing(at=f"{at}/body", message=message, ours=ours.pointer, theirs=theirs.request_body.pointer)
            return
        mine = _by_type(ours.request_body.content)
        for media in theirs.request_body.content:
            yield from self._media(f"{at}/body:{media.content_type}", media, mine, ours.request_body.pointer)

    def _response(self, at: str, theirs: Response, ours: Response) -> Iterator[Missing]:
        headers = {header.name.lower() for header in ours.headers}
        for header in theirs.headers:
            if header.name.lower() not in headers:
                message = f"the header {header.name} is missing"
                place = f"{at}/header:{header.name}"
                yield Missing(at=place, message=message, ours=ours.pointer, theirs=header.pointer)
        mine = _by_type(ours.content)
        for media in theirs.content:
            place = f"{at}:{media.content_type}"
            if theirs.status.startswith("2") and media.schema is not None:
                yield from self._media(place, media, mine, ours.pointer)
            elif not mine:
                message = "the body of this answer is not described"
                yield Missing(at=place, message=message, ours=ours.pointer, theirs=media.pointer)

    def _media(self, at: str, theirs: MediaType, mine: Mapping[str, MediaType], parent: str) -> Iterator[Missing]:
        own = mine.get(theirs.content_type)
        if own is None:
            message = f"the content type {theirs.content_type} is missing"
            yield Missing(at=at, message=message, ours=parent, theirs=theirs.pointer)
        elif theirs.schema is not None and own.schema is not None:
            yield from self._schemas(at, SchemaPair(theirs=theirs.schema, ours=own.schema))
        elif theirs.schema is not None:
            message = "the schema is missing"
            yield Missing(at=at, message=message, ours=own.pointer, theirs=theirs.pointer)

    def _schemas(self, at: str, pair: SchemaPair) -> Iterator[Missing]:
        yield from compare_schemas(at, pair, self._theirs.schemas, self._ours.schemas)


def _by_type(content: tuple[MediaType, ...]) -> dict[str, MediaType]:
    return {media.content_type: media for media in content}
