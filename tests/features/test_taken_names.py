"""A document may call its schemas, tags, members and arguments by any name that the package itself uses."""

from __future__ import annotations

import builtins
import inspect
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from generator.targets.python.package.runtime_names import RUNTIME_MODULES
from tests.features.generation import imported

OF_TYPING = (
    *("Any", "Awaitable", "Callable", "Final", "Generic", "Iterable", "Iterator", "List", "Literal", "Mapping"),
    *("NotRequired", "Optional", "Path", "Required", "Self", "Sequence", "TypeAlias", "TypeVar", "TypedDict"),
    *("TYPE_CHECKING", "UUID", "Union", "Unpack"),
)
SCHEMAS = sorted(
    {
        *(name for name in RUNTIME_MODULES if name[0].isupper()),
        *(name for name in dir(builtins) if name[0].isupper()),
        *OF_TYPING,
        *("ApiError", "NotFoundError", "SdkError", "TransportError", "UploadError", "Sample", "AsyncSample"),
    }
)
TYPES = {
    "bool": ({"type": "boolean"}, True),
    "bytes": ({"type": "string"}, "a"),
    "date": ({"type": "string", "format": "date"}, "2024-05-17"),
    "datetime": ({"type": "string", "format": "date-time"}, "2024-05-17T09:30:00Z"),
    "dict": ({"type": "object", "additionalProperties": {"type": "string"}}, {"a": "b"}),
    "float": ({"type": "number"}, 1.5),
    "int": ({"type": "integer"}, 1),
    "list": ({"type": "array", "items": {"type": "string"}}, ["a"]),
    "str": ({"type": "string"}, "a"),
}
"""Lower-case types: a member of that name and type, and a value of it."""
MEMBERS = (
    *("additional", "builtins", "dt", "from_dict", "from_json", "replace", "self", "to_dict", "to_json"),
    *("field", "class", "None", "msgspec", "model", "fields", "copy", "keys"),
)
TAGS = (
    *("aclose", "auth", "base_url", "caller", "close", "definition", "environment", "headers", "hooks", "options"),
    *("rate_limit", "raw", "request", "retries", "self", "strict", "timeout", "transport", "with_options"),
    *("with_response", "api", "models", "errors", "runtime", "testing", "shared", "webhooks", "other"),
)
METHODS = ("builtins", "caller", "dt", "with_response", "close", "self", "import", "list", "dict", "int")


MOMENT = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)


def a_response(schema: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": "It.", "content": {"application/json": {"schema": schema}}}}


def a_document() -> dict[str, Any]:
    members = {name: schema for name, (schema, _) in TYPES.items()} | {name: {"type": "string"} for name in MEMBERS}
    schemas: dict[str, Any] = {
        name: {"type": "object", "properties": {"at": {"type": "string", "format": "date-time"}}} for name in SCHEMAS
    }
    schemas["Everything"] = {"type": "object", "properties": members}
    arguments = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in (*MEMBERS, "options", *TYPES)]
    paths: dict[str, Any] = {
        f"/schemas/{name}": {
            "put": {
                "tags": ["Schemas"],
                "operationId": f"put {number}",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}
                        }
                    },
                },
                "responses": a_response({"$ref": f"#/components/schemas/{name}"}),
            }
        }
        for number, name in enumerate(SCHEMAS)
    }
    paths["/everything"] = {
        "get": {
            "tags": ["Everything"],
            "operationId": "get",
            "parameters": arguments,
            "responses": a_response({"$ref": "#/components/schemas/Everything"}),
        }
    }
    for tag in TAGS:
        paths[f"/tags/{tag}"] = {
            "get": {"tags": [tag], "operationId": f"show {tag}", "responses": {"204": {"description": "."}}}
        }
    for method in METHODS:
        paths[f"/methods/{method}"] = {
            "get": {
                "tags": ["Methods"],
                "operationId": method,
                "x-client-action": method,
                "responses": a_response({"type": "array", "items": {"type": "integer"}}),
            }
        }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Sample", "version": "1.0.0"},
        "servers": [{"url": "https://taken.test"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder: Path = tmp_path_factory.mktemp("taken_names")
    (folder / "openapi.yaml").write_text(json.dumps(a_document()))
    with imported(folder) as package:
        yield package


def answered(sdk: ModuleType, response: object) -> Any:
    """Give a client, and the transport that answers it once."""
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(response))
    return sdk.Sample(transport=transport, auth="none"), transport


def test_schema_of_any_name_is_read_and_sent(sdk: ModuleType) -> None:
    classes = {}
    for number, name in enumerate(SCHEMAS):
        client, transport = answered(sdk, {"at": "2024-05-17T09:30:00Z"})
        method = getattr(client.schemas, f"put_{number}")
        (argument,) = inspect.signature(method).parameters.keys() - {"options"}

        read = method(**{argument: [{"at": MOMENT}]})

        assert MOMENT == read.at, name
        assert [{"at": "2024-05-17T09:30:00Z"}] == json.loads(transport.requests[0].content), name
        assert getattr(sdk.models, type(read).__name__) is type(read)
        classes[name] = type(read)
    assert len(SCHEMAS) == len(set(classes.values()))


def test_members_of_any_name_are_of_their_type(sdk: ModuleType) -> None:
    values = {name: value for name, (_, value) in TYPES.items()} | dict.fromkeys(MEMBERS, "text")
    client, _ = answered(sdk, values)

    read = client.everything.get()

    assert values == read.to_dict()
    assert read == sdk.models.Everything.from_json(read.to_json())
    assert read == read.replace()
    written = type(read).__annotations__
    hidden = [name for name in TYPES if not written[name].startswith(("builtins.", "dt.", "Instant"))]
    assert [] == hidden, "a member of the name of its type hides it in its class"


def test_argument_of_any_name_is_sent_as_it_is_called(sdk: ModuleType) -> None:
    client, transport = answered(sdk, {})
    arguments = [*inspect.signature(client.everything.get).parameters.keys() - {"options"}]

    client.everything.get(**dict.fromkeys(arguments, "a"))

    sent = parse_qsl(urlsplit(transport.requests[0].url).query)
    assert {(name, "a") for name in (*MEMBERS, "options", *TYPES)} == set(sent)


@pytest.mark.parametrize("tag", TAGS)
def test_tag_of_any_name_has_its_method_and_leaves_the_client_whole(sdk: ModuleType, tag: str) -> None:
    client, transport = answered(sdk, {})
    (name,) = {tag, f"{tag}_api"} & {name for name, one in vars(sdk.Sample).items() if isinstance(one, cached_property)}
    namespace = getattr(client, name)
    (method,) = (one for one in dir(namespace) if one.startswith("show"))

    getattr(namespace, method)()

    assert f"https://taken.test/tags/{tag}" == transport.requests[0].url
    assert "https://taken.test" == client.base_url
    client.with_options(timeout=1).close()


def test_method_of_any_name_is_called(sdk: ModuleType) -> None:
    own = {name for name, one in vars(type(sdk.Sample(auth="none").methods)).items() if inspect.isfunction(one)}
    called = []
    for name in own:
        client, transport = answered(sdk, [1])

        assert [1] == getattr(client.methods, name)(), name
        called.append(transport.requests[0].url.rpartition("/")[2])

    assert sorted(METHODS) == sorted(called)
    assert own.isdisjoint({"caller", "with_response", "import", "builtins", "dt"})
