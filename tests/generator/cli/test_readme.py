"""The settings and hints of generator/README.md: each is described, and each example does what is said of it."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from generator.configuration import choices, metadata
from generator.program import HOME
from generator.project import project
from tests.generator.cli.conftest import Run

README: Final = (HOME / "generator" / "README.md").read_text(encoding="utf-8")
BASE: Final = '[tool.generator]\ndocument = "openapi.yaml"\noutput = "generated"\ntests = false\n'
OVERLAY: Final = "overlay: 1.0.0\ninfo: {title: Hints, version: '1'}\nactions:\n"
FILES: Final = {
    "overlay.yaml": f"{OVERLAY}- target: $.paths['/pets'].get\n  update: {{x-client-action: all}}\n",
    "layer/notes.md.j2": "Notes on {{ package.distribution }}\n",
    "flows/pets.arazzo.yaml": "arazzo: 1.0.1\nworkflows: [{workflowId: find_all, steps: [{stepId: all, "
    "operationId: listPets}]}]\n",
    "COPYING": "Do as you like.\n",
    "docs/readme.md.j2": "# {{ package.distribution }} by hand\n",
    "shared/pet.yaml": "{type: object, required: [name], properties: {name: {type: string}}}\n",
}
REPLY: Final = {
    "name": "Tom",
    "found": [{"name": "Tom"}],
    "count": 1,
    "photoId": "p1",
    "access": "t1",
    "refresh": "r1",
    "seconds": 3600,
}
"""What every request is answered with: it fits all operations of the document."""


@dataclass(frozen=True)
class Example:
    """What is set, and the Python that shows what comes of it."""

    title: str
    language: str
    given: str
    code: str

    @property
    def names(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.title)


def chapter(title: str) -> str:
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def examples(title: str) -> Iterator[Example]:
    for section in chapter(title).split("\n### ")[1:]:
        heading, _, text = section.partition("\n")
        blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        assert ["python"] == [language for language, _ in blocks[1:]], f"{heading}: one thing set, then Python"
        yield Example(title=heading, language=blocks[0][0], given=blocks[0][1], code=blocks[1][1])


SETTINGS: Final = tuple(examples("Settings"))
HINTS: Final = tuple(examples("Hints"))
DOCUMENT: Final = re.findall(r"^```yaml\n(.*?)^```$", chapter("Settings"), re.MULTILINE | re.DOTALL)[0]


def configuration(example: Example) -> str:
    """Give the whole pyproject.toml of an example: what it leaves out is as in every other."""
    if example.language == "yaml":
        return f'{BASE}overlays = ["hints.yaml"]\n'
    own = example.given.partition("[tool.generator]\n")[2]
    changed = re.findall(r"^\w+", own, re.MULTILINE)
    usual = [line for line in BASE.splitlines()[1:] if line.partition(" ")[0] not in changed]
    if "[tool.generator.packages" in example.given:
        usual = usual[:1]
    return "\n".join(["[tool.generator]", *usual, own or example.given])


def write(folder: Path, example: Example) -> None:
    where = "api/openapi.yaml" if "api/openapi.yaml" in example.given else "openapi.yaml"
    reference = '"../shared/pet.yaml"' if where != "openapi.yaml" else '"#/components/schemas/Pet"'
    document = DOCUMENT.replace('"#/components/schemas/Pet"', reference)
    files = {**FILES, where: document, "hints.yaml": OVERLAY + example.given, "pyproject.toml": configuration(example)}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@contextmanager
def imported(made: Path) -> Iterator[dict[str, Any]]:
    """Give `client` and `sent` of a package, none where it has no client."""
    packages = [file.parent.name for file in made.glob("*/client.py")]
    sys.path.insert(0, str(made))
    try:
        yield _client(packages[0]) if packages else {}
    finally:
        sys.path.remove(str(made))
        for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
            del sys.modules[name]


def _client(package: str) -> dict[str, Any]:
    testing, module = importlib.import_module(f"{package}.testing"), importlib.import_module(f"{package}.client")
    transport = testing.ReplayTransport(*[testing.json_reply(REPLY) for _ in range(9)])
    classes = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    client = next(one for one in classes if not one.__name__.startswith("Async"))
    return {"client": client("secret", transport=transport, retries=0), "sent": transport.requests}


@pytest.mark.parametrize("example", [*SETTINGS, *HINTS], ids=lambda example: example.names[0])
def test_example_does_what_is_said_of_it(run: Run, folder: Path, example: Example) -> None:
    write(folder, example)

    result = run("generate", "--verbose")

    assert 0 == result.code, result.out + result.err
    made = folder / "generated"
    with imported(made) as names:
        exec(compile(example.code, example.title, "exec"), {**names, "made": made, "output": result.out})  # noqa: S102 # the README's own


def test_every_setting_is_described() -> None:
    described = {name for example in SETTINGS for name in example.names}

    assert {*project.SETTINGS, *metadata.SETTINGS, *choices.RENAMES, "set"} == described


def test_every_hint_is_described() -> None:
    modules = (HOME / "generator").rglob("*.py")
    read = {hint for file in modules for hint in re.findall(r'"(x-client-[a-z-]+)"', file.read_text(encoding="utf-8"))}

    assert read == {name for example in HINTS for name in example.names}
