"""Webhooks: created, listed, found and deleted. What they are sent is delivered by `deliveries.py`."""

from __future__ import annotations

from typing import Final

from ..base.origins import foreign_page
from ..base.problems import ApiProblem, ProblemError, attribute_required, invalid_attribute
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.pages import page
from ..world.webhooks import WEBHOOK, is_web_address, new_webhook, show_webhook

MOST: Final = 100
"""How many webhooks an account may have."""

_NAME: Final = "webhookId"


@operation("createWebhook")
def create_webhook(call: ApiCall) -> ApiResponse:
    """Make a webhook. Its address is not called until something happens."""
    if not call.body["events"]:
        raise attribute_required("events")
    if not is_web_address(call.body["url"]):
        raise invalid_attribute("url", "This value is not a valid URL.")
    if len(call.store.every(WEBHOOK)) >= MOST:
        raise _limit_reached()
    page = foreign_page(call.headers, call.world.settings.public_url)
    return ApiResponse(status=201, body=show_webhook(new_webhook(call.world, call.body, page)))


@operation("listWebhooks")
def list_webhooks(call: ApiCall) -> ApiResponse:
    """List the webhooks that are notified of the event `events`, all without it."""
    wanted = call.query.get("events")
    found = [one for one in call.store.every(WEBHOOK) if wanted is None or wanted in one["events"]]
    return page(call, found, show_webhook)


@operation("getWebhook")
def get_webhook(call: ApiCall) -> ApiResponse:
    """Give one webhook, its secret included."""
    return ApiResponse(body=show_webhook(call.find(WEBHOOK, _NAME)))


@operation("deleteWebhook")
def delete_webhook(call: ApiCall) -> ApiResponse:
    """Delete a webhook; what was to be delivered to it once more is not."""
    call.store.remove(WEBHOOK, call.find(WEBHOOK, _NAME)["webhookId"])
    return NO_CONTENT


def _limit_reached() -> ProblemError:
    title = "Your account has reached the webhook urls limit."
    return ProblemError(ApiProblem(status=400, slug="webhook-limit-reached", title=title))
