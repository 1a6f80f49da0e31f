"""Another document through all that is generic: pages by cursor, OAuth 2, and nothing of api.video."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.pipeline import generate
from generator.project.project import read_project
from tests.agent.terminal import Terminal

SONGS = {"type": "array", "items": {"$ref": "#/components/schemas/Song"}}
PAGE = {"type": "object", "properties": {"song.items": SONGS, "next": {"type": "string"}}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Songs", "version": "1", "description": "Songs by cursor."},
    "servers": [{"url": "https://songs.example"}],
    "security": [{"login": []}],
    "paths": {
        "/songs": {
            "get": {
                "operationId": "list-songs",
                "tags": ["songs"],
                "summary": "List songs",
                "x-client-paginated": {"items": "/song.items", "links": "next"},
                "parameters": [{"name": "cursor", "in": "query", "schema": {"type": "string"}}],
                "responses": {"200": {"description": "A page.", "content": {"application/json": {"schema": PAGE}}}},
            },
        },
        "/songs/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "delete": {
                "operationId": "delete-song",
                "tags": ["songs"],
                "summary": "Delete a song",
                "responses": {"204": {"description": "Gone."}},
            },
        },
    },
    "components": {
        "schemas": {"Song": {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}},
        "securitySchemes": {
            "login": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}}
        },
    },
}


@contextmanager
def made(folder: Path) -> Iterator[str]:
    """Make the package of the document, and give its name while it can be imported."""
    (folder / "songs.json").write_text(json.dumps(DOCUMENT))
    (folder / "pyproject.toml").write_text(
        '[tool.generator]\ndocument = "songs.json"\noutput = "out"\nagent = true\ntests = false\n'
    )
    (package,) = generate(read_project(folder), validate=False).packages
    for name, content in package.tree:
        file = folder / "out" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    sys.path.insert(0, str(folder / "out"))
    try:
        yield package.settings.package
    finally:
        sys.path.remove(str(folder / "out"))
        for name in [one for one in sys.modules if one.split(".")[0] == package.settings.package]:
            del sys.modules[name]


def test_another_api_has_the_same_by_its_document_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with made(tmp_path) as package:
        protocol = importlib.import_module(f"{package}.runtime.transport.protocol")
        headers = importlib.import_module(f"{package}.runtime.headers")
        connect = importlib.import_module(f"{package}.agent.credentials.connect")
        main = importlib.import_module(f"{package}.agent.cli.main").main
        gates = importlib.import_module(f"{package}.agent.gate.gate")
        core = importlib.import_module(f"{package}.agent.core.core")
        catalog = importlib.import_module(f"{package}.agent.catalog.entries").load_catalog()

        class Pages:
            """Two pages of songs."""

            def send(self, request: Any) -> Any:
                kind = headers.Headers([("content-type", "application/json")])
                if request.method == "DELETE":
                    refusal = b'{"error": {"status": 409, "message": "The song is being played."}}'
                    return protocol.RawResponse(status=409, headers=kind, content=refusal)
                cursor = parse_qs(urlsplit(request.url).query).get("cursor", ["1"])[0]
                body: dict[str, Any] = {"song.items": [{"id": f"s{cursor}", "name": f"Song {cursor}"}]}
                body |= {"next": "https://songs.example/songs?cursor=2"} if cursor == "1" else {}
                return protocol.RawResponse(status=200, headers=kind, content=json.dumps(body).encode())

            def close(self) -> None:
                pass

        client = connect.OwnClient
        monkeypatch.setenv("SONGS_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("SONGS_API_KEY", "a-key-of-songs")
        monkeypatch.setattr(
            connect, "OwnClient", lambda *given, **options: client(*given, **options, transport=Pages())
        )
        run = Terminal(capsys, monkeypatch, main)

        assert '["s1","s2"]' == "".join(run("songs", "list", "--all", "--query", "[].id", "-o", "json")[1].split())
        assert 2 == run("songs", "delete", "s1")[0]
        assert "refused with 409: The song is being played." in run("songs", "delete", "s1", "--yes")[2]
        assert "Delete a song" in run("songs", "--help")[1]
        gate = gates.Gatekeeper(client("k", transport=Pages()), catalog)
        agent = core.AgentCore(catalog, lambda: client(transport=gate, auth="none", base_url=gates.GATE_URL))
        assert "delete-song: Delete a song" in agent.search("remove a song")
        first = agent.call(core.CallOrder(operation="list-songs"))
        assert ["id\tname", "s1\tSong 1"] == first.splitlines()[:2]
        assert 'next: the same call with {"cursor":"2"}' == first.splitlines()[-1]
        assert "next:" not in agent.call(core.CallOrder(operation="list-songs", arguments={"cursor": "2"}))
        assert 2 == len(list(agent.calls.pages(catalog.by_id["list-songs"], {})))
