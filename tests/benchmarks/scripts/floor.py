"""The floor: models by hand."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Pair(msgspec.Struct):
    key: str
    value: str


class Source(msgspec.Struct):
    uri: str
    type: str


class Assets(msgspec.Struct):
    hls: str
    iframe: str
    player: str
    thumbnail: str
    mp4: str


class Video(msgspec.Struct, rename="camel"):
    video_id: str
    created_at: datetime
    title: str
    description: str
    published_at: datetime
    updated_at: datetime
    discarded_at: datetime | None
    deletes_at: datetime | None
    discarded: bool
    language: str
    language_origin: str
    tags: list[str]
    metadata: list[Pair]
    source: Source
    assets: Assets
    public: bool
    panoramic: bool
    mp4_support: bool = msgspec.field(name="mp4Support")


class Link(msgspec.Struct):
    rel: str
    uri: str


class Pagination(msgspec.Struct, rename="camel"):
    items_total: int
    pages_total: int
    page_size: int
    current_page: int
    current_page_items: int
    links: list[Link]


class Videos(msgspec.Struct):
    data: list[Video]
    pagination: Pagination
