"""Webhooks. Methods of `client.webhooks`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..extensions.webhooks import WebhooksExtension
from ..models.shared import ProblemDetails
from ..models.webhooks import Webhook, WebhookEventNameLike, WebhooksListResponse
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[WebhooksListResponse, Webhook] = PagedOperation(
    id="listWebhooks",
    method="GET",
    path="/webhooks",
    responses={"200": ResponseSpec(kind="json", type=WebhooksListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
CREATE: Operation[Webhook] = Operation(
    id="createWebhook",
    method="POST",
    path="/webhooks",
    responses={"201": ResponseSpec(kind="json", type=Webhook)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    body=Body(kind="json", content_type="application/json"),
)
GET: Operation[Webhook] = Operation(
    id="getWebhook",
    method="GET",
    path="/webhooks/{webhookId}",
    responses={"200": ResponseSpec(kind="json", type=Webhook)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
DELETE: Operation[None] = Operation(
    id="deleteWebhook",
    method="DELETE",
    path="/webhooks/{webhookId}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)


class Webhooks(WebhooksExtension, Resource):
    """Methods of `client.webhooks`.

    Endpoints of yours that api.video calls when something happens.
    """

    @cached_property
    def with_response(self) -> WebhooksWithResponse:
        """The same methods, returning the whole response."""
        return WebhooksWithResponse(Webhooks(self._caller.raw()))

    def list(
        self,
        *,
        events: str | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[Webhook]:
        """List webhooks.

        Lists the webhooks of the account, one page at a time.

        Args:
            events: Keep the webhooks that listen to this event.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Webhook]: One page of webhooks.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /webhooks` (`listWebhooks`)
        """
        return self._caller.pages(
            LIST, Arguments(query={"events": events, "currentPage": current_page, "pageSize": page_size}), options
        )

    def create(self, *, events: Sequence[WebhookEventNameLike], url: str, options: Options | None = None) -> Webhook:
        """Create a webhook.

        Registers an endpoint of yours that api.video calls when one of the events happens. Each
        delivery is signed with the webhook's `signatureSecret`.

        A response of 300 and above counts as failed; the delivery is tried three more times,
        three seconds apart. A webhook cannot be changed: delete it and create another.

        Args:
            events: Events to be notified of; one at least.
            url: Address to deliver the events to; it must be reachable from the public
                internet.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Webhook: The webhook was created.

        Raises:
            BadRequestError: 400: The body is not as it must be, or there are too many webhooks.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /webhooks` (`createWebhook`)
        """
        return self._caller.call(CREATE, Arguments(body={"events": events, "url": url}), options)

    def get(self, webhook_id: str, *, options: Options | None = None) -> Webhook:
        """Get a webhook.

        Gives one webhook with its events, its address and its secret.

        Args:
            webhook_id: The webhook's unique identifier; it begins with `webhook_`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Webhook: The webhook.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such webhook.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /webhooks/{webhookId}` (`getWebhook`)
        """
        return self._caller.call(GET, Arguments(path={"webhookId": webhook_id}), options)

    def delete(self, webhook_id: str, *, options: Options | None = None) -> None:
        """Delete a webhook.

        Deletes the webhook; nothing is delivered to its address any more.

        Args:
            webhook_id: The webhook's unique identifier; it begins with `webhook_`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such webhook.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /webhooks/{webhookId}` (`deleteWebhook`)
        """
        return self._caller.call(DELETE, Arguments(path={"webhookId": webhook_id}), options)


class AsyncWebhooks(WebhooksExtension, AsyncResource):
    """Methods of `client.webhooks`.

    Endpoints of yours that api.video calls when something happens.
    """

    @cached_property
    def with_response(self) -> AsyncWebhooksWithResponse:
        """The same methods, returning the whole response."""
        return AsyncWebhooksWithResponse(AsyncWebhooks(self._caller.raw()))

    def list(
        self,
        *,
        events: str | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[Webhook]:
        """List webhooks.

        Lists the webhooks of the account, one page at a time.

        Args:
            events: Keep the webhooks that listen to this event.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Webhook]: One page of webhooks.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /webhooks` (`listWebhooks`)
        """
        return self._caller.pages(
            LIST, Arguments(query={"events": events, "currentPage": current_page, "pageSize": page_size}), options
        )

    async def create(
        self, *, events: Sequence[WebhookEventNameLike], url: str, options: Options | None = None
    ) -> Webhook:
        """Create a webhook.

        Registers an endpoint of yours that api.video calls when one of the events happens. Each
        delivery is signed with the webhook's `signatureSecret`.

        A response of 300 and above counts as failed; the delivery is tried three more times,
        three seconds apart. A webhook cannot be changed: delete it and create another.

        Args:
            events: Events to be notified of; one at least.
            url: Address to deliver the events to; it must be reachable from the public
                internet.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Webhook: The webhook was created.

        Raises:
            BadRequestError: 400: The body is not as it must be, or there are too many webhooks.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /webhooks` (`createWebhook`)
        """
        return await self._caller.call(CREATE, Arguments(body={"events": events, "url": url}), options)

    async def get(self, webhook_id: str, *, options: Options | None = None) -> Webhook:
        """Get a webhook.

        Gives one webhook with its events, its address and its secret.

        Args:
            webhook_id: The webhook's unique identifier; it begins with `webhook_`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Webhook: The webhook.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such webhook.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /webhooks/{webhookId}` (`getWebhook`)
        """
        return await self._caller.call(GET, Arguments(path={"webhookId": webhook_id}), options)

    async def delete(self, webhook_id: str, *, options: Options | None = None) -> None:
        """Delete a webhook.

        Deletes the webhook; nothing is delivered to its address any more.

        Args:
            webhook_id: The webhook's unique identifier; it begins with `webhook_`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such webhook.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /webhooks/{webhookId}` (`deleteWebhook`)
        """
        return await self._caller.call(DELETE, Arguments(path={"webhookId": webhook_id}), options)


class WebhooksWithResponse:
    """The methods of `Webhooks`, returning the whole response."""

    def __init__(self, resource: Webhooks) -> None:
        self.list = page_response(resource.list)
        self.create = with_response(resource.create)
        self.get = with_response(resource.get)
        self.delete = with_response(resource.delete)


class AsyncWebhooksWithResponse:
    """The methods of `AsyncWebhooks`, returning the whole response."""

    def __init__(self, resource: AsyncWebhooks) -> None:
        self.list = async_page_response(resource.list)
        self.create = async_with_response(resource.create)
        self.get = async_with_response(resource.get)
        self.delete = async_with_response(resource.delete)
