"""The REST reference: the document itself with code for each operation, shown by Redoc.

Redoc 2 is one file of 1.1 MB. It is not kept in the repository, where nobody could review it: npm fetches the release
that is named here, its checksum is compared, and the file is kept in the cache. Redoc 3 is twice as large, and reports
its use to a host of its maker. Scalar is three times as large.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.document import Document
from generator.document.write import to_json
from generator.problems import Location, Problem, UnusableInputError
from generator.program import cache_folder

DOCUMENT: Final = "reference/openapi.json"
PAGE: Final = "reference/rest-api.html"
SCRIPT: Final = "assets/javascripts/redoc.js"

_HTML: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; style-src 'self' \
'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:">
<title>REST API</title>
</head>
<body>
<redoc spec-url="openapi.json"></redoc>
<script src="../assets/javascripts/redoc.js"></script>
</body>
</html>
"""
"""The policy keeps the browser from asking any other host."""


class NpmFile(Struct, frozen=True, kw_only=True):
    """One file of a release on npm. integrity: checksum of the release, as package-lock.json has it."""

    package: str
    version: str
    integrity: str
    path: str


REDOC: Final = NpmFile(
    package="redoc",
    version="2.5.4",
    integrity="sha512-M6jWhG1qoBnH6TFmzJnstyCZ87HmOY/UzDm78mHiYihEdlV/YcS9ogOo1NlElnJMeLsyxHFe2yFc4sNjHTrABQ==",
    path="package/bundles/redoc.standalone.js",
)


def rest_files(document: Document) -> dict[str, bytes]:
    """Give the page of Redoc, and Redoc itself. document: what it shows, which stands beside it."""
    return {**document_file(document), PAGE: _HTML.encode(), SCRIPT: npm_file(REDOC)}


def document_file(document: Document) -> dict[str, bytes]:
    """Give the document as one file."""
    return {DOCUMENT: to_json(document.written.root).encode()}


def npm_file(wanted: NpmFile) -> bytes:
    """Give a file of a release, from the cache or by npm.

    Raises UnusableInputError where npm is missing or fails, and where the release is not the expected one.
    """
    kept = cache_folder() / "npm" / f"{wanted.package.replace('/', '-')}-{wanted.version}" / Path(wanted.path).name
    if not kept.is_file():
        content = _fetched(wanted)
        kept.parent.mkdir(parents=True, exist_ok=True)
        new = kept.with_name(f"{kept.name}.{os.getpid()}")
        new.write_bytes(content)
        new.replace(kept)
    return kept.read_bytes()


def _fetched(wanted: NpmFile) -> bytes:
    name = f"{wanted.package}@{wanted.version}"
    npm = shutil.which("npm")
    if npm is None:
        raise _unusable(name, "npm is not installed, which fetches it; install Node.js, or build without --rest")
    with tempfile.TemporaryDirectory(prefix="npm-") as folder:
        command = [npm, "pack", name, "--silent", "--pack-destination", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        archives = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(archives) != 1:
            raise _unusable(name, f"npm cannot fetch it: {done.stderr.strip() or done.stdout.strip()}")
        digest = base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode()
        if f"sha512-{digest}" != wanted.integrity:
            raise _unusable(name, "its checksum is not the expected one; nothing of it is used")
        with tarfile.open(archives[0]) as archive:
            file = archive.extractfile(wanted.path)
            return file.read() if file else b""


def _unusable(name: str, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=name), rule="docs", message=message))
