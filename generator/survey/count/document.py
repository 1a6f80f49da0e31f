"""A plain walk of a document's JSON: operations, parameters, members, bodies and security schemes that it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import unquote

from generator.survey.count.inventory import Call, Content, CountedParameter, Inventory, Requirement

Json: TypeAlias = Any
Place: TypeAlias = tuple[Json, str]
"""A value and the JSON pointer to it."""

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization", "content-length", "transfer-encoding"})
"""Headers that OpenAPI leaves to clients, and those that HTTP libraries set."""
_WORDS: Final = frozenset({"title", "description", "example", "examples", "xml", "externalDocs"})
_MEDIA_TYPE_MEMBERS: Final = frozenset({"schema", "itemSchema", "example", "examples", "encoding"})
_VARIABLE: Final = re.compile(r"\{[+#./;?&]?([^{}*]+)\*?\}")
_SUBSCHEMAS: Final = ("items", "additionalProperties", "unevaluatedProperties")
_LISTS: Final = ("allOf", "oneOf", "anyOf", "prefixItems")
_MAPS: Final = ("properties", "patternProperties")
_SCHEME_URI: Final = "#/components/securitySchemes/"
_WRITTEN: Final = ("json", "form", "multipart", "*/*")
_READ: Final = ("json", "*/*")
"""Words in media types whose bodies have members, of requests and of responses."""
_MOST_STEPS: Final = 100


def count_document(root: Json) -> Inventory:
    """Count what a bundled document of OpenAPI 3 says."""
    walk = _Walk(root)
    for call, operation, item in walk.operations():
        walk.calls[call] = operation[1]
        walk.count_parameters(call, operation, item)
        walk.count_contents(call, operation)
    for schema in _entries(walk.child((root, "#"), "components", "schemas")):
        walk.count_members(schema)
    return Inventory(
        calls=walk.calls,
        parameters=walk.parameters,
        members=walk.members,
        contents=walk.contents,
        schemes=walk.schemes(),
        requirements=dict(walk.requirements()),
    )


class _Walk:
    """What was met so far."""

    def __init__(self, root: Json) -> None:
        self.root = root
        self.calls: dict[Call, str] = {}
        self.parameters: dict[CountedParameter, str] = {}
        self.members: dict[frozenset[str], str] = {}
        self.contents: dict[Content, str] = {}
        self._seen: set[str] = set()
        self._has_siblings = str(root.get("openapi", "")) >= "3.1"

    def operations(self) -> Iterator[tuple[Call, Place, Place]]:
        """Yield each operation with its path item."""
        for path, place in _named(self.child((self.root, "#"), "paths")):
            item = self.resolved(place)
            if path.startswith("x-") or not isinstance(item[0], dict):
                continue
            found = [(key.upper(), self.child(item, key)) for key in _METHODS if key in item[0]]
            found += _named(self.child(item, "additionalOperations"))
            for method, operation in found:
                if isinstance(operation[0], dict) and operation[0].get("x-client-hidden") is not True:
                    yield (method, path), operation, item

    def count_parameters(self, call: Call, operation: Place, item: Place) -> None:
        """Count those of the path item, then those of the operation, which may repeat them."""
        variables = set(_VARIABLE.findall(call[1]))
        for place in (*_entries(self.child(item, "parameters")), *_entries(self.child(operation, "parameters"))):
            value, pointer = self.resolved(place)
            if not isinstance(value, dict) or not _is_sent(value, variables):
                continue
            location = "query" if value["in"] == "querystring" else value["in"]
            self.parameters[CountedParameter(call=call, location=location, name=value["name"])] = pointer
            self.count_members(self.child((value, pointer), "schema"))
        for name in variables:
            self.parameters.setdefault(CountedParameter(call=call, location="path", name=name), operation[1])

    def count_contents(self, call: Call, operation: Place) -> None:
        """Count the bodies of the request and of each response."""
        self._count_content(call, "request", self.resolved(self.child(operation, "requestBody")))
        for status, place in _named(self.child(operation, "responses")):
            if not status.startswith("x-"):
                self._count_content(call, status, self.resolved(place))

    def _count_content(self, call: Call, place: str, body: Place) -> None:
        content = self.child(body, "content")
        if isinstance(content[0], dict):
            named = {name: one for name, one in content[0].items() if name not in _MEDIA_TYPE_MEMBERS}
            alone = {"application/json": content[0]} if not named and "schema" in content[0] else named
            content = (alone, content[1])
        media = [self.resolved(one) for one in _entries(content)]
        types = list(content[0]) if isinstance(content[0], dict) else []
        given = {
            _essence(name): json.dumps(_bare(self.child(one, "schema")[0]), sort_keys=True)
            for name, one in zip(types, media, strict=False)
            if isinstance(one[0], dict)
        }
        words = _WRITTEN if place == "request" else _READ
        members = {schema for name, schema in given.items() if _is_structured(name, words)}
        for name, schema in given.items():
            if _is_structured(name, words) or schema not in members:
                self.contents[Content(call=call, place=place, media_type=name)] = content[1]
        for one in media:
            self.count_members(self.child(one, "schema"))

    def count_members(self, place: Place) -> None:
        """Count the members of every object in a schema, and of all that it refers to."""
        waiting = [place]
        while waiting:
            value, pointer = waiting.pop()
            if not isinstance(value, dict) or pointer in self._seen:
                continue
            self._seen.add(pointer)
            if isinstance(value.get("$ref"), str):
                waiting.append(self.resolved((value, pointer)))
                if not self._has_siblings:
                    continue
            names = _member_names(value)
            if names:
                self.members.setdefault(names, pointer)
            if _may_be(value, "object", "array"):
                waiting.extend(self._subschemas((value, pointer)))

    def _subschemas(self, place: Place) -> Iterator[Place]:
        for key in _SUBSCHEMAS:
            yield self.child(place, key)
        for key in _LISTS:
            yield from _entries(self.child(place, key))
        for key in _MAPS:
            yield from _entries(self.child(place, key))

    def schemes(self) -> dict[tuple[str, str], str]:
        """Give kind and name of each scheme that is declared and required by something."""
        declared = {
            name: self.resolved(one)
            for name, one in _named(self.child((self.root, "#"), "components", "securitySchemes"))
        }
        requirements = [self.root.get("security")]
        requirements += [operation[0].get("security") for _, operation, _ in self.operations()]
        required = {
            name
            for one in requirements
            for requirement in (one if isinstance(one, list) else [])
            for name in (requirement if isinstance(requirement, dict) else {})
        }
        found = {(_scheme(declared[name][0]), declared[name][1]) for name in required if name in declared}
        return {scheme: pointer for scheme, pointer in found if scheme is not None}

    def requirements(self) -> Iterator[tuple[Requirement, str]]:
        """Yield what each call may be made with; what names a scheme that is not declared cannot be met."""
        declared = {name for name, _ in _named(self.child((self.root, "#"), "components", "securitySchemes"))}
        for call, operation, _ in self.operations():
            own = operation[0].get("security")
            place = (self.root, "#") if own is None else operation
            found = [
                frozenset(name.removeprefix(_SCHEME_URI) if name not in declared else name for name in one[0])
                for one in _entries(self.child(place, "security"))
                if isinstance(one[0], dict)
            ]
            for schemes in [one for one in found if one <= declared] or [frozenset[str]()]:
                yield Requirement(call=call, schemes=schemes), f"{place[1]}/security"

    def child(self, place: Place, *keys: str) -> Place:
        """Give a member of a value, None where there is none."""
        value, pointer = place
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
            pointer = f"{pointer}/{_escaped(key)}"
        return value, pointer

    def resolved(self, place: Place) -> Place:
        """Follow references inside the document."""
        value, pointer = place
        for _ in range(_MOST_STEPS):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                return value, pointer
            pointer = value["$ref"]
            value = self._at(pointer)
        return None, pointer

    def _at(self, pointer: str) -> Json:
        value = self.root
        for part in pointer.removeprefix("#").split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if isinstance(value, list):
                value = value[int(key)] if key.isdigit() and int(key) < len(value) else None
            else:
                value = value.get(key) if isinstance(value, dict) else None
        return value


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _bare(schema: Json) -> Json:
    """Give a schema without words and examples: what is the same data in another notation has the same."""
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if key not in _WORDS}
    return [_bare(one) for one in schema] if isinstance(schema, list) else schema


def _is_structured(media_type: str, words: tuple[str, ...]) -> bool:
    """Whether bodies of a type have members; all others are bytes or text, whatever their schemas say."""
    return any(word in media_type for word in words)


def _is_sent(parameter: Mapping[str, Json], variables: set[str]) -> bool:
    """Whether a parameter is one that clients send: not one that OpenAPI says to ignore."""
    name, location = parameter.get("name"), parameter.get("in")
    if not isinstance(name, str) or not isinstance(location, str) or parameter.get("x-client-ignore") is True:
        return False
    if location == "path":
        return name in variables
    return location != "header" or name.lower() not in _IGNORED_HEADERS


def _member_names(schema: Mapping[str, Json]) -> frozenset[str]:
    properties = schema.get("properties")
    if not isinstance(properties, dict) or not _may_be(schema, "object"):
        return frozenset()
    return frozenset(name for name, value in properties.items() if isinstance(value, dict) or value is True)


def _may_be(schema: Mapping[str, Json], *kinds: str) -> bool:
    """Whether values of a schema may be objects, or arrays of them, that are read member by member."""
    kind = schema.get("type")
    declared = kind if isinstance(kind, list) else [kind]
    is_one = kind is None or any(one in declared for one in kinds)
    return is_one and "enum" not in schema and "const" not in schema


def _scheme(scheme: Json) -> tuple[str, str] | None:
    """Say where a credential goes: what a client has to declare for it. None for what is no scheme."""
    match scheme:
        case {"type": "http", "x-client-token-exchange": _}:
            return "KeyExchange", ""
        case {"type": "http", "scheme": str(name)} if name.lower() in {"bearer", "basic", "digest"}:
            return name.lower(), ""
        case {"type": "http", "scheme": str(name)}:
            return "http", name
        case {"type": "apiKey", "in": str(location), "name": str(name)}:
            return location, name
        case {"type": "oauth2" | "openIdConnect"}:
            return "OAuth", ""
        case {"type": "mutualTLS"}:
            return "Certificate", ""
        case _:
            return None


def _named(place: Place) -> list[tuple[str, Place]]:
    value, pointer = place
    if not isinstance(value, dict):
        return []
    return [(key, (child, f"{pointer}/{_escaped(key)}")) for key, child in value.items()]


def _entries(place: Place) -> list[Place]:
    value, pointer = place
    if isinstance(value, list):
        return [(child, f"{pointer}/{at}") for at, child in enumerate(value)]
    return [child for _, child in _named(place)]


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
