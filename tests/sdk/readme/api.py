"""A small api.video: what the examples of the READMEs ask of it, and nothing else.

Its answers are the examples of the document with the state of this API in them.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.sdk.readme.server import Answer, Sent

PAYLOADS = Path(__file__).resolve().parents[3] / "generated" / "python" / "tests" / "payloads"
KEY, BEARER, SECRET = "readme-key", "Bearer readme-access", "sig_sec_readme"
MP4 = b"the encoded file of a video"
PAGE = 2
NUMBERS = {"play/count": 346.0, "watch-time/sum": 35298.25, "impression/count": 692.0, "end/count": 173.0}


@dataclass
class Stored:
    """A video. parts: digest of each part that arrived, a whole file being part 1. questions: for its status."""

    details: dict[str, Any]
    parts: dict[int, str] = field(default_factory=dict)
    total: int | None = None
    questions: int = 0

    @property
    def is_whole(self) -> bool:
        return self.total == len(self.parts)

    @property
    def digests(self) -> list[str]:
        return [digest for _, digest in sorted(self.parts.items())]


@dataclass
class ReadmeApi:
    """What the API has and saw.

    encoding_takes: questions for its status until a video is playable; two later all of it is encoded. refusals: title
    and part of a video that is refused once. answers: what is answered instead, by path.
    """

    url: str = ""
    encoding_takes: int = 0
    refusals: frozenset[tuple[str, int]] = frozenset()
    answers: dict[str, Answer] = field(default_factory=dict)
    videos: dict[str, Stored] = field(default_factory=dict)
    tokens: list[int] = field(default_factory=list)
    captions: dict[str, bytes] = field(default_factory=dict)
    thumbnails: dict[str, bytes] = field(default_factory=dict)
    seen: list[Sent] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add_video(self, **details: Any) -> str:
        """Have one more video, without a file, and give its name."""
        name = f"vi{len(self.videos) + 1}"
        files = {"player": f"{self.url}/player/{name}", "mp4": f"{self.url}/vod/{name}/mp4/source.mp4"}
        base = example("videos/get/200-uploaded")
        self.videos[name] = Stored({**base, **details, "videoId": name, "assets": {**base["assets"], **files}})
        return name

    def add_uploaded_video(self, title: str) -> str:
        name = self.add_video(title=title)
        self.videos[name].parts, self.videos[name].total = {1: digest(MP4)}, 1
        return name

    def add_token(self, ttl: int) -> str:
        self.tokens.append(ttl)
        return f"to{len(self.tokens)}"

    def titled(self, title: str) -> Stored:
        """Give the one video of this title."""
        (found,) = [video for video in self.videos.values() if video.details["title"] == title]
        return found

    def requests(self, method: str, path: str) -> list[Sent]:
        """Give what was asked, by the whole path as a pattern."""
        return [sent for sent in self.seen if sent.method == method and re.fullmatch(path, sent.path)]

    def queries(self, method: str, path: str) -> list[dict[str, str]]:
        return [sent.query for sent in self.requests(method, path)]

    def ranges(self, path: str) -> list[str]:
        return [sent.headers["content-range"] for sent in self.requests("POST", path)]

    def answer(self, sent: Sent) -> Answer:
        """Do what was asked."""
        with self.lock:
            self.seen.append(sent)
            if sent.path in self.answers:
                return self.answers[sent.path]
            for method, pattern, is_open, handle in ROUTES:
                found = re.fullmatch(pattern, sent.path)
                if found and method == sent.method:
                    is_allowed = is_open or sent.headers.get("authorization") == BEARER
                    return handle(self, sent, *found.groups()) if is_allowed else problem(401, "no-authorization")
        return problem(404, "unrecognized-request-url")


def example(name: str) -> dict[str, Any]:
    """Give an example of the document, such as "videos/get/200-uploaded"."""
    module, _, payload = name.partition("/")
    found = json.loads((PAYLOADS / f"{module}.json").read_text(encoding="utf-8"))[payload]
    assert isinstance(found, dict)
    return found


def problem(status: int, slug: str) -> Answer:
    return status, {"type": f"https://docs.api.video/reference/{slug}", "title": slug, "status": status}


def exchange_key(_api: ReadmeApi, sent: Sent) -> Answer:
    if sent.json() != {"apiKey": KEY}:
        return problem(400, "authentication-invalid-user-credentials")
    scheme, token = BEARER.split()
    return 200, {"token_type": scheme, "expires_in": 3600, "access_token": token, "refresh_token": "readme-refresh"}


def create_video(api: ReadmeApi, sent: Sent) -> Answer:
    return 201, api.videos[api.add_video(**sent.json())].details


def list_videos(api: ReadmeApi, sent: Sent) -> Answer:
    tag = sent.query.get("tags[]")
    found = [video.details for video in api.videos.values() if tag is None or tag in video.details["tags"]]
    return 200, page_of(found, sent)


def page_of(found: list[Any], sent: Sent) -> dict[str, Any]:
    """Give one page of a list: of two items, however many were asked for."""
    number, pages = int(sent.query.get("currentPage", "1")), -(-len(found) // PAGE)
    items = found[(number - 1) * PAGE : number * PAGE]
    numbers = {"self": number, "first": 1, "last": max(1, pages)} | ({"next": number + 1} if number < pages else {})
    links = [
        {"rel": rel, "uri": f"{sent.path}?{urlencode({**sent.query, 'currentPage': at})}"}
        for rel, at in numbers.items()
    ]
    counts = {"itemsTotal": len(found), "pagesTotal": pages, "pageSize": PAGE, "currentPage": number}
    return {"data": items, "pagination": {**counts, "currentPageItems": len(items), "links": links}}


def get_video(api: ReadmeApi, _sent: Sent, name: str) -> Answer:
    return (200, api.videos[name].details) if name in api.videos else problem(404, "resource-not-found")


def update_video(api: ReadmeApi, sent: Sent, name: str) -> Answer:
    api.videos[name].details.update(sent.json())
    return 200, api.videos[name].details


def get_status(api: ReadmeApi, _sent: Sent, name: str) -> Answer:
    video = api.videos[name]
    if not video.is_whole:
        status = example("videos/get_status/200-uploading")
        status["ingest"]["receivedParts"] = {"parts": sorted(video.parts), "total": video.total}
        return 200, status
    video.questions += 1
    waits = video.questions - api.encoding_takes
    states = ["encoded" if waits > wait else "encoding" for wait in (0, 2)]
    status = example("videos/get_status/200-ingested")
    qualities = zip(("480p", "720p"), states, strict=True)
    listed = [{"type": "hls", "quality": quality, "status": state} for quality, state in qualities]
    status["encoding"] |= {"playable": waits > 0, "qualities": listed}
    return 200, status


def upload(api: ReadmeApi, sent: Sent, name: str) -> Answer:
    video, file = api.videos[name], sent.form()["file"]
    found = re.fullmatch(r"part (\d+)/(\d+|\*)", sent.headers.get("content-range", "part 1/1"))
    assert found is not None
    number, total = int(found[1]), found[2]
    refusal = (video.details["title"], number)
    if refusal in api.refusals:
        api.refusals -= {refusal}
        return problem(400, "uploaded-file-invalid-file")
    if number in video.parts:
        return problem(400, "video-content-range-by-part-part-already-sent")
    video.parts[number] = digest(file)
    video.total = video.total if total == "*" else int(total)
    return 201, video.details if video.is_whole else {"videoId": name}


def upload_with_token(api: ReadmeApi, sent: Sent) -> Answer:
    if sent.query.get("token") not in {f"to{number}" for number in range(1, len(api.tokens) + 1)}:
        return problem(401, "authentication-invalid-upload-token")
    named = sent.form().get("videoId")
    return upload(api, sent, api.add_video(title="Uploaded with a token") if named is None else bytes(named).decode())


def create_token(api: ReadmeApi, sent: Sent) -> Answer:
    ttl = sent.json()["ttl"]
    return 200, {**example("upload_tokens/create_token/200-an_hour"), "ttl": ttl, "token": api.add_token(ttl)}


def upload_captions(api: ReadmeApi, sent: Sent, _name: str, language: str) -> Answer:
    api.captions[language] = bytes(sent.form()["file"])
    return 200, {**example("captions/upload/200-caption"), "srclang": language}


def list_captions(api: ReadmeApi, sent: Sent, _name: str) -> Answer:
    found = [{**example("captions/upload/200-caption"), "srclang": language} for language in api.captions]
    if len(api.requests("GET", sent.path)) == api.encoding_takes:
        api.captions["en"] = b"WEBVTT"  # recognized by the time of the next question
    return 200, page_of(found, sent)


def upload_thumbnail(api: ReadmeApi, sent: Sent, name: str) -> Answer:
    api.thumbnails[name] = bytes(sent.form()["file"])
    return 200, api.videos[name].details


def measure(_api: ReadmeApi, _sent: Sent, metric: str) -> Answer:
    return 200, {**example("analytics/get_aggregated_metrics/200-play_count"), "data": NUMBERS[metric]}


def split(api: ReadmeApi, _sent: Sent, metric: str, breakdown: str) -> Answer:
    names = list(api.videos) if breakdown == "media-id" else ["FR"]
    buckets = [{"dimensionValue": name, "metricValue": NUMBERS[f"{metric}/count"]} for name in names]
    return 200, {**example("analytics/get_metrics_breakdown/200-countries"), "data": buckets}


def digest(content: bytes | memoryview) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


Handle = Callable[..., Answer]
ROUTES: tuple[tuple[str, str, bool, Handle], ...] = (
    ("POST", "/auth/api-key", True, exchange_key),
    ("POST", "/videos", False, create_video),
    ("GET", "/videos", False, list_videos),
    ("GET", r"/videos/(\w+)", False, get_video),
    ("PATCH", r"/videos/(\w+)", False, update_video),
    ("GET", r"/videos/(\w+)/status", False, get_status),
    ("POST", r"/videos/(\w+)/source", False, upload),
    ("POST", "/upload", True, upload_with_token),
    ("POST", "/upload-tokens", False, create_token),
    ("POST", r"/videos/(\w+)/captions/(\w+)", False, upload_captions),
    ("GET", r"/videos/(\w+)/captions", False, list_captions),
    ("POST", r"/videos/(\w+)/thumbnail", False, upload_thumbnail),
    ("GET", r"/data/metrics/(.+)", False, measure),
    ("GET", r"/data/buckets/(.+)/(.+)", False, split),
    ("GET", r"/vod/(\w+)/mp4/source.mp4", True, lambda _api, _sent, _name: (200, MP4)),
)
"""Method, pattern of the path, whether it needs no credentials, and what responses."""
