"""Packages of other documents, against Prism: ten calls each with both clients.

    CORPUS=FOLDER make interop
    python -m tests.interop.documents FOLDER [NAME]...

Of a folder of documents three are taken unless they are named: the first with OAuth 2.0 client credentials, with pages
by cursor, and with several media types of a response.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from rich.console import Console
from rich.table import Table

from generator.output.write import write_tree
from generator.pipeline import generate
from generator.project.project import GENERAL_LAYER, PackagePlan, Project, ProjectNames
from generator.recordings.package_loader import LoadedPackage, load_package
from tests.interop.calls import Outcome, make_async_calls, make_calls, sample_calls
from tests.interop.prism import prism_of

VARIABLE: Final = "CORPUS"
CALLS: Final = 10
_CURSORS: Final = frozenset({"cursor", "page_token", "pagetoken", "after", "starting_after", "next"})
_METHODS: Final = frozenset({"get", "put", "post", "patch", "delete"})
_PAGES: Final = "pages by cursor"
_PACKAGE: Final = "interop_package"
_JSON: Final = "application/json"
_NO_CONTENT: Final = 204
_NEXT: Final = frozenset({"next_cursor", "nextcursor", "next_page_token", "nextpagetoken"})
_SECOND: Final = "second-page"
_OF_THE_CONNECTION: Final = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding"})
_Reply: TypeAlias = tuple[int, str, bytes]
Json = Any


def check_documents() -> bool:
    """Make the calls for the documents that a variable names; without one, say what is left out."""
    folder = os.environ.get(VARIABLE, "")
    if not folder or not Path(folder).is_dir():
        Console(width=160).print(f"documents: left out; name a folder of documents: {VARIABLE}=FOLDER make interop")
        return True
    return check_folder(Path(folder), [])


def check_folder(folder: Path, names: list[str]) -> bool:
    """Make the calls for named documents of a folder, or for one of each kind, and print a table."""
    files = {name: folder / name for name in names} or chosen(folder)
    table = Table("document", "package", "sync", "async", "further pages", "what departed")
    is_right = True
    for kind, file in files.items():
        with _packaged(file) as package, _served(file) as server, _tokens() as token_url:
            calls = sample_calls(package)
            calls = (calls * CALLS)[:CALLS]
            options = {"base_url": server, "retries": 0, "credentials": _credentials(package, token_url)}
            outcomes = (make_calls(package, calls, options), make_async_calls(package, calls, options))
        pages = " ".join(str(one.pages.total()) for one in outcomes)
        table.add_row(kind, file.name, *map(_shown, outcomes), pages, "\n".join(_departures(outcomes)))
        is_right = is_right and (kind != _PAGES or all(one.pages for one in outcomes))
        is_right = is_right and all(one.done == len(calls) for one in outcomes)
    Console(width=200).print(table)
    return is_right


def chosen(folder: Path) -> dict[str, Path]:
    """Choose one document of each kind, none twice."""
    kinds: dict[str, Callable[[Json], bool]] = {
        "OAuth 2.0": _has_client_credentials,
        _PAGES: _has_cursor,
        "several media types": _has_media_types,
    }
    found: dict[str, Path] = {}
    for file in sorted(folder.glob("*.json")):
        document = json.loads(file.read_bytes())
        kind = next((name for name, fits in kinds.items() if name not in found and fits(document)), "")
        if kind and len(list(_operations(document))) >= CALLS:
            found[kind] = file
    return found


def _has_client_credentials(document: Json) -> bool:
    schemes = document.get("components", {}).get("securitySchemes", {}).values()
    return any("clientCredentials" in one.get("flows", {}) for one in schemes)


def _has_cursor(document: Json) -> bool:
    names = {
        one.get("name", "").lower() for operation in _operations(document) for one in operation.get("parameters", [])
    }
    return bool(names & _CURSORS)


def _has_media_types(document: Json) -> bool:
    responses = [one for operation in _operations(document) for one in operation.get("responses", {}).values()]
    return sum(len(one.get("content", {})) > 1 for one in responses) >= CALLS


def _operations(document: Json) -> Iterator[Mapping[str, Json]]:
    for item in document.get("paths", {}).values():
        yield from (operation for method, operation in item.items() if method in _METHODS)


@contextmanager
def _packaged(document: Path) -> Iterator[LoadedPackage]:
    """Generate the package of a document, and load it for a while."""
    with tempfile.TemporaryDirectory(prefix="interop-") as folder:
        plan = PackagePlan(layers=(GENERAL_LAYER,), names=ProjectNames(package=_PACKAGE))
        write_tree(Path(folder), generate(Project(document=document, packages=(plan,))).main.tree)
        with load_package(Path(folder)) as package:
            yield package


def _credentials(package: LoadedPackage, token_url: str) -> dict[str, Any]:
    """Give a credential for each scheme, of OAuth 2.0 alone where it is among them; its tokens come from a server."""
    grant = package.module("runtime.auth.oauth").ClientCredentials
    made: dict[str, Any] = {}
    schemes = package.definition.schemes
    for scheme in [one for one in schemes if type(one).__name__ == "OAuth"] or schemes:
        match type(scheme).__name__:
            case "OAuth":
                made[scheme.id] = grant("me", "secret", token_url=token_url)
            case "KeyScheme" if scheme.kind == "basic":  # type: ignore[union-attr]  # what the name says
                made[scheme.id] = ("me", "secret")
            case "KeyScheme":
                made[scheme.id] = "key"
    return made


@contextmanager
def _tokens() -> Iterator[str]:
    """Serve tokens, and give the address."""

    def respond(_handler: BaseHTTPRequestHandler, _body: bytes) -> _Reply:
        return 200, _JSON, b'{"access_token":"t1","token_type":"bearer","expires_in":3600}'

    with _serving(respond) as address:
        yield f"{address}/token"


@contextmanager
def _served(document: Path) -> Iterator[str]:
    """Serve a document by Prism, whose lists by cursor have one page, and give each of these a second one."""

    def respond(handler: BaseHTTPRequestHandler, body: bytes) -> _Reply:
        headers = {name: value for name, value in handler.headers.items() if name.lower() not in _OF_THE_CONNECTION}
        request = Request(prism + handler.path, body or None, headers, method=handler.command)  # noqa: S310 - loopback
        try:
            with urlopen(request) as response:  # noqa: S310 - as above
                status, kind, content = response.status, response.headers.get("content-type", ""), response.read()
        except HTTPError as error:
            return error.code, error.headers.get("content-type", ""), error.read()
        return status, kind, _with_cursor(content, handler.path) if kind.startswith(_JSON) else content

    with prism_of(str(document)) as prism, _serving(respond) as address:
        yield address


def _with_cursor(content: bytes, target: str) -> bytes:
    data = json.loads(content)
    for name in [name for name in data if name.lower() in _NEXT] if isinstance(data, dict) else []:
        data[name] = "" if f"={_SECOND}" in target else _SECOND
    return json.dumps(data).encode()


@contextmanager
def _serving(respond: Callable[[BaseHTTPRequestHandler, bytes], _Reply]) -> Iterator[str]:
    """Serve on a free port, and give the address."""

    class Handler(BaseHTTPRequestHandler):
        def handle_call(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            status, kind, content = respond(self, body)
            self.send_response(status)
            if kind:
                self.send_header("content-type", kind)
            if status != _NO_CONTENT:
                self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def __getattr__(self, name: str) -> Callable[[], None]:
            if not name.startswith("do_"):
                raise AttributeError(name)
            return self.handle_call

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002, ARG002 # as the class has it
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _shown(outcome: Outcome) -> str:
    return f"{outcome.done} of {outcome.done + len(outcome.failed)}"


def _departures(outcomes: tuple[Outcome, Outcome]) -> list[str]:
    return list(dict.fromkeys(line for one in outcomes for line in (*one.failed, *one.issues)))[:20]


if __name__ == "__main__":
    sys.exit(0 if check_folder(Path(sys.argv[1]), sys.argv[2:]) else 1)
