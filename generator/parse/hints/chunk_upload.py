"""`x-client-chunk-upload`: a file that goes in parts, each with its number in a header (`Content-Range: part 1/4`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.extensions import ChunkUploadHint
from generator.ir.operations import Operation
from generator.ir.schemas import BinarySchema, Property
from generator.parse.hints.extensions import hinted
from generator.parse.hints.pagination import bare, members_of, response_members
from generator.parse.node import Context, Node, kind_of
from generator.parse.path_item import OperationNode, path_variables

_UPLOAD: Final = "x-client-chunk-upload"
_COPY: Final = "x-client-copy-from-response"
_IGNORE: Final = "x-client-ignore"
_USUAL_HEADER: Final = "Content-Range"
_MEMBERS: Final = frozenset(
    {"smallestPart", "largestPart", "usualPart", "mostParts", "id", "received", "status", "result"}
)


def with_chunk_uploads(operations: Sequence[Operation], calls: Sequence[OperationNode]) -> tuple[Operation, ...]:
    """Read the hint of each operation, once all schemas and operations are known.

    `true` gives no limits and asks nothing; an object gives them. The file, the header and the members that are
    copied are found from the operation itself. An upload whose file cannot be found is a loss, and a plain operation.
    """
    known = {operation.operation_id: operation for operation in operations if operation.has_own_id}
    return tuple(
        _with_upload(operation, call.operation, known) for operation, call in zip(operations, calls, strict=True)
    )


def _with_upload(operation: Operation, node: Node, known: Mapping[str, Operation]) -> Operation:
    if not isinstance(node.value.get(_UPLOAD), dict) and not hinted(node, _UPLOAD):
        return operation
    members = _body_members(operation, node.context)
    file = _file(members, node.context)
    reason = _hindrance(operation, file)
    if reason:
        node.lose(reason, _UPLOAD)
        return operation
    hint = _parse_hint(_Upload(operation=operation, node=node, members=members, file=file, known=known))
    return replace(operation, hints=replace(operation.hints, chunk_upload=hint))


def _hindrance(operation: Operation, file: str) -> str:
    """Why an operation cannot be such an upload; "" where it can."""
    if not file:
        return f"an upload in parts needs a multipart body with one binary member, or one that has {_UPLOAD}"
    if operation.hints.pagination:
        return "an upload in parts does not give pages"
    header = _header(operation)
    is_given = any(one.name == header and not one.is_ignored for one in operation.parameters)
    return f"the client numbers the parts itself; give the parameter {header!r} {_IGNORE}: true" if is_given else ""


class _Upload(Struct, frozen=True, kw_only=True):
    """An operation that is an upload in parts: what there is to read of it, and what is known of it already."""

    operation: Operation
    node: Node
    members: tuple[Property, ...]
    file: str
    known: Mapping[str, Operation]

    @property
    def hint(self) -> Node:
        """The object of the hint; an empty one where it is a plain `true`."""
        is_object = isinstance(self.node.value.get(_UPLOAD), dict)
        given = self.node.child(_UPLOAD) if is_object else None
        return given or Node({}, self.node.at(_UPLOAD), self.node.context)


def _parse_hint(upload: _Upload) -> ChunkUploadHint:
    hint = upload.hint
    for key in [key for key in hint.value if key not in _MEMBERS]:
        hint.lose(f"{key!r} is not a member of this hint", key)
    copied = dict(_copied(upload))
    own_id = _parse_id(upload, next(iter(copied.values()), ""))
    smallest, largest = _parse_limits(hint)
    status, parts = _parse_status(upload, own_id)
    return ChunkUploadHint(
        file=upload.file,
        header=_header(upload.operation),
        id=own_id,
        copies=tuple(_copies(upload, copied, own_id)),
        smallest_part=smallest,
        largest_part=largest,
        usual_part=_parse_usual(hint, smallest, largest),
        most_parts=_positive(hint, "mostParts"),
        received=tuple(_parse_received(hint)),
        status=status,
        parts=parts,
        result=_parse_target(upload, "result", own_id, frozenset()),
    )


def _body_members(operation: Operation, context: Context) -> tuple[Property, ...]:
    """The members of the first multipart body, which is the one that is sent."""
    for media_type in operation.request_body.content if operation.request_body else ():
        if media_type.content_type.lower().startswith("multipart/"):
            return members_of(context, media_type.schema) if media_type.schema else ()
    return ()


def _file(members: tuple[Property, ...], context: Context) -> str:
    """The only member that is raw bytes, or the only one of several that is marked; "" where neither is."""
    files = [member for member in members if _is_file(member, context)]
    marked = [member for member in files if _is_marked(member, context)]
    chosen = files if len(files) == 1 else marked
    return chosen[0].name if len(chosen) == 1 else ""


def _is_file(member: Property, context: Context) -> bool:
    schema = bare(context, member.schema)
    is_sent = not (member.schema.read_only or _says(member.extensions.get(_IGNORE)))
    return isinstance(schema, BinarySchema) and not schema.read_only and is_sent


def _is_marked(member: Property, context: Context) -> bool:
    schema = bare(context, member.schema)
    return any(_says(one.extensions.get(_UPLOAD)) for one in (member, schema))


def _says(value: object) -> bool:
    return value is True or value == "true"


def _header(operation: Operation) -> str:
    """The header that the document leaves to the client, or declares by its usual name."""
    headers = [one for one in operation.parameters if one.location == "header"]
    usual = [one.name for one in headers if one.name.lower() == _USUAL_HEADER.lower()]
    ignored = [one.name for one in headers if one.is_ignored]
    return next(iter((*usual, *ignored)), _USUAL_HEADER)


def _copied(upload: _Upload) -> Iterator[tuple[str, str]]:
    """Members of the body that repeat the response: their names, and those of the response's members."""
    for member in upload.members:
        value = member.extensions.get(_COPY, False)
        if isinstance(value, bool) or value in {"true", "false"}:
            if _says(value):
                yield member.name, member.name
        elif isinstance(value, str) and value:
            yield member.name, value
        else:
            reason = f"{_COPY!r} is {kind_of(value) if value else 'empty'}; name a member of the response"
            upload.node.context.lose(f"{member.pointer}/{_COPY}", reason)


