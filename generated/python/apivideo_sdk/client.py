"""The clients: one attribute per part of the API, loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .definition import API
from .extensions.origin import AsyncOriginClient, OriginClient
from .runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from .resources.account import AccountResource, AsyncAccountResource
    from .resources.advanced_authentication import AdvancedAuthentication, AsyncAdvancedAuthentication
    from .resources.analytics import Analytics, AsyncAnalytics
    from .resources.captions import AsyncCaptions, Captions
    from .resources.chapters import AsyncChapters, Chapters
    from .resources.live_streams import AsyncLiveStreams, LiveStreams
    from .resources.player_themes import AsyncPlayerThemes, PlayerThemes
    from .resources.summaries import AsyncSummaries, Summaries
    from .resources.tags import AsyncTags, Tags
    from .resources.upload_tokens import AsyncUploadTokens, UploadTokens
    from .resources.videos import AsyncVideos, Videos
    from .resources.watermarks import AsyncWatermarks, Watermarks
    from .resources.webhooks import AsyncWebhooks, Webhooks


class ApiVideo(OriginClient, SyncClient):
    """A client of api.video. Close it, or use it in a `with` block."""

    definition = API

    @cached_property
    def advanced_authentication(self) -> AdvancedAuthentication:
        """Advanced authentication."""
        from .resources.advanced_authentication import AdvancedAuthentication

        return AdvancedAuthentication(self.caller)

    @cached_property
    def videos(self) -> Videos:
        """Videos."""
        from .resources.videos import Videos

        return Videos(self.caller)

    @cached_property
    def captions(self) -> Captions:
        """Captions."""
        from .resources.captions import Captions

        return Captions(self.caller)

    @cached_property
    def chapters(self) -> Chapters:
        """Chapters."""
        from .resources.chapters import Chapters

        return Chapters(self.caller)

    @cached_property
    def upload_tokens(self) -> UploadTokens:
        """Upload Tokens."""
        from .resources.upload_tokens import UploadTokens

        return UploadTokens(self.caller)

    @cached_property
    def live_streams(self) -> LiveStreams:
        """Live Streams."""
        from .resources.live_streams import LiveStreams

        return LiveStreams(self.caller)

    @cached_property
    def player_themes(self) -> PlayerThemes:
        """Player Themes."""
        from .resources.player_themes import PlayerThemes

        return PlayerThemes(self.caller)

    @cached_property
    def watermarks(self) -> Watermarks:
        """Watermarks."""
        from .resources.watermarks import Watermarks

        return Watermarks(self.caller)

    @cached_property
    def summaries(self) -> Summaries:
        """Summaries."""
        from .resources.summaries import Summaries

        return Summaries(self.caller)

    @cached_property
    def tags(self) -> Tags:
        """Tags."""
        from .resources.tags import Tags

        return Tags(self.caller)

    @cached_property
    def analytics(self) -> Analytics:
        """Analytics."""
        from .resources.analytics import Analytics

        return Analytics(self.caller)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Webhooks."""
        from .resources.webhooks import Webhooks

        return Webhooks(self.caller)

    @cached_property
    def account(self) -> AccountResource:
        """Account."""
        from .resources.account import AccountResource

        return AccountResource(self.caller)


class AsyncApiVideo(AsyncOriginClient, AsyncClient):
    """An asynchronous client of api.video. Close it, or use it in an `async with` block."""

    definition = API

    @cached_property
    def advanced_authentication(self) -> AsyncAdvancedAuthentication:
        """Advanced authentication."""
        from .resources.advanced_authentication import AsyncAdvancedAuthentication

        return AsyncAdvancedAuthentication(self.caller)

    @cached_property
    def videos(self) -> AsyncVideos:
        """Videos."""
        from .resources.videos import AsyncVideos

        return AsyncVideos(self.caller)

    @cached_property
    def captions(self) -> AsyncCaptions:
        """Captions."""
        from .resources.captions import AsyncCaptions

        return AsyncCaptions(self.caller)

    @cached_property
    def chapters(self) -> AsyncChapters:
        """Chapters."""
        from .resources.chapters import AsyncChapters

        return AsyncChapters(self.caller)

    @cached_property
    def upload_tokens(self) -> AsyncUploadTokens:
        """Upload Tokens."""
        from .resources.upload_tokens import AsyncUploadTokens

        return AsyncUploadTokens(self.caller)

    @cached_property
    def live_streams(self) -> AsyncLiveStreams:
        """Live Streams."""
        from .resources.live_streams import AsyncLiveStreams

        return AsyncLiveStreams(self.caller)

    @cached_property
    def player_themes(self) -> AsyncPlayerThemes:
        """Player Themes."""
        from .resources.player_themes import AsyncPlayerThemes

        return AsyncPlayerThemes(self.caller)

    @cached_property
    def watermarks(self) -> AsyncWatermarks:
        """Watermarks."""
        from .resources.watermarks import AsyncWatermarks

        return AsyncWatermarks(self.caller)

    @cached_property
    def summaries(self) -> AsyncSummaries:
        """Summaries."""
        from .resources.summaries import AsyncSummaries

        return AsyncSummaries(self.caller)

    @cached_property
    def tags(self) -> AsyncTags:
        """Tags."""
        from .resources.tags import AsyncTags

        return AsyncTags(self.caller)

    @cached_property
    def analytics(self) -> AsyncAnalytics:
        """Analytics."""
        from .resources.analytics import AsyncAnalytics

        return AsyncAnalytics(self.caller)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Webhooks."""
        from .resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(self.caller)

    @cached_property
    def account(self) -> AsyncAccountResource:
        """Account."""
        from .resources.account import AsyncAccountResource

        return AsyncAccountResource(self.caller)
