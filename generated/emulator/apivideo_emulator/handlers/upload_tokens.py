"""Tokens with which others upload: made, listed, found and deleted; `check_upload_token` is what an upload asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ..base.clock import read_stamp, stamp
from ..base.problems import unauthorized
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.pages import page
from ..world.world import World

UPLOAD_TOKEN: Final = "upload-token"  # noqa: S105 # a kind of things
_NAME: Final = "uploadToken"


@operation("createUploadToken")
def create_upload_token(call: ApiCall) -> ApiResponse:
    """Make a token that expires after `ttl` seconds, or never when that is 0."""
    ttl = call.body.get("ttl", 0)
    token = {
        "token": call.world.ids.new("to"),
        "ttl": ttl,
        "createdAt": call.stamp,
        "expiresAt": stamp(call.now + timedelta(seconds=ttl)) if ttl else None,
    }
    call.store.insert(UPLOAD_TOKEN, token["token"], token)
    return ApiResponse(body=token)


@operation("listUploadTokens")
def list_upload_tokens(call: ApiCall) -> ApiResponse:
    """List the tokens that have not expired."""
    return page(call, [token for token in call.store.every(UPLOAD_TOKEN) if _is_alive(call.world, token)])


@operation("getUploadToken")
def get_upload_token(call: ApiCall) -> ApiResponse:
    """Give one token."""
    return ApiResponse(body=call.find(UPLOAD_TOKEN, _NAME))


@operation("deleteUploadToken")
def delete_upload_token(call: ApiCall) -> ApiResponse:
    """Delete a token; what was uploaded with it stays."""
    token = call.find(UPLOAD_TOKEN, _NAME)
    call.store.remove(UPLOAD_TOKEN, token["token"])
    return NO_CONTENT


def check_upload_token(world: World, token: str) -> None:
    """Let a token upload. Raises ProblemError 401 when it is unknown or has expired."""
    known = world.store.get(UPLOAD_TOKEN, token)
    if known is None or not _is_alive(world, known):
        raise unauthorized("invalid-upload-token", "The upload token is invalid or expired.")


def _is_alive(world: World, token: Thing) -> bool:
    return token["expiresAt"] is None or read_stamp(token["expiresAt"]) > world.now()
