"""Player themes: created, listed, found, changed and deleted; their logo uploaded and deleted."""

from __future__ import annotations

from typing import Final

from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.merge_patch import merge_patch
from ..http.pages import page
from ..player.player_themes import (
    PLAYER_THEME,
    SETTABLE,
    new_player_theme,
    save_player_theme,
    show_player_theme,
    take_theme_away,
)
from ..videos.images import LOGO_IMAGE, check_image
from ..world.attachments import LOGO, attach, detach, detach_all

_NAME: Final = "playerId"


@operation("createPlayerTheme")
def create_player_theme(call: ApiCall) -> ApiResponse:
    """Make a theme; what is not chosen is as the default theme has it."""
    return ApiResponse(status=201, body=_show(call, new_player_theme(call.world, call.body)))


@operation("listPlayerThemes")
def list_player_themes(call: ApiCall) -> ApiResponse:
    """List the themes."""
    return page(call, call.store.every(PLAYER_THEME), lambda theme: _show(call, theme))


@operation("getPlayerTheme")
def get_player_theme(call: ApiCall) -> ApiResponse:
    """Give one theme."""
    return ApiResponse(body=_show(call, call.find(PLAYER_THEME, _NAME)))


@operation("updatePlayerTheme")
def update_player_theme(call: ApiCall) -> ApiResponse:
    """Change what was sent."""
    theme = call.find(PLAYER_THEME, _NAME)
    changes = {name: call.body[name] for name in SETTABLE if name in call.body}
    return ApiResponse(body=_show(call, save_player_theme(call.world, merge_patch(theme, changes))))


@operation("deletePlayerTheme")
def delete_player_theme(call: ApiCall) -> ApiResponse:
    """Delete a theme with its logo; what is shown with it gets the default theme."""
    key = call.find(PLAYER_THEME, _NAME)[_NAME]
    call.store.remove(PLAYER_THEME, key)
    detach_all(call.world, key)
    take_theme_away(call.world, key)
    return NO_CONTENT


@operation("uploadPlayerThemeLogo")
def upload_player_theme_logo(call: ApiCall) -> ApiResponse:
    """Take a logo, and where it leads, in the place of both."""
    theme, file = call.find(PLAYER_THEME, _NAME), call.form.file()
    kind = check_image(file, LOGO_IMAGE)
    attach(call.world, theme[_NAME], LOGO, file.path, kind)
    changed = save_player_theme(call.world, {**theme, "_link": call.form.fields.get("link")})
    return ApiResponse(status=201, body=_show(call, changed))


@operation("deletePlayerThemeLogo")
def delete_player_theme_logo(call: ApiCall) -> ApiResponse:
    """Take the logo away, and where it leads."""
    theme = call.find(PLAYER_THEME, _NAME)
    detach(call.world, theme[_NAME], LOGO)
    save_player_theme(call.world, {**theme, "_link": None})
    return NO_CONTENT


def _show(call: ApiCall, theme: Thing) -> Thing:
    return show_player_theme(call.world, call.base_url, theme)
