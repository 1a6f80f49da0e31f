"""What an emulator is started with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, TypeAlias

LimitsName: TypeAlias = Literal["sandbox", "production", "none"]

MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class UploadLimits:
    """How large and how many the parts of an upload may be, as api.video has it. In bytes, but for `most_parts`.

    smallest_part: what each part has at least, but for the last. longest_range: what `bytes a-b` may span.
    longest_video: bytes of all ranges together, and of an import. most_parts: how many parts there may be.
    """

    smallest_part: int = 5 * MEBIBYTE
    longest_range: int = 200 * MEBIBYTE
    longest_video: int = 52_428_800_000
    most_parts: int = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How one emulator behaves; every member has a default that is safe on a developer's machine.

    state: SQLite file that outlives the process; uploads lie in a folder beside it. In memory when None.
    api_keys: the keys that are taken; any key that is not empty when there are none.
    suspended_keys: keys of suspended accounts, for which every operation answers 403.
    token_lifetime: seconds for which an access token is good, by the emulator's clock.
    limits: whose rate limits hold; "none" never refuses, and sends the headers all the same.
    speed: how many seconds pass in a real one. 0 stops the clock: then only `World.advance` moves it.
    start: when the clock starts, with its time zone; now when None.
    seed: makes identifiers and tokens the same in every run; random when None.
    seed_demo: whether an emulator that has no videos begins with some, and with a month of plays, for a look around.
    video_restore: whether deleted videos are kept for 90 days, as for accounts that pay for it.
    allow_private_sources: whether videos may be imported from addresses of private networks.
    allow_remote_webhooks: whether webhooks are delivered to other machines than this one.
    ffmpeg: whether to use ffmpeg where the machine has it.
    hosts: names by which it may be called, besides those of this machine, where it listens on this machine alone; `*`
    for every name. A page that makes its own name lead here is refused.
    public_url: scheme, host and port in the addresses of responses; those of each request when empty.
    uploads: how large and how many the parts of an upload may be.
    max_json: bytes a JSON body may have. max_file: bytes one uploaded file, or part of one, may have.
    kept_requests: how many requests `/_emulator/requests` remembers.
    document: OpenAPI document to serve; the one the package carries when None.
    """

    state: Path | None = None
    api_keys: tuple[str, ...] = ()
    suspended_keys: tuple[str, ...] = ()
    token_lifetime: int = 3600
    limits: LimitsName = "none"
    speed: float = 1.0
    start: datetime | None = None
    seed: int | None = None
    seed_demo: bool = False
    video_restore: bool = False
    allow_private_sources: bool = False
    allow_remote_webhooks: bool = False
    ffmpeg: bool = True
    hosts: tuple[str, ...] = ()
    public_url: str = ""
    uploads: UploadLimits = UploadLimits()
    max_json: int = MEBIBYTE
    max_file: int = 200 * MEBIBYTE
    kept_requests: int = 1000
    document: Path | None = None
