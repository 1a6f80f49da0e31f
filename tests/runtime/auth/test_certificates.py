"""Certificates are read once for all clients of a process."""

from __future__ import annotations

from pathlib import Path

import httpcore2
import httpx2
import pytest
from package.client import AsyncSample, Sample
from package.runtime.transport.httpcore2.certificates import ssl_context_of


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The contexts that are made from now on."""
    made: list[object] = []
    make = httpcore2.default_ssl_context

    def noted() -> object:
        made.append(make())
        return made[-1]

    monkeypatch.setattr(httpcore2, "default_ssl_context", noted)
    return made


def test_clients_share_what_was_read(contexts: list[object]) -> None:
    ssl_context_of(None)
    contexts.clear()

    with Sample("key"), Sample("another key"):
        AsyncSample("key")

    assert [] == contexts


def test_other_certificates_are_another_context(
    contexts: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = ssl_context_of(None)
    contexts.clear()

    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))

    assert usual is not ssl_context_of(None)
    assert 1 == len(contexts)


def test_http_client_of_the_caller_needs_none(contexts: list[object]) -> None:
    given = httpx2.AsyncClient(transport=httpx2.MockTransport(lambda _: httpx2.Response(200)))

    AsyncSample("key", http_client=given)

    assert [] == contexts
