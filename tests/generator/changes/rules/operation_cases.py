"""Pairs of documents that differ in an operation or in what stands around it; rules are told both ways round."""

from __future__ import annotations

from typing import Any

from tests.generator.changes.documents import Object, content, document

STRING = {"type": "string"}
SCHEMES = {
    "b": {"type": "http", "scheme": "bearer"},
    "k": {"type": "apiKey", "in": "header", "name": "X-Key"},
}


def parameter(**members: Any) -> Object:
    return document({"parameters": [{"name": "q", "in": "query", "schema": STRING, **members}]})


def response(status: str = "200", **members: Any) -> Object:
    return document({"responses": {status: {"description": "It.", **members}}})


def body(**members: Any) -> Object:
    return document({"requestBody": {**content(STRING), **members}})


def secured(*scopes: str, **members: Any) -> Object:
    own = {"security": [{"b": list(scopes)}]} if scopes else {}
    return document(own, components={"securitySchemes": SCHEMES}, **members)


def flow(**members: Any) -> Object:
    own = {"authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {"r": "Read."}, **members}
    scheme = {"type": "oauth2", "flows": {"authorizationCode": own}}
    return document(components={"securitySchemes": {"o": scheme}})


def without_get(base: Object) -> Object:
    return {**base, "paths": {}}


def beside_post(operation: Object | None) -> Object:
    whole = document(operation)
    item = whole["paths"]["/videos"]
    return {**whole, "paths": {"/videos": {"post": {"responses": {}}, **(item if operation is not None else {})}}}


PLAIN: Object = {}
OLD: Object = {"deprecated": True}
LATE: Object = {**OLD, "x-sunset": "2031-01-01"}
EARLY: Object = {**OLD, "x-sunset": "2030-01-01"}
NEVER: Object = {**OLD, "x-sunset": "soon"}
TEXT = content(STRING, "text/plain")["content"]
BARE: Object = {"content": {"application/json": {}}}

PAIRS: list[tuple[Object, Object]] = [
    (document(), parameter()),
    (document(), parameter(required=True)),
    (parameter(), parameter(required=True)),
    *((parameter(), parameter(**one)) for one in (OLD, LATE, NEVER)),
    *((parameter(**one), parameter(**OLD)) for one in (LATE, NEVER)),
    (parameter(**LATE), parameter(**EARLY)),
    *((document(), parameter(**one)) for one in (OLD, LATE)),
    *((document(), document(one)) for one in (OLD, LATE, NEVER)),
    (document(LATE), document(EARLY)),
    (document(LATE), document(OLD)),
    *((without_get(document()), document(one)) for one in (PLAIN, OLD, LATE, NEVER)),
    *((beside_post(None), beside_post(one)) for one in (PLAIN, OLD, LATE, NEVER)),
    (document({"x-stability-level": "beta"}), document({"x-stability-level": "stable"})),
    (document(), document({"x-stability-level": "wild"})),
    (document(), document({"operationId": "a"})),
    (document(), document({"tags": ["A"]})),
    (document(), body()),
    (document(), body(required=True)),
    (body(), body(required=True)),
    (body(), body(content={**content(STRING)["content"], **TEXT})),
    (body(), body(**BARE)),
    (response("200"), response("404")),
    (response(**content(STRING)), response(content={**content(STRING)["content"], **TEXT})),
    (response(**content(STRING)), response(**BARE)),
    (response(**content(STRING, "image/png")), response(**content(STRING, "image/*"))),
    (response(**content(STRING, "image/png")), response(**content(STRING, "image/png; size=1"))),
    *((response(), response(headers={"X-It": {"schema": STRING, "required": need}})) for need in (True, False)),
    (response(headers={"X-It": {"schema": STRING}}), response(headers={"X-It": {"schema": STRING, "required": True}})),
    (secured("r"), secured("r", "w")),
    (secured(), secured("r")),
    (secured(), secured(security=[{"k": []}])),
    (secured(security=[{"b": ["r"]}]), secured(security=[{"b": ["r", "w"]}])),
    (document(), secured()),
    (secured(), document(components={"securitySchemes": {**SCHEMES, "b": {"type": "http", "scheme": "basic"}}})),
    (flow(), flow(tokenUrl="https://u")),
    (flow(), flow(authorizationUrl="https://u")),
    (flow(), flow(scopes={})),
    (flow(), flow(scopes={"r": ""})),
    (document(), document(components={"schemas": {"It": STRING}})),
    (document(), document(info={"title": "It", "version": "2"})),
    (document(), document(webhooks={"it": {"post": {"requestBody": content(STRING)}}})),
]
