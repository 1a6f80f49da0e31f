"""What the document says of a response or a request: found by operation, status and media type; ready to validate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import jsonschema_rs
from jsonschema_rs import ValidationError

from generator.document import Document, Json
from generator.document.rules.specification.schema_resource import SchemaResource, pointer_of, reference
from generator.document.rules.specification.undeclared import undeclared_properties
from generator.document.rules.specification.values import Value
from generator.document.rules.subject import Subject
from generator.document.tree import Object, as_object, resolve_pointer
from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation, Response

JSON_TYPES: Final = ("/json", "+json")


class UnusableSchemaError(ValueError):
    """A schema that nothing can be validated against: it, or what it refers to, is broken."""


@dataclass(frozen=True)
class Described:
    """A document as recordings are compared with it. Validators are made when first needed."""

    document: Document
    api: Api

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """All operations by id."""
        return {operation.operation_id: operation for operation in self.api.operations}

    def errors(self, schema: str, value: Json) -> Sequence[ValidationError]:
        """Validate a value against the schema at a pointer. Raises UnusableSchemaError where that cannot be done."""
        if schema not in self._validators:
            self._validators[schema] = self._validator(schema)
        return tuple(self._validators[schema].iter_errors(value))

    def _validator(self, schema: str) -> jsonschema_rs.Validator:
        try:
            return jsonschema_rs.Draft202012Validator(
                reference(schema), registry=self._registry, validate_formats=True, offline=True
            )
        except (ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
            raise UnusableSchemaError(" ".join(str(error).splitlines()[:1])) from error

    def undeclared(self, schema: str, value: Json) -> Iterator[tuple[str, str]]:
        """Give pointer and name of each member that the schema at a pointer, which lists others, does not declare."""
        whole = Value(role="response", pointer="", value=value, schema=schema)
        return undeclared_properties(self._subject, whole)

    def member(self, keyword: str, name: str) -> Object:
        """Give the schema of a member of the object whose schema has a keyword at a pointer."""
        holder = resolve_pointer(self._resource.root, keyword.rpartition("/")[0])
        return as_object(as_object(as_object(holder).get("properties")).get(name))

    @cached_property
    def _subject(self) -> Subject:
        return Subject(self.document)

    @cached_property
    def _resource(self) -> SchemaResource:
        return SchemaResource(self._subject)

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        return self._resource.registry()

    @cached_property
    def _validators(self) -> dict[str, jsonschema_rs.Validator]:
        return {}


def keyword_of(error: ValidationError) -> str:
    """Give the pointer of the keyword that was not satisfied, in the document."""
    return pointer_of(error.absolute_keyword_location)


def response_of(operation: Operation, status: int) -> Response | None:
    """Find what the document says of a status: by number, by range, by default."""
    by_status = {response.status: response for response in operation.responses}
    names = (str(status), f"{status // 100}XX", "default")
    return next((by_status[name] for name in names if name in by_status), None)


def media_type_of(content: Iterable[MediaType], content_type: str) -> MediaType | None:
    """Find what the document says of a media type: by name, by range, by `*/*`."""
    by_type = {media_type.content_type.partition(";")[0].strip().lower(): media_type for media_type in content}
    name = plain_type(content_type)
    names = (name, f"{name.partition('/')[0]}/*", "*/*")
    return next((by_type[name] for name in names if name in by_type), None)


def plain_type(content_type: str) -> str:
    """Give a media type without its parameters: `text/html; charset=utf-8` is `text/html`."""
    return content_type.partition(";")[0].strip().lower()


def is_json(content_type: str) -> bool:
    """Return whether a media type is JSON."""
    return plain_type(content_type).endswith(JSON_TYPES)


_NAMES: Final = """
accept accept-encoding accept-language accept-ranges age allow alt-svc authorization cache-control connection
content-disposition content-encoding content-language content-length content-location content-range content-type cookie
date etag expect expires host keep-alive last-modified link location origin pragma range referer retry-after server
set-cookie strict-transport-security te trailer transfer-encoding upgrade user-agent vary via www-authenticate
x-content-type-options x-frame-options
"""

OF_HTTP: Final = frozenset(_NAMES.split())
"""Their names, in lower case."""
