"""The site of this repository: every link leads somewhere, and no page fetches anything from another host."""

from __future__ import annotations

import json
import posixpath
import re
import shlex
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import apivideo_sdk
import click
import pytest
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.cli.main import make_root
from apivideo_sdk.runtime.call.setup import DEFAULT_RETRIES, DEFAULT_TIMEOUT, ClientOptions
from apivideo_sdk.runtime.client import SyncClientOptions
from apivideo_sdk.runtime.options import Options

from generator.cli import main
from generator.project.project import read_project
from generator.site.make import make_site
from tests.reference import ROOT

FETCHED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src")}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest", "modulepreload"}
STYLE_ADDRESS = re.compile(rb"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^)"'\s]+)""")


@dataclass
class Page(HTMLParser):
    """What a page refers to. fetched: what a browser loads with it. links: what a reader may follow."""

    text: str
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        self.fetched += [given[name] for own, name in FETCHED if own == tag and name in given]
        if tag == "link" and FETCHED_LINKS & set(given.get("rel", "").split()):
            self.fetched.append(given["href"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return make_site(read_project(ROOT), ROOT / "docs")


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return {name: Page(content.decode()) for name, content in files.items() if name.endswith(".html")}


def test_every_link_and_anchor_of_a_page_leads_somewhere(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    lost = [
        f"{name}: {link}"
        for name, page in pages.items()
        if name != "404.html"
        for link in (*page.links, *page.fetched)
        if not is_elsewhere(link) and not leads_somewhere(name, link, files, pages)
    ]

    assert [] == lost


def is_elsewhere(link: str) -> bool:
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def leads_somewhere(name: str, link: str, files: dict[str, bytes], pages: dict[str, Page]) -> bool:
    path, _, anchor = unquote(link).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    target = "index.html" if target == "." else target
    return target in files and (not anchor or target not in pages or anchor in pages[target].anchors)


def test_no_page_fetches_from_another_host(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    fetched = [(name, link) for name, page in pages.items() for link in page.fetched if is_elsewhere(link)]
    styles = [(name, STYLE_ADDRESS.findall(content)) for name, content in files.items() if name.endswith(".css")]

    assert [] == fetched
    assert [] == [(name, found) for name, found in styles if found]


def test_every_column_of_a_table_has_a_title(files: dict[str, bytes]) -> None:
    assert [] == [name for name, content in files.items() if name.endswith(".html") and b"<th></th>" in content]


def test_navigation_leads_to_every_page(pages: dict[str, Page]) -> None:
    reached = {posixpath.normpath(link.partition("#")[0]) for link in pages["index.html"].links if link}

    assert set() == pages.keys() - reached - {"404.html", "index.html"}


def test_search_finds_every_page(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    found = {item["location"].partition("#")[0] for item in json.loads(files["search.json"])["items"]}

    assert pages.keys() - {"404.html"} == found


def test_each_page_is_there_as_markdown_whose_links_lead_to_markdown(
    files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    twins = {name.removesuffix(".html") + ".md" for name in pages} - {"404.md"}
    index, whole = files["llms.txt"].decode(), files["llms-full.txt"].decode()
    outside_code = re.sub(r"```.*?```|`[^`]*`", "", whole, flags=re.DOTALL)

    assert set() == twins - files.keys()
    assert twins == set(re.findall(r"\]\(([^)]+\.md)\)", index))
    assert twins == set(re.findall(r"^<!-- (\S+) -->$", whole, re.MULTILINE))
    assert [] == re.findall(r"\]\((?!https?:)[^)]+\.html", outside_code)


def test_reference_describes_every_error_and_option(files: dict[str, bytes]) -> None:
    errors, options = (files[f"reference/{name}.md"].decode() for name in ("errors", "options"))

    assert set() == set(apivideo_sdk.errors.__all__) - set(re.findall(r"^## (\w+)$", errors, re.MULTILINE)) - {
        "ProblemItem"
    }
    names = {*Options.__annotations__, *ClientOptions.__annotations__, *SyncClientOptions.__annotations__}
    assert names == set(
        re.findall(r"^\| `(\w+)` \|(?=.*\|.*\|$)", options.partition("## The environment")[0], re.MULTILINE)
    )
    assert [] == re.findall(r"^\| `(\w+)` \|.*\| *\|$", options, re.MULTILINE)  # none without a meaning
    assert (10.0, 60.0, 2) == (*DEFAULT_TIMEOUT, DEFAULT_RETRIES)  # what the page says


@pytest.mark.parametrize("file", ["generated/python/api.md", "reference"])
def test_every_method_and_model_is_listed(file: str, files: dict[str, bytes]) -> None:
    whole = b"".join(content for name, content in sorted(files.items()) if re.fullmatch(r"reference/.*\.md", name))
    text = whole.decode() if file == "reference" else (ROOT / file).read_text()
    titles = set(re.findall(r"^#+ (?:client\.)?([\w.]+)$", text, re.MULTILINE))

    assert set() == {name for name in public_methods() if name not in titles and name.split(".")[-1] not in titles}
    models = {name for name in apivideo_sdk.models.__dir__() if isinstance(getattr(apivideo_sdk.models, name), type)}
    assert set() == {name for name in models if not name.startswith("_") and not name.endswith("Dict")} - titles


def public_methods() -> set[str]:
    found = {name for name in dir(ApiVideo) if not name.startswith("_") and callable(getattr(ApiVideo, name))}
    with ApiVideo("a-key") as client:
        for name, part in vars(ApiVideo).items():
            if isinstance(part, cached_property) and name != "advanced_authentication":  # hidden on purpose
                resource = type(getattr(client, name))
                found |= {
                    f"{name}.{one}" for one in dir(resource) if one[0] != "_" and callable(getattr(resource, one))
                }
    return found


def test_bar_in_a_cell_is_escaped_in_markdown_and_plain_in_html(files: dict[str, bytes]) -> None:
    markdown, html = (files[f"reference/models/videos.{ending}"].decode() for ending in ("md", "html"))

    assert r"`str \| None`" in markdown
    assert "str | None" in html
    assert r"\|" not in html


def test_each_operation_has_an_example_in_four_languages(files: dict[str, bytes]) -> None:
    text = files["reference/captions.html"].decode()

    for given in ("apivideo captions upload", "curl --request POST", "uploadCaption", "client.captions.upload("):
        assert given in re.sub(r"<[^>]+>", "", text).replace("&quot;", '"')


def test_document_of_the_site_has_code_that_compiles_for_each_operation(files: dict[str, bytes]) -> None:
    paths = json.loads(files["reference/openapi.json"])["paths"]
    samples = [
        (method["operationId"], sample)
        for item in paths.values()
        for method in item.values()
        if isinstance(method, dict)
        for sample in method["x-codeSamples"]
    ]

    assert {"Python", "Command line", "curl"} == {sample["label"] for _, sample in samples}
    for operation, sample in samples:
        match sample["label"]:
            case "Python":
                compile(sample["source"], operation, "exec")
            case "Command line":
                assert is_known_command(shlex.split(sample["source"])), sample["source"]
            case _:
                assert "curl" == shlex.split(sample["source"])[0]


def is_known_command(words: list[str]) -> bool:
    group = make_root().get_command(click.Context(make_root()), words[1])
    assert isinstance(group, click.Group)
    command = group.get_command(click.Context(group), words[2])
    given = {word for word in words[3:] if word.startswith("--")}
    return command is not None and given <= {
        name for one in command.params for name in (*one.opts, *one.secondary_opts)
    }


SHOP = """\
openapi: 3.1.1
info: {title: Pet Shop, version: "1", description: Sells pets.}
servers: [{url: https://pets.example}]
paths:
  /pets/{name}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string, description: What it is called.}}}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.yaml").write_text(SHOP)
    return tmp_path


@pytest.mark.slow
def test_any_document_becomes_a_site_of_the_same_bytes_each_time(shop: Path) -> None:
    assert 0 == main(("docs", "--spec", "openapi.yaml"))
    first = {file: file.read_bytes() for file in (shop / "site").rglob("*") if file.is_file()}
    assert 0 == main(("docs", "--spec", "openapi.yaml"))

    assert first == {file: file.read_bytes() for file in (shop / "site").rglob("*") if file.is_file()}
    assert "What it is called." in (shop / "site/reference/models/pets.html").read_text()
    assert "pip install pet-shop" in re.sub(r"<[^>]+>", "", (shop / "site/index.html").read_text())


@pytest.mark.parametrize(
    ("page", "pieces", "message"),
    [
        ("See [that](gone.md).", "", "docs/index.md: error: the link 'gone.md' leads to no page"),
        ("Fine.", '"other.md" = "README.md#Gone"', "there is no chapter 'Gone'"),
        ("Fine.", '"other.md" = "GONE.md"', "GONE.md: error: cannot be read"),
    ],
)
def test_place_that_is_not_there_is_named(
    page: str, pieces: str, message: str, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "docs").mkdir()
    (shop / "README.md").write_text("# Shop\n")
    (shop / "docs" / "index.md").write_text(f"# Home\n\n{page}\n")
    (shop / "docs" / "site.toml").write_text(
        f'name = "Shop"\ndescription = "Pets."\nnavigation = ["index.md"]\n[pages]\n{pieces}\n'
    )

    assert 2 == main(("docs", "--spec", "openapi.yaml", "--pages", "docs"))

    assert message in "".join(capsys.readouterr())


def test_folder_that_is_no_site_is_kept(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "site").mkdir()
    (shop / "site" / "notes.txt").write_text("mine")

    assert 2 == main(("docs", "--spec", "openapi.yaml"))

    assert "this is no site that was built here" in "".join(capsys.readouterr())
    assert "mine" == (shop / "site" / "notes.txt").read_text()
