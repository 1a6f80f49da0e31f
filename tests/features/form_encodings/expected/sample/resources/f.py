"""f. Methods of `client.f`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from ..models.f import (
    FPage,
    FPageDict,
    FSendFormBodyDeep,
    FSendFormBodyDeepDict,
    FSendFormBodyJson,
    FSendFormBodyJsonDict,
    FSendFormBodyPlain,
    FSendFormBodyPlainDict,
    FSendFormBodyStyled,
    FSendFormBodyStyledDict,
    FSendPartsBodyItem,
    FSendPartsBodyItemDict,
)
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, Operation, ResponseSpec, Style
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response
from ..runtime.values.models import UNSET, UnsetType

SEND_FORM: Operation[None] = Operation(
    id="sendForm",
    method="POST",
    path="/form",
    responses={"204": ResponseSpec(kind="none")},
    body=Body(
        kind="form",
        content_type="application/x-www-form-urlencoded",
        is_required=False,
        content_types={"json": "application/json", "list": "application/json"},
        styles={
            "piped": Style(name="pipeDelimited", explode=False),
            "deep": Style(name="deepObject"),
            "path": Style(allow_reserved=True),
            "styled": Style(),
        },
    ),
    is_authenticated=False,
)
SEND_PARTS: Operation[None] = Operation(
    id="sendParts",
    method="POST",
    path="/parts",
    responses={"204": ResponseSpec(kind="none")},
    body=Body(
        kind="multipart",
        content_type="multipart/form-data",
        is_required=False,
        files=("file",),
        content_types={"file": "text/csv", "note": "text/plain; charset=iso-8859-1"},
        part_headers={"file": {"X-Kind": "table", "X-Rows": "3"}, "item": {"X-Note": "fixed"}},
    ),
    is_authenticated=False,
)
GET_COOKIES: Operation[None] = Operation(
    id="getCookies",
    method="GET",
    path="/cookies",
    responses={"204": ResponseSpec(kind="none")},
    cookie_styles={"json": Style(name="json"), "listed": Style(explode=False)},
    retry="safe",
    is_authenticated=False,
)
GET_QUERY: Operation[None] = Operation(
    id="getQuery",
    method="GET",
    path="/query",
    responses={"204": ResponseSpec(kind="none")},
    query_styles={"raw": Style(allow_reserved=True)},
    retry="safe",
    is_authenticated=False,
)


class F(Resource):
    """Methods of `client.f`."""

    @cached_property
    def with_response(self) -> FWithResponse:
        """The same methods, returning the whole response."""
        return FWithResponse(F(self._caller.raw()))

    def send_form(
        self,
        *,
        plain: FSendFormBodyPlain | FSendFormBodyPlainDict | UnsetType = UNSET,
        json: FSendFormBodyJson | FSendFormBodyJsonDict | UnsetType = UNSET,
        list: Sequence[int] | UnsetType = UNSET,
        piped: Sequence[str] | UnsetType = UNSET,
        extra: Mapping[str, str] | UnsetType = UNSET,
        deep: FSendFormBodyDeep | FSendFormBodyDeepDict | UnsetType = UNSET,
        path: str | UnsetType = UNSET,
        styled: FSendFormBodyStyled | FSendFormBodyStyledDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call POST /form.

        Args:
            plain:
            json:
            list:
            piped:
            extra:
            deep:
            path:
            styled:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /form` (`sendForm`)
        """
        return self._caller.call(
            SEND_FORM,
            Arguments(
                body={
                    "plain": plain,
                    "json": json,
                    "list": list,
                    "piped": piped,
                    "extra": extra,
                    "deep": deep,
                    "path": path,
                    "styled": styled,
                }
            ),
            options,
        )

    def send_parts(
        self,
        *,
        file: FileInput | UnsetType = UNSET,
        note: str | UnsetType = UNSET,
        item: FSendPartsBodyItem | FSendPartsBodyItemDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call POST /parts.

        Args:
            file:
            note:
            item:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /parts` (`sendParts`)
        """
        return self._caller.call(SEND_PARTS, Arguments(body={"file": file, "note": note, "item": item}), options)

    def get_cookies(
        self,
        *,
        json: Mapping[str, Any] | UnsetType = UNSET,
        listed: Sequence[str] | UnsetType = UNSET,
        spread: Mapping[str, str] | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call GET /cookies.

        Args:
            json:
            listed:
            spread:
            text:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /cookies` (`getCookies`)
        """
        return self._caller.call(
            GET_COOKIES, Arguments(cookies={"json": json, "listed": listed, "spread": spread, "text": text}), options
        )

    def get_query(
        self,
        *,
        raw: str | UnsetType = UNSET,
        page: FPage | FPageDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call GET /query.

        Args:
            raw:
            page:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /query` (`getQuery`)
        """
        return self._caller.call(GET_QUERY, Arguments(query={"raw": raw, "page": page}), options)


class AsyncF(AsyncResource):
    """Methods of `client.f`."""

    @cached_property
    def with_response(self) -> AsyncFWithResponse:
        """The same methods, returning the whole response."""
        return AsyncFWithResponse(AsyncF(self._caller.raw()))

    async def send_form(
        self,
        *,
        plain: FSendFormBodyPlain | FSendFormBodyPlainDict | UnsetType = UNSET,
        json: FSendFormBodyJson | FSendFormBodyJsonDict | UnsetType = UNSET,
        list: Sequence[int] | UnsetType = UNSET,
        piped: Sequence[str] | UnsetType = UNSET,
        extra: Mapping[str, str] | UnsetType = UNSET,
        deep: FSendFormBodyDeep | FSendFormBodyDeepDict | UnsetType = UNSET,
        path: str | UnsetType = UNSET,
        styled: FSendFormBodyStyled | FSendFormBodyStyledDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call POST /form.

        Args:
            plain:
            json:
            list:
            piped:
            extra:
            deep:
            path:
            styled:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /form` (`sendForm`)
        """
        return await self._caller.call(
            SEND_FORM,
            Arguments(
                body={
                    "plain": plain,
                    "json": json,
                    "list": list,
                    "piped": piped,
                    "extra": extra,
                    "deep": deep,
                    "path": path,
                    "styled": styled,
                }
            ),
            options,
        )

    async def send_parts(
        self,
        *,
        file: FileInput | UnsetType = UNSET,
        note: str | UnsetType = UNSET,
        item: FSendPartsBodyItem | FSendPartsBodyItemDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call POST /parts.

        Args:
            file:
            note:
            item:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /parts` (`sendParts`)
        """
        return await self._caller.call(SEND_PARTS, Arguments(body={"file": file, "note": note, "item": item}), options)

    async def get_cookies(
        self,
        *,
        json: Mapping[str, Any] | UnsetType = UNSET,
        listed: Sequence[str] | UnsetType = UNSET,
        spread: Mapping[str, str] | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call GET /cookies.

        Args:
            json:
            listed:
            spread:
            text:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /cookies` (`getCookies`)
        """
        return await self._caller.call(
            GET_COOKIES, Arguments(cookies={"json": json, "listed": listed, "spread": spread, "text": text}), options
        )

    async def get_query(
        self,
        *,
        raw: str | UnsetType = UNSET,
        page: FPage | FPageDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call GET /query.

        Args:
            raw:
            page:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /query` (`getQuery`)
        """
        return await self._caller.call(GET_QUERY, Arguments(query={"raw": raw, "page": page}), options)


class FWithResponse:
    """The methods of `F`, returning the whole response."""

    def __init__(self, resource: F) -> None:
        self.send_form = with_response(resource.send_form)
        self.send_parts = with_response(resource.send_parts)
        self.get_cookies = with_response(resource.get_cookies)
        self.get_query = with_response(resource.get_query)


class AsyncFWithResponse:
    """The methods of `AsyncF`, returning the whole response."""

    def __init__(self, resource: AsyncF) -> None:
        self.send_form = async_with_response(resource.send_form)
        self.send_parts = async_with_response(resource.send_parts)
        self.get_cookies = async_with_response(resource.get_cookies)
        self.get_query = async_with_response(resource.get_query)
