"""What holds for the package as a whole."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import apivideo_sdk
from apivideo_sdk import errors
from apivideo_sdk.client import ApiVideo, AsyncApiVideo
from apivideo_sdk.testing import AsyncReplayTransport, ReplayTransport

BASE_URL = "https://api.test"


def test_importing_the_package_loads_neither_http_client_nor_models() -> None:
    code = (
        "import sys, apivideo_sdk; "
        "loaded = {'httpx2', 'msgspec', 'apivideo_sdk.models'} & set(sys.modules); "
        "print(sorted(loaded))"
    )
    root = Path(apivideo_sdk.__file__).parents[1]

    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)

    assert ("[]\n", "") == (done.stdout, done.stderr)


@pytest.mark.parametrize("name", apivideo_sdk.__all__)
def test_every_exported_name_is_there(name: str) -> None:
    assert getattr(apivideo_sdk, name) is not None


def test_unknown_name_is_an_attribute_error() -> None:
    name = "no_such_name"  # a type checker would refuse it as an attribute

    with pytest.raises(AttributeError, match=name):
        getattr(apivideo_sdk, name)


@pytest.mark.parametrize("name", errors.__all__)
def test_errors_are_of_one_family(name: str) -> None:
    kind = getattr(errors, name)

    assert name == "ProblemItem" or issubclass(kind, errors.ApiVideoError)


def test_error_survives_pickling() -> None:
    error = errors.NotFoundError("there is no such thing", status=404, content=b'{"title": "gone"}')

    copy = pickle.loads(pickle.dumps(error))

    assert (404, "gone", str(error)) == (copy.status, copy.title, str(copy))


def test_clients_have_the_same_parts() -> None:
    client = ApiVideo(transport=ReplayTransport(), base_url=BASE_URL, auth="none")
    twin = AsyncApiVideo(transport=AsyncReplayTransport(), base_url=BASE_URL, auth="none")

    pairs: list[tuple[Any, Any]] = [
        (client.advanced_authentication, twin.advanced_authentication),
        (client.videos, twin.videos),
        (client.captions, twin.captions),
        (client.chapters, twin.chapters),
        (client.upload_tokens, twin.upload_tokens),
        (client.live_streams, twin.live_streams),
        (client.player_themes, twin.player_themes),
        (client.watermarks, twin.watermarks),
        (client.summaries, twin.summaries),
        (client.tags, twin.tags),
        (client.analytics, twin.analytics),
        (client.webhooks, twin.webhooks),
        (client.account, twin.account),
    ]

    for one, other in pairs:
        assert _public(one) == _public(other)
        assert _public(one.with_response) == _public(other.with_response)


def _public(part: object) -> list[str]:
    return [name for name in dir(part) if not name.startswith("_")]
