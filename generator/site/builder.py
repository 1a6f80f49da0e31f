"""Markdown to HTML by Zensical: no page of the result fetches anything from elsewhere, search included."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import yaml

from generator.problems import Location, Problem, UnusableInputError
from generator.site.source import Navigation

ASSETS: Final = "assets/site.css"
"""Style sheet of the layer `docs`, on top of Zensical's."""

_CONFIGURATION: Final = "mkdocs.yml"
_COLOR: Final = re.compile(r"\x1b\[[0-9;]*m")
_TRACEBACK: Final = "Traceback (most recent call last):\n"
"""Zensical ends with one of its own after it has reported what is wrong with a page."""
_TABLE_ROW: Final = re.compile(r"^\|.*\|$", re.MULTILINE)
_CODE: Final = re.compile(r"`[^`]+`")
_FEATURES: Final = (
    "content.code.copy",
    "navigation.footer",
    "navigation.indexes",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "toc.follow",
)
_EXTENSIONS: Final = (
    "admonition",
    "attr_list",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    {"pymdownx.highlight": {"pygments_lang_class": True}},
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
)
_PALETTES: Final = (("light", "default", "moon", "dark"), ("dark", "slate", "sun", "light"))


class BuildError(Exception):
    """A site that cannot be built: what Zensical reports, such as a link that leads nowhere."""


def build_html(
    name: str, description: str, navigation: Navigation, pages: Mapping[str, str], assets: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Build the site of Markdown pages and other files; return each file of it by its path.

    Raises BuildError for a link or an anchor that leads nowhere, UnusableInputError where Zensical is not installed.
    """
    if find_spec("zensical") is None:
        message = "Zensical is not installed; run: pip install 'apivideo-generator[docs]'"
        raise UnusableInputError(Problem(where=Location(file="zensical"), rule="docs", message=message))
    with tempfile.TemporaryDirectory(prefix="site-") as folder:
        work = Path(folder)
        written = {path: _TABLE_ROW.sub(_with_plain_bars, text).encode() for path, text in pages.items()}
        for path, content in {**written, **assets}.items():
            file = work / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        configuration = yaml.safe_dump(_configuration(name, description, navigation), sort_keys=False)
        (work / _CONFIGURATION).write_text(configuration, encoding="utf-8")
        _run(work)
        return {
            file.relative_to(work / "site").as_posix(): file.read_bytes()
            for file in sorted((work / "site").rglob("*"))
            if file.is_file()
        }


def check_output(output: Path) -> None:
    """Raise UnusableInputError for a folder that holds something else than a site."""
    if output.exists() and not (output / "index.html").is_file():
        message = "this is no site that was built here; move it away, or name another folder with --output"
        raise UnusableInputError(Problem(where=Location(file=os.fspath(output)), rule="docs", message=message))


def write_site(output: Path, files: Mapping[str, bytes]) -> None:
    """Write a site as a folder, in place of the one that stood there."""
    shutil.rmtree(output, ignore_errors=True)
    for path, content in files.items():
        file = output / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _with_plain_bars(row: re.Match[str]) -> str:
    """Write a bar in code of a cell as Python-Markdown reads it: it shows the backslash that GitHub needs."""
    return _CODE.sub(lambda found: found[0].replace("\\|", "|"), row[0])


def _run(work: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", _CONFIGURATION]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        report, _, traceback = _COLOR.sub("", done.stdout + done.stderr).strip().partition(_TRACEBACK)
        raise BuildError(report.strip() or traceback.splitlines()[-1])


def _configuration(name: str, description: str, navigation: Navigation) -> dict[str, Any]:
    return {
        "site_name": name,
        "site_description": description,
        "site_dir": "site",
        "docs_dir": "docs",
        "use_directory_urls": False,  # a page and its Markdown differ by their suffix alone
        "nav": navigation,
        "extra_css": [ASSETS],
        "theme": {
            "language": "en",
            "font": False,  # fonts of the system: the default ones come from another host
            "features": list(_FEATURES),
            "palette": [
                {
                    "media": f"(prefers-color-scheme: {mode})",
                    "scheme": scheme,
                    "toggle": {"icon": f"lucide/{icon}", "name": f"Switch to {other} mode"},
                }
                for mode, scheme, icon, other in _PALETTES
            ],
        },
        "markdown_extensions": list(_EXTENSIONS),
    }
