"""What `docs` does: the site of a package, as a folder."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.pipeline import DocumentError
from generator.project.project import choose_project, find_configuration, with_output, with_reach
from generator.reach import NEAR, Reach
from generator.reporting import render_problems
from generator.site.builder import BuildError, check_output, write_site
from generator.site.make import make_site
from generator.site.source import SETTINGS


@dataclass(frozen=True, kw_only=True, slots=True)
class DocsRequest:
    """What to build.

    document: None for that of the project. pages: None for `docs` of the project, if there is one. rest: with Redoc.
    """

    document: Path | str | None = None
    overlays: Sequence[Path] = ()
    package: str = ""
    pages: Path | None = None
    output: Path = Path("site")
    rest: bool = False
    reach: Reach = NEAR


def run(request: DocsRequest) -> int:
    """Build the site, and print how large it is."""
    started = time.monotonic()
    check_output(request.output)
    project = choose_project(Path.cwd(), request.document, request.overlays)
    project = with_reach(with_output(project, None, request.package), request.reach)
    pages = request.pages or (_pages_of_project() if request.document is None else None)
    try:
        files = make_site(project, pages, rest=request.rest)
    except DocumentError as error:
        sys.stdout.write(render_problems(error.problems))
        return 1
    except BuildError as error:
        sys.stdout.write(f"{error}\nnothing was written\n")
        return 1
    write_site(request.output, files)
    count, size = sum(name.endswith(".html") for name in files), sum(map(len, files.values()))
    took = time.monotonic() - started
    sys.stdout.write(f"{request.output}: {count} pages, {size / 1e6:.1f} MB, in {took:.1f} s\n")
    sys.stdout.write(f"read it: python -m http.server --bind 127.0.0.1 --directory {request.output}\n")
    return 0


def _pages_of_project() -> Path | None:
    configuration = find_configuration(Path.cwd())
    folder = configuration.parent / "docs" if configuration else None
    return folder if folder and (folder / SETTINGS).is_file() else None
