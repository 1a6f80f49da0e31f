"""What a package index holds of a project: https://packaging.python.org/en/latest/specifications/simple-repository-api/."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from html.parser import HTMLParser
from http import HTTPStatus
from typing import Any, Final

from packaging.utils import canonicalize_name

from generator.release.programs import ReleaseError

_ACCEPT: Final = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01"
_TIMEOUT: Final = 30.0


def read_index(index_url: str, distribution: str) -> Mapping[str, str]:
    """Give file name -> SHA-256 in hexadecimal ("" where the index tells none) of all files an index has of a project.

    A project that is not there has no files. Raises ReleaseError when the index cannot be read.
    """
    check_address(index_url)
    address = f"{index_url.rstrip('/')}/{canonicalize_name(distribution)}/"
    request = urllib.request.Request(address, headers={"Accept": _ACCEPT, "Cache-Control": "no-cache"})  # noqa: S310 # checked above
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 # checked above
            content, kind = answer.read(), answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        with error:
            if error.code == HTTPStatus.NOT_FOUND:
                return {}
        raise ReleaseError(f"the index answered {error.code} for {address}") from error
    except OSError as error:
        raise ReleaseError(f"the index cannot be read: {address}: {error}") from error
    return _read_json(content, address) if kind.endswith("json") else _read_html(content)


def check_address(address: str) -> None:
    """Refuse what is no address of an index, and one that holds credentials, without repeating it."""
    parts = urllib.parse.urlsplit(address)
    if parts.username or parts.password:
        raise ReleaseError("an address must not hold credentials; give them in the environment (UV_PUBLISH_TOKEN)")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ReleaseError(f"{address!r} is no address of an index; it begins with https://")


def _read_json(content: bytes, address: str) -> Mapping[str, str]:
    try:
        files: list[dict[str, Any]] = json.loads(content)["files"]
        return {file["filename"]: file["hashes"].get("sha256", "") for file in files}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReleaseError(f"the index answered no list of files for {address}") from error


def _read_html(content: bytes) -> Mapping[str, str]:
    reader = _Links()
    reader.feed(content.decode("utf-8", "replace"))
    return reader.files


class _Links(HTMLParser):
    """The links of a page: the file's name ends the path, its hash is the fragment (`#sha256=...`)."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a link."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and address:
            parts = urllib.parse.urlsplit(address)
            kind, _, digest = parts.fragment.partition("=")
            self.files[urllib.parse.unquote(parts.path.rsplit("/", 1)[-1])] = digest if kind == "sha256" else ""
