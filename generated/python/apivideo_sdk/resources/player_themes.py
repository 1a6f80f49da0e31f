"""Player Themes. Methods of `client.player_themes`."""

from __future__ import annotations

from functools import cached_property

from ..models.player_themes import PlayerTheme, PlayerThemesListResponse, PlayerThemesSortByLike
from ..models.shared import ProblemDetails, SortOrderLike
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[PlayerThemesListResponse, PlayerTheme] = PagedOperation(
    id="listPlayerThemes",
    method="GET",
    path="/players",
    responses={"200": ResponseSpec(kind="json", type=PlayerThemesListResponse)},
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
CREATE: Operation[PlayerTheme] = Operation(
    id="createPlayerTheme",
    method="POST",
    path="/players",
    responses={"201": ResponseSpec(kind="json", type=PlayerTheme)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    body=Body(kind="json", content_type="application/json"),
)
GET: Operation[PlayerTheme] = Operation(
    id="getPlayerTheme",
    method="GET",
    path="/players/{playerId}",
    responses={"200": ResponseSpec(kind="json", type=PlayerTheme)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPDATE: Operation[PlayerTheme] = Operation(
    id="updatePlayerTheme",
    method="PATCH",
    path="/players/{playerId}",
    responses={"200": ResponseSpec(kind="json", type=PlayerTheme)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)
DELETE: Operation[None] = Operation(
    id="deletePlayerTheme",
    method="DELETE",
    path="/players/{playerId}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)
UPLOAD_LOGO: Operation[PlayerTheme] = Operation(
    id="uploadPlayerThemeLogo",
    method="POST",
    path="/players/{playerId}/logo",
    responses={"201": ResponseSpec(kind="json", type=PlayerTheme)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    retry="idempotent",
)
DELETE_LOGO: Operation[None] = Operation(
    id="deletePlayerThemeLogo",
    method="DELETE",
    path="/players/{playerId}/logo",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)


class PlayerThemes(Resource):
    """Methods of `client.player_themes`.

    Colors, controls and logo of the player.
    """

    @cached_property
    def with_response(self) -> PlayerThemesWithResponse:
        """The same methods, returning the whole response."""
        return PlayerThemesWithResponse(PlayerThemes(self._caller.raw()))

    def list(
        self,
        *,
        sort_by: PlayerThemesSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[PlayerTheme]:
        """List player themes.

        Lists the player themes of the account, one page at a time.

        Args:
            sort_by: Property to sort by: the name, or the time of creation or of the last
                change.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[PlayerTheme]: One page of player themes.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /players` (`listPlayerThemes`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={"sortBy": sort_by, "sortOrder": sort_order, "currentPage": current_page, "pageSize": page_size}
            ),
            options,
        )

    def create(
        self,
        *,
        name: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        link: str | UnsetType = UNSET,
        link_hover: str | UnsetType = UNSET,
        link_active: str | UnsetType = UNSET,
        track_played: str | UnsetType = UNSET,
        track_unplayed: str | UnsetType = UNSET,
        track_background: str | UnsetType = UNSET,
        background_top: str | UnsetType = UNSET,
        background_bottom: str | UnsetType = UNSET,
        background_text: str | UnsetType = UNSET,
        enable_api: bool | UnsetType = UNSET,
        enable_controls: bool | UnsetType = UNSET,
        force_autoplay: bool | UnsetType = UNSET,
        hide_title: bool | UnsetType = UNSET,
        force_loop: bool | UnsetType = UNSET,
        options: Options | None = None,
    ) -> PlayerTheme:
        """Create a player theme.

        Creates a theme that decides the colors and controls of the player. Every member may be
        left out; an empty body gives the default theme. Colors are CSS `rgba(...)` values.

        Args:
            name: Name, for finding it again; at most 100 characters. At most 100 characters.
            text: Color of text and icons, as `rgba(red, green, blue, opacity)`.
            link: Color of links, as `rgba(red, green, blue, opacity)`.
            link_hover: Color of links under the pointer, as `rgba(red, green, blue, opacity)`.
            link_active: Color of links while they are pressed, as `rgba(red, green, blue,
                opacity)`.
            track_played: Color of the played part of the timeline, as `rgba(red, green, blue,
                opacity)`.
            track_unplayed: Color of the part of the timeline not yet played, as `rgba(red,
                green, blue, opacity)`.
            track_background: Color behind the timeline, as `rgba(red, green, blue, opacity)`.
            background_top: Color at the upper end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_bottom: Color at the lower end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_text: Color behind the title, as `rgba(red, green, blue, opacity)`.
            enable_api: Whether scripts of the page may steer the player. Default: `True`.
            enable_controls: Whether the viewer sees the controls of the player. Default:
                `True`.
            force_autoplay: Whether playback starts by itself, as far as the browser allows it.
                Default: `False`.
            hide_title: Whether the title of the video is hidden in the player. Default:
                `False`.
            force_loop: Whether playback starts over at the end. Default: `False`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme was created.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /players` (`createPlayerTheme`)
        """
        return self._caller.call(
            CREATE,
            Arguments(
                body={
                    "name": name,
                    "text": text,
                    "link": link,
                    "linkHover": link_hover,
                    "linkActive": link_active,
                    "trackPlayed": track_played,
                    "trackUnplayed": track_unplayed,
                    "trackBackground": track_background,
                    "backgroundTop": background_top,
                    "backgroundBottom": background_bottom,
                    "backgroundText": background_text,
                    "enableApi": enable_api,
                    "enableControls": enable_controls,
                    "forceAutoplay": force_autoplay,
                    "hideTitle": hide_title,
                    "forceLoop": force_loop,
                }
            ),
            options,
        )

    def get(self, player_id: str, *, options: Options | None = None) -> PlayerTheme:
        """Get a player theme.

        Gives one player theme with its colors, controls and logo.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /players/{playerId}` (`getPlayerTheme`)
        """
        return self._caller.call(GET, Arguments(path={"playerId": player_id}), options)

    def update(
        self,
        player_id: str,
        *,
        name: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        link: str | UnsetType = UNSET,
        link_hover: str | UnsetType = UNSET,
        link_active: str | UnsetType = UNSET,
        track_played: str | UnsetType = UNSET,
        track_unplayed: str | UnsetType = UNSET,
        track_background: str | UnsetType = UNSET,
        background_top: str | UnsetType = UNSET,
        background_bottom: str | UnsetType = UNSET,
        background_text: str | UnsetType = UNSET,
        enable_api: bool | UnsetType = UNSET,
        enable_controls: bool | UnsetType = UNSET,
        force_autoplay: bool | UnsetType = UNSET,
        hide_title: bool | UnsetType = UNSET,
        force_loop: bool | UnsetType = UNSET,
        options: Options | None = None,
    ) -> PlayerTheme:
        """Update a player theme.

        Changes the members that are sent and leaves the others as they are. Videos that use the
        theme show the change at once.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            name: Another name for the theme, at most 100 characters. Unchanged when left out.
                At most 100 characters.
            text: Color of text and icons, as `rgba(red, green, blue, opacity)`.
            link: Color of links, as `rgba(red, green, blue, opacity)`.
            link_hover: Color of links under the pointer, as `rgba(red, green, blue, opacity)`.
            link_active: Color of links while they are pressed, as `rgba(red, green, blue,
                opacity)`.
            track_played: Color of the played part of the timeline, as `rgba(red, green, blue,
                opacity)`.
            track_unplayed: Color of the part of the timeline not yet played, as `rgba(red,
                green, blue, opacity)`.
            track_background: Color behind the timeline, as `rgba(red, green, blue, opacity)`.
            background_top: Color at the upper end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_bottom: Color at the lower end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_text: Color behind the title, as `rgba(red, green, blue, opacity)`.
            enable_api: Whether scripts of the page may steer the player.
            enable_controls: Whether the viewer sees the controls of the player. Unchanged when
                left out.
            force_autoplay: Whether playback starts by itself, as far as the browser allows it.
                Unchanged when left out.
            hide_title: Whether the title of the video is hidden in the player. Unchanged when
                left out.
            force_loop: Whether playback starts over at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /players/{playerId}` (`updatePlayerTheme`)
        """
        return self._caller.call(
            UPDATE,
            Arguments(
                path={"playerId": player_id},
                body={
                    "name": name,
                    "text": text,
                    "link": link,
                    "linkHover": link_hover,
                    "linkActive": link_active,
                    "trackPlayed": track_played,
                    "trackUnplayed": track_unplayed,
                    "trackBackground": track_background,
                    "backgroundTop": background_top,
                    "backgroundBottom": background_bottom,
                    "backgroundText": background_text,
                    "enableApi": enable_api,
                    "enableControls": enable_controls,
                    "forceAutoplay": force_autoplay,
                    "hideTitle": hide_title,
                    "forceLoop": force_loop,
                },
            ),
            options,
        )

    def delete(self, player_id: str, *, options: Options | None = None) -> None:
        """Delete a player theme.

        Deletes the theme. Videos and live streams that use it fall back to the default theme.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /players/{playerId}` (`deletePlayerTheme`)
        """
        return self._caller.call(DELETE, Arguments(path={"playerId": player_id}), options)

    def upload_logo(
        self, player_id: str, file: FileInput, *, link: str | UnsetType = UNSET, options: Options | None = None
    ) -> PlayerTheme:
        """Upload a player theme logo.

        Adds a logo to the player, or replaces the one that is there. A `link` makes the logo
        clickable.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            file: Content of the picture, JPEG or PNG.
            link: Address that a click on the logo opens.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme with its new logo.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /players/{playerId}/logo` (`uploadPlayerThemeLogo`)
        """
        return self._caller.call(
            UPLOAD_LOGO, Arguments(path={"playerId": player_id}, body={"file": file, "link": link}), options
        )

    def delete_logo(self, player_id: str, *, options: Options | None = None) -> None:
        """Delete a player theme logo.

        Removes the logo; `assets.logo` of the theme is null from then on.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /players/{playerId}/logo` (`deletePlayerThemeLogo`)
        """
        return self._caller.call(DELETE_LOGO, Arguments(path={"playerId": player_id}), options)


class AsyncPlayerThemes(AsyncResource):
    """Methods of `client.player_themes`.

    Colors, controls and logo of the player.
    """

    @cached_property
    def with_response(self) -> AsyncPlayerThemesWithResponse:
        """The same methods, returning the whole response."""
        return AsyncPlayerThemesWithResponse(AsyncPlayerThemes(self._caller.raw()))

    def list(
        self,
        *,
        sort_by: PlayerThemesSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[PlayerTheme]:
        """List player themes.

        Lists the player themes of the account, one page at a time.

        Args:
            sort_by: Property to sort by: the name, or the time of creation or of the last
                change.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[PlayerTheme]: One page of player themes.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /players` (`listPlayerThemes`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={"sortBy": sort_by, "sortOrder": sort_order, "currentPage": current_page, "pageSize": page_size}
            ),
            options,
        )

    async def create(
        self,
        *,
        name: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        link: str | UnsetType = UNSET,
        link_hover: str | UnsetType = UNSET,
        link_active: str | UnsetType = UNSET,
        track_played: str | UnsetType = UNSET,
        track_unplayed: str | UnsetType = UNSET,
        track_background: str | UnsetType = UNSET,
        background_top: str | UnsetType = UNSET,
        background_bottom: str | UnsetType = UNSET,
        background_text: str | UnsetType = UNSET,
        enable_api: bool | UnsetType = UNSET,
        enable_controls: bool | UnsetType = UNSET,
        force_autoplay: bool | UnsetType = UNSET,
        hide_title: bool | UnsetType = UNSET,
        force_loop: bool | UnsetType = UNSET,
        options: Options | None = None,
    ) -> PlayerTheme:
        """Create a player theme.

        Creates a theme that decides the colors and controls of the player. Every member may be
        left out; an empty body gives the default theme. Colors are CSS `rgba(...)` values.

        Args:
            name: Name, for finding it again; at most 100 characters. At most 100 characters.
            text: Color of text and icons, as `rgba(red, green, blue, opacity)`.
            link: Color of links, as `rgba(red, green, blue, opacity)`.
            link_hover: Color of links under the pointer, as `rgba(red, green, blue, opacity)`.
            link_active: Color of links while they are pressed, as `rgba(red, green, blue,
                opacity)`.
            track_played: Color of the played part of the timeline, as `rgba(red, green, blue,
                opacity)`.
            track_unplayed: Color of the part of the timeline not yet played, as `rgba(red,
                green, blue, opacity)`.
            track_background: Color behind the timeline, as `rgba(red, green, blue, opacity)`.
            background_top: Color at the upper end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_bottom: Color at the lower end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_text: Color behind the title, as `rgba(red, green, blue, opacity)`.
            enable_api: Whether scripts of the page may steer the player. Default: `True`.
            enable_controls: Whether the viewer sees the controls of the player. Default:
                `True`.
            force_autoplay: Whether playback starts by itself, as far as the browser allows it.
                Default: `False`.
            hide_title: Whether the title of the video is hidden in the player. Default:
                `False`.
            force_loop: Whether playback starts over at the end. Default: `False`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme was created.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /players` (`createPlayerTheme`)
        """
        return await self._caller.call(
            CREATE,
            Arguments(
                body={
                    "name": name,
                    "text": text,
                    "link": link,
                    "linkHover": link_hover,
                    "linkActive": link_active,
                    "trackPlayed": track_played,
                    "trackUnplayed": track_unplayed,
                    "trackBackground": track_background,
                    "backgroundTop": background_top,
                    "backgroundBottom": background_bottom,
                    "backgroundText": background_text,
                    "enableApi": enable_api,
                    "enableControls": enable_controls,
                    "forceAutoplay": force_autoplay,
                    "hideTitle": hide_title,
                    "forceLoop": force_loop,
                }
            ),
            options,
        )

    async def get(self, player_id: str, *, options: Options | None = None) -> PlayerTheme:
        """Get a player theme.

        Gives one player theme with its colors, controls and logo.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /players/{playerId}` (`getPlayerTheme`)
        """
        return await self._caller.call(GET, Arguments(path={"playerId": player_id}), options)

    async def update(
        self,
        player_id: str,
        *,
        name: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        link: str | UnsetType = UNSET,
        link_hover: str | UnsetType = UNSET,
        link_active: str | UnsetType = UNSET,
        track_played: str | UnsetType = UNSET,
        track_unplayed: str | UnsetType = UNSET,
        track_background: str | UnsetType = UNSET,
        background_top: str | UnsetType = UNSET,
        background_bottom: str | UnsetType = UNSET,
        background_text: str | UnsetType = UNSET,
        enable_api: bool | UnsetType = UNSET,
        enable_controls: bool | UnsetType = UNSET,
        force_autoplay: bool | UnsetType = UNSET,
        hide_title: bool | UnsetType = UNSET,
        force_loop: bool | UnsetType = UNSET,
        options: Options | None = None,
    ) -> PlayerTheme:
        """Update a player theme.

        Changes the members that are sent and leaves the others as they are. Videos that use the
        theme show the change at once.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            name: Another name for the theme, at most 100 characters. Unchanged when left out.
                At most 100 characters.
            text: Color of text and icons, as `rgba(red, green, blue, opacity)`.
            link: Color of links, as `rgba(red, green, blue, opacity)`.
            link_hover: Color of links under the pointer, as `rgba(red, green, blue, opacity)`.
            link_active: Color of links while they are pressed, as `rgba(red, green, blue,
                opacity)`.
            track_played: Color of the played part of the timeline, as `rgba(red, green, blue,
                opacity)`.
            track_unplayed: Color of the part of the timeline not yet played, as `rgba(red,
                green, blue, opacity)`.
            track_background: Color behind the timeline, as `rgba(red, green, blue, opacity)`.
            background_top: Color at the upper end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_bottom: Color at the lower end of the gradient behind the controls, as
                `rgba(red, green, blue, opacity)`.
            background_text: Color behind the title, as `rgba(red, green, blue, opacity)`.
            enable_api: Whether scripts of the page may steer the player.
            enable_controls: Whether the viewer sees the controls of the player. Unchanged when
                left out.
            force_autoplay: Whether playback starts by itself, as far as the browser allows it.
                Unchanged when left out.
            hide_title: Whether the title of the video is hidden in the player. Unchanged when
                left out.
            force_loop: Whether playback starts over at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /players/{playerId}` (`updatePlayerTheme`)
        """
        return await self._caller.call(
            UPDATE,
            Arguments(
                path={"playerId": player_id},
                body={
                    "name": name,
                    "text": text,
                    "link": link,
                    "linkHover": link_hover,
                    "linkActive": link_active,
                    "trackPlayed": track_played,
                    "trackUnplayed": track_unplayed,
                    "trackBackground": track_background,
                    "backgroundTop": background_top,
                    "backgroundBottom": background_bottom,
                    "backgroundText": background_text,
                    "enableApi": enable_api,
                    "enableControls": enable_controls,
                    "forceAutoplay": force_autoplay,
                    "hideTitle": hide_title,
                    "forceLoop": force_loop,
                },
            ),
            options,
        )

    async def delete(self, player_id: str, *, options: Options | None = None) -> None:
        """Delete a player theme.

        Deletes the theme. Videos and live streams that use it fall back to the default theme.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /players/{playerId}` (`deletePlayerTheme`)
        """
        return await self._caller.call(DELETE, Arguments(path={"playerId": player_id}), options)

    async def upload_logo(
        self, player_id: str, file: FileInput, *, link: str | UnsetType = UNSET, options: Options | None = None
    ) -> PlayerTheme:
        """Upload a player theme logo.

        Adds a logo to the player, or replaces the one that is there. A `link` makes the logo
        clickable.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            file: Content of the picture, JPEG or PNG.
            link: Address that a click on the logo opens.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            PlayerTheme: The player theme with its new logo.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /players/{playerId}/logo` (`uploadPlayerThemeLogo`)
        """
        return await self._caller.call(
            UPLOAD_LOGO, Arguments(path={"playerId": player_id}, body={"file": file, "link": link}), options
        )

    async def delete_logo(self, player_id: str, *, options: Options | None = None) -> None:
        """Delete a player theme logo.

        Removes the logo; `assets.logo` of the theme is null from then on.

        Args:
            player_id: The player theme's unique identifier; it begins with `pl`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such player theme.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /players/{playerId}/logo` (`deletePlayerThemeLogo`)
        """
        return await self._caller.call(DELETE_LOGO, Arguments(path={"playerId": player_id}), options)


class PlayerThemesWithResponse:
    """The methods of `PlayerThemes`, returning the whole response."""

    def __init__(self, resource: PlayerThemes) -> None:
        self.list = page_response(resource.list)
        self.create = with_response(resource.create)
        self.get = with_response(resource.get)
        self.update = with_response(resource.update)
        self.delete = with_response(resource.delete)
        self.upload_logo = with_response(resource.upload_logo)
        self.delete_logo = with_response(resource.delete_logo)


class AsyncPlayerThemesWithResponse:
    """The methods of `AsyncPlayerThemes`, returning the whole response."""

    def __init__(self, resource: AsyncPlayerThemes) -> None:
        self.list = async_page_response(resource.list)
        self.create = async_with_response(resource.create)
        self.get = async_with_response(resource.get)
        self.update = async_with_response(resource.update)
        self.delete = async_with_response(resource.delete)
        self.upload_logo = async_with_response(resource.upload_logo)
        self.delete_logo = async_with_response(resource.delete_logo)
