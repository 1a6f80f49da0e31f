"""Types that `client.player_themes` alone uses."""

from __future__ import annotations

from typing import Literal, Required, TypeAlias, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Instant, Model, OpenStrEnum
from .shared import PaginationModel


class PlayerThemesSortBy(OpenStrEnum):
    """Source: `#/paths/~1players/get/parameters/0/schema`"""

    NAME = "name"
    CREATED_AT = "createdAt"
    UPDATED_AT = "updatedAt"


PlayerThemesSortByLike: TypeAlias = PlayerThemesSortBy | Literal["name", "createdAt", "updatedAt"]


class PlayerThemesListResponse(Model, kw_only=True):
    """One page of player themes.

    Source: `#/components/schemas/PlayerThemesListResponse`
    """

    data: list[PlayerTheme]
    """The player themes on this page."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class PlayerThemeCreationPayload(Model, kw_only=True, rename="camel"):
    """What a new player theme is to look like. Colors that are left out take the default.

    Source: `#/components/schemas/PlayerThemeCreationPayload`
    """

    name: str | None = None
    """Name, for finding it again; at most 100 characters. At most 100 characters."""
    text: str | None = None
    """Color of text and icons, as `rgba(red, green, blue, opacity)`."""
    link: str | None = None
    """Color of links, as `rgba(red, green, blue, opacity)`."""
    link_hover: str | None = None
    """Color of links under the pointer, as `rgba(red, green, blue, opacity)`."""
    link_active: str | None = None
    """Color of links while they are pressed, as `rgba(red, green, blue, opacity)`."""
    track_played: str | None = None
    """Color of the played part of the timeline, as `rgba(red, green, blue, opacity)`."""
    track_unplayed: str | None = None
    """Color of the part of the timeline not yet played, as `rgba(red, green, blue, opacity)`."""
    track_background: str | None = None
    """Color behind the timeline, as `rgba(red, green, blue, opacity)`."""
    background_top: str | None = None
    """Color at the upper end of the gradient behind the controls, as `rgba(red, green, blue,
    opacity)`.
    """
    background_bottom: str | None = None
    """Color at the lower end of the gradient behind the controls, as `rgba(red, green, blue,
    opacity)`.
    """
    background_text: str | None = None
    """Color behind the title, as `rgba(red, green, blue, opacity)`."""
    enable_api: bool | None = None
    """Whether scripts of the page may steer the player. Default: `True`."""
    enable_controls: bool | None = None
    """Whether the viewer sees the controls of the player. Default: `True`."""
    force_autoplay: bool | None = None
    """Whether playback starts by itself, as far as the browser allows it. Default: `False`."""
    hide_title: bool | None = None
    """Whether the title of the video is hidden in the player. Default: `False`."""
    force_loop: bool | None = None
    """Whether playback starts over at the end. Default: `False`."""


class PlayerTheme(Model, kw_only=True, rename="camel"):
    """Colors, controls and logo of a player.

    Source: `#/components/schemas/PlayerTheme`
    """

    name: str | None = None
    """Name, for finding it again; absent when none was given."""
    text: str | None = None
    """Color of text and icons, as `rgba(red, green, blue, opacity)`."""
    link: str | None = None
    """Color of links, as `rgba(red, green, blue, opacity)`."""
    link_hover: str | None = None
    """Color of links under the pointer, as `rgba(red, green, blue, opacity)`."""
    link_active: str | None = None
    """Color of links while they are pressed, as `rgba(red, green, blue, opacity)`."""
    track_played: str | None = None
    """Color of the played part of the timeline, as `rgba(red, green, blue, opacity)`."""
    track_unplayed: str | None = None
    """Color of the part of the timeline not yet played, as `rgba(red, green, blue, opacity)`."""
    track_background: str | None = None
    """Color behind the timeline, as `rgba(red, green, blue, opacity)`."""
    background_top: str | None = None
    """Color at the upper end of the gradient behind the controls, as `rgba(red, green, blue,
    opacity)`.
    """
    background_bottom: str | None = None
    """Color at the lower end of the gradient behind the controls, as `rgba(red, green, blue,
    opacity)`.
    """
    background_text: str | None = None
    """Color behind the title, as `rgba(red, green, blue, opacity)`."""
    enable_api: bool | None = None
    """Whether scripts of the page may steer the player."""
    enable_controls: bool | None = None
    """Whether the viewer sees the controls of the player."""
    force_autoplay: bool | None = None
    """Whether playback starts by itself, as far as the browser allows it."""
    hide_title: bool | None = None
    """Whether the title of the video is hidden in the player."""
    force_loop: bool | None = None
    """Whether playback starts over at the end."""
    player_id: str
    """Unique identifier of the player theme; begins with `pl`."""
    created_at: Instant | None = None
    """When the player theme was created, as ISO 8601 with an offset."""
    updated_at: Instant | None = None
    """When the player theme was last changed, as ISO 8601 with an offset."""
    assets: PlayerThemeAssets | None = None
    """The logo of the player, and where a click on it leads."""


class PlayerThemeUpdatePayload(Model, kw_only=True, rename="camel"):
    """The members of a player theme to change; what is left out stays.

    Source: `#/components/schemas/PlayerThemeUpdatePayload`
    """

    name: str | None = None
    """Another name for the theme, at most 100 characters. Unchanged when left out. At most 100
    characters.
    """
    text: str | None = None
    """Color of text and icons, as `rgba(red, green, blue, opacity)`."""
    link: str | None = None
    """Color of links, as `rgba(red, green, blue, opacity)`."""
    link_hover: str | None = None
    """Color of links under the pointer, as `rgba(red, green, blue, opacity)`."""
    link_active: str | None = None
    """Color of links while they are pressed, as `rgba(red, green, blue, opacity)`."""
    track_played: str | None = None
    """Color of the played part of the timeline, as `rgba(red, green, blue, opacity)`."""
    track_unplayed: str | None = None
    """Color of the part of the timeline not yet played, as `rgba(red, green, blue, opacity)`."""
    track_background: str | None = None
    """Color behind the timeline, as `rgba(red, green, blue, opacity)`."""
    background_top: str | None = None
    """Color at the upper end of the gradient behind the controls, as `rgba(red, green, blue,
    opacity)`.
    """
    background_bottom: str | None = None
    """Color at the lower end of the gradient behind the controls, as `rgba(red, green, blue,
    opacity)`.
    """
    background_text: str | None = None
    """Color behind the title, as `rgba(red, green, blue, opacity)`."""
    enable_api: bool | None = None
    """Whether scripts of the page may steer the player."""
    enable_controls: bool | None = None
    """Whether the viewer sees the controls of the player. Unchanged when left out."""
    force_autoplay: bool | None = None
    """Whether playback starts by itself, as far as the browser allows it. Unchanged when left out.
    """
    hide_title: bool | None = None
    """Whether the title of the video is hidden in the player. Unchanged when left out."""
    force_loop: bool | None = None
    """Whether playback starts over at the end."""


class PlayerThemeLogoUploadPayload(Model, kw_only=True):
    """A logo for a player theme.

    Source: `#/components/schemas/PlayerThemeLogoUploadPayload`
    """

    file: str
    """Content of the picture, JPEG or PNG."""
    link: str | None = None
    """Address that a click on the logo opens."""


class PlayerThemeAssets(Model, kw_only=True):
    """Logo of a player theme.

    Source: `#/components/schemas/PlayerThemeAssets`
    """

    __nullable__ = frozenset({"logo"})
    logo: str | None = None
    """Address of the logo; null before one is uploaded and after it is deleted."""
    link: str | None = None
    """Address that a click on the logo opens."""


class PlayerThemeCreationPayloadDict(TypedDict, total=False):
    """What may be given for `PlayerThemeCreationPayload`, in the names of the API."""

    name: str
    text: str
    link: str
    linkHover: str
    linkActive: str
    trackPlayed: str
    trackUnplayed: str
    trackBackground: str
    backgroundTop: str
    backgroundBottom: str
    backgroundText: str
    enableApi: bool
    enableControls: bool
    forceAutoplay: bool
    hideTitle: bool
    forceLoop: bool


class PlayerThemeUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `PlayerThemeUpdatePayload`, in the names of the API."""

    name: str
    text: str
    link: str
    linkHover: str
    linkActive: str
    trackPlayed: str
    trackUnplayed: str
    trackBackground: str
    backgroundTop: str
    backgroundBottom: str
    backgroundText: str
    enableApi: bool
    enableControls: bool
    forceAutoplay: bool
    hideTitle: bool
    forceLoop: bool


class PlayerThemeLogoUploadPayloadDict(TypedDict, total=False):
    """What may be given for `PlayerThemeLogoUploadPayload`, in the names of the API."""

    file: Required[FileInput]
    link: str
