"""What axe finds in pages of the site, and what they ask of other hosts, in a browser."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.project.project import read_project
from generator.site.make import make_site
from generator.site.rest import NpmFile, npm_file
from tests.emulator.browsing import browsing, wait_for
from tests.reference import ROOT
from tests.tools import needs_browser

pytestmark = [pytest.mark.slow, needs_browser]

AXE = NpmFile(
    package="axe-core",
    version="4.14.1",
    integrity="sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    path="package/axe.min.js",
)
PAGES = (
    "index",
    "start",
    "agents",
    "changelog",
    "guides/upload",
    "guides/rate-limits",
    "guides/emulator",
    "recipes/webinar",
    "reference/captions",
    "reference/models/videos",
)
SCRIPT = """\
<script src="/axe.js"></script>
<script>
const pages = %s;
addEventListener("load", async () => {
  const page = location.pathname.slice(1).replace(".html", "");
  const found = await axe.run({rules: {"landmark-unique": {enabled: false}}});  // copy buttons of the theme
  await fetch("/found", {method: "POST", body: JSON.stringify({
    page,
    violations: found.violations.map((one) => one.id + ": " + one.nodes.slice(0, 2).map((node) => node.html).join(" ")),
    fetched: performance.getEntriesByType("resource").map((one) => one.name)
      .filter((name) => !name.startsWith(location.origin)),
  })});
  const next = pages[pages.indexOf(page) + 1];
  if (next) location = "/" + next + ".html";
});
</script>
"""
WITH_MOUSE = b"""<head><script>
const asked = matchMedia.bind(window);
window.matchMedia = (query) => asked(query === "(hover)" ? "all" : query);  // the theme makes code focusable then
</script>"""
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}


@dataclass
class Site:
    """A site on a port of this machine, and what its pages reported."""

    files: dict[str, bytes]
    found: dict[str, dict[str, Any]] = field(default_factory=dict)

    def content(self, path: str) -> bytes | None:
        content = self.files.get(path)
        if content is None or path.removesuffix(".html") not in PAGES:
            return content
        content = content.replace(b"<head>", WITH_MOUSE, 1)
        return content.replace(b"</body>", (SCRIPT % json.dumps(PAGES)).encode() + b"</body>")


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Site, str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        files = make_site(read_project(ROOT), ROOT / "docs", rest=True)
    made = Site({**files, "axe.js": npm_file(AXE)})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].strip("/")
            content = made.content(path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", TYPES.get(Path(path).suffix, "application/octet-stream"))
            self.end_headers()
            self.wfile.write(content or b"")

        def do_POST(self) -> None:
            report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.found[report["page"].removesuffix(".html")] = report
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield made, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_axe_finds_nothing_and_no_page_asks_another_host(site: tuple[Site, str], tmp_path: Path) -> None:
    served, address = site

    with browsing(f"{address}/{PAGES[0]}.html", tmp_path):  # each page leads to the next
        for page in PAGES:
            wait_for(partial(served.found.get, page))

    assert {} == {page: found["violations"] for page, found in served.found.items() if found["violations"]}
    assert {} == {page: found["fetched"] for page, found in served.found.items() if found["fetched"]}


def test_rest_reference_is_there_with_the_policy_that_keeps_it_here(site: tuple[Site, str]) -> None:
    page = site[0].files["reference/rest-api.html"].decode()

    assert "default-src 'self'" in page
    assert site[0].files["assets/javascripts/redoc.js"].startswith(b"/*! For license information")
