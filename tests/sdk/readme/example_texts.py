"""Examples in docstrings of what users import, and in the notebook, as modules that can be checked and run."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

from tests.sdk.readme.own_packages import guides
from tests.sdk.readme.reader import ROOT, sections

READMES = ("README.md", "generated/python/README.md", "generated/emulator/README.md")
_PUBLIC = (
    "generated/python/apivideo_sdk/otel.py",
    "generated/python/apivideo_sdk/extensions/*.py",
    "generated/python/apivideo_sdk/testing/**/*.py",
    "generated/emulator/apivideo_emulator/pytest_plugin.py",
)
_BLOCK = re.compile(r"(?:^|\n\n)((?: {4}[^\n]*(?:\n|$)|\n(?= {4}))+)")
_GIVEN = {
    "otel.py": "from apivideo_sdk import ApiVideo as Client\nfrom apivideo_sdk.otel import telemetry_hooks\n",
    "extensions/analytics.py: Async": "from apivideo_sdk import AsyncApiVideo\n\nclient = AsyncApiVideo()\n",
    "extensions/analytics.py": "from apivideo_sdk import ApiVideo\n\nclient = ApiVideo()\n",
    "testing/__init__.py": (
        "from apivideo_sdk import ApiVideo as Client\nfrom apivideo_sdk import ConnectError\n"
        "from apivideo_sdk.testing import ReplayTransport, json_reply, recorded\n"
    ),
    "testing/additions.py": (
        "import json\n\nfrom apivideo_sdk.testing import signed_headers\nfrom fastapi import FastAPI\n"
        "from fastapi.testclient import TestClient\n\ntest_client = TestClient(FastAPI())\nsecret = 's3cret'\n"
    ),
    "testing/recordings/mutations.py": (
        "from apivideo_sdk.testing.recordings import mutants, mutated, read_recording\n\n"
        "interaction = read_recording('runner.json').interactions[0]\n"
    ),
    "testing/recordings/scenario.py": (
        "from apivideo_sdk import ApiVideo as Client\nfrom apivideo_sdk.testing import recorded\n"
    ),
    "apivideo_emulator/pytest_plugin.py": "from apivideo_sdk import ApiVideo\n",
}
"""What an example takes for granted, by the end of its place."""
_GIVEN_IN_READMES = (
    "from apivideo_sdk import ApiVideo as _ApiVideo\n\n"
    "client = _ApiVideo()\nvideo = client.videos.get('vi1')\ntoken = 'to1'\n"
    "live_stream = client.live_streams.get('li1')\n"
)
_GIVEN_IN_OWN = "from {0} import {1} as _Client\n\nclient = _Client()\n"


@dataclass(frozen=True)
class Example:
    """One example: where it stands, and its text with what it takes for granted."""

    place: str
    text: str

    @property
    def is_awaiting(self) -> bool:
        """Whether it awaits at its outermost level, as a notebook and asyncio's own console allow."""
        return "await " in self.text and "async def" not in self.text

    @property
    def module(self) -> str:
        """The example as a module."""
        if not self.is_awaiting:
            return self.text
        return f"async def example() -> None:\n{indent(self.text, '    ')}"


def docstring_examples() -> Iterator[Example]:
    """Give the examples of public docstrings."""
    for pattern in _PUBLIC:
        for file in sorted(ROOT.glob(pattern)):
            for name, text in _docstrings(ast.parse(file.read_text(encoding="utf-8")), ""):
                place = f"{file.relative_to(ROOT)}: {name}"
                for found in _BLOCK.finditer(text):
                    yield Example(place.removesuffix(": "), _given(place) + dedent(found[1]))


def readme_examples() -> Iterator[Example]:
    """Give the sections of the READMEs and of the guides that have Python."""
    for file, package in (dict.fromkeys(READMES, "") | guides()).items():
        given = _GIVEN_IN_OWN.format(package, package.title()) if package else _GIVEN_IN_READMES
        for section in sections(file):
            yield Example(str(section), given + "\n".join(code for _, code in section.blocks))


def notebook() -> Example:
    """Give the notebook."""
    file = ROOT / "examples" / "notebook.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    code = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return Example(file.name, "\n".join(code) + "\n")


def written(folder: Path) -> dict[str, str]:
    """Write all examples as modules to a folder; give the place of each by the name of its file."""
    places: dict[str, str] = {}
    for number, example in enumerate([*readme_examples(), *docstring_examples(), notebook()]):
        name = f"example_{number}.py"
        (folder / name).write_text(example.module, encoding="utf-8")
        places[name] = example.place
    return places


def _docstrings(node: ast.AST, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        if text := ast.get_docstring(node):
            yield name, text
        for inner in node.body:
            if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and inner.name[0] != "_":
                yield from _docstrings(inner, f"{name}.{inner.name}".lstrip("."))


def _given(place: str) -> str:
    return next((given for end, given in _GIVEN.items() if end in place), "")