def _parse_id(upload: _Upload, copied: str) -> str:
    """The member of the response that names what was uploaded: the hint's, else the first that is copied."""
    own_id = upload.hint.text("id")
    answered = [member.name for member in response_members(upload.node.context, upload.operation.responses)]
    if own_id and answered and own_id not in answered:
        upload.hint.lose(f"the response has no member {own_id!r}", "id")
        return copied
    return own_id or copied


def _copies(upload: _Upload, copied: Mapping[str, str], own_id: str) -> Iterator[str]:
    for member in upload.members:
        if copied.get(member.name) == own_id and own_id:
            yield member.name
        elif member.name in copied:
            reason = f"only {own_id!r} of the response, which identifies the upload, can be copied"
            upload.node.context.lose(f"{member.pointer}/{_COPY}", reason)


def _parse_limits(hint: Node) -> tuple[int | None, int | None]:
    smallest, largest = _positive(hint, "smallestPart"), _positive(hint, "largestPart")
    if smallest and largest and smallest > largest:
        hint.lose(f"the largest part is below the smallest, {smallest}", "largestPart")
        return smallest, None
    return smallest, largest


def _parse_usual(hint: Node, smallest: int | None, largest: int | None) -> int | None:
    usual = _positive(hint, "usualPart")
    if usual and not (smallest or 1) <= usual <= (largest or usual):
        hint.lose("the usual part is below the smallest or above the largest", "usualPart")
        return None
    return usual


def _positive(hint: Node, key: str) -> int | None:
    value = hint.whole(key)
    if value is not None and value < 1:
        hint.lose(f"{key!r} is below 1", key)
        return None
    return value


def _parse_received(hint: Node) -> Iterator[str]:
    for index, ending in enumerate(hint.texts("received")):
        if ending:
            yield ending
        else:
            hint.lose("every type ends in an empty text; give how one ends", "received", index)


def _parse_status(upload: _Upload, own_id: str) -> tuple[str, str]:
    """The operation that lists which parts arrived, and the path to their numbers; "" and "" where none does."""
    operation_id = _parse_target(upload, "status", own_id, frozenset({"parts"}))
    link = upload.hint.child("status") if operation_id else None
    parts = link.text("parts") if link else ""
    if link and not parts:
        link.lose("the hint does not say where the numbers of the parts are; add 'parts'")
    return (operation_id, parts) if parts else ("", "")


def _parse_target(upload: _Upload, key: str, own_id: str, others: frozenset[str]) -> str:
    """The id of an operation that can be asked with nothing but the id of what is uploaded; "" for none."""
    link = upload.hint.child(key)
    if link is None:
        return ""
    for member in [member for member in link.value if member not in {"operationId", *others}]:
        link.lose(f"{member!r} is not a member of this hint", member)
    operation_id = link.text("operationId")
    reason = _not_asked(operation_id, upload.known.get(operation_id), own_id)
    if reason:
        link.lose(reason, *(["operationId"] if operation_id else []))
        return ""
    return operation_id


def _not_asked(operation_id: str, target: Operation | None, own_id: str) -> str:
    """Why an operation cannot be asked; "" where it can."""
    if not operation_id:
        return "the hint does not say which operation; add 'operationId'"
    if target is None:
        return f"there is no operation {operation_id!r}"
    if target.method.upper() != "GET" or len(path_variables(target.path)) != 1:
        return f"{target.method.upper()} {target.path} is not a GET with one parameter in its path"
    return "" if own_id else "nothing names what is uploaded; add 'id'"
