"""Making a package: ours against openapi-python-client without hooks and datamodel-code-generator."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.cli.root import COMMANDS
from tests.benchmarks.environment import CACHE, PYTHON, ROOT
from tests.benchmarks.timing import Row, interleave, median_seconds, row, run_cold
from tests.reference import reference

TIMES = 5
EDITED = "Upload, encode, host"
"""Words of a description in the project's document that are edited."""


def rows() -> Iterator[Row]:
    """Yield the rows of generation; the large document only where the reference material is."""
    bundle = CACHE / "bundle.json"
    run_cold([sys.executable, "-m", "generator", "bundle", "-o", str(bundle)], ROOT)
    clean, unchanged, peer = _own(bundle)
    yield row("generate from clean", clean, peer, "s", 0.30)
    yield row("generate, one description edited", _edited(), peer, "s", 0.30)
    yield row("generate, nothing changed", unchanged, peer, "s", 0.12)
    helped, bare = _help()
    yield row("help of a command, against `import click`", helped, bare, "s", 3.0)
    yield row("generate from clean, against models alone (dcg)", clean, _models(bundle), "s", 1.0)
    github = next(iter(sorted(reference("corpus").glob("github.com_*.json"))), None)
    if github is not None:
        yield row("github's document", _ours(github), _peer(github), "s", 0.35)
        yield row("documents of the corpus, median of CPU", _corpus(github.parent), 0.2, "s", 1.0)


def _own(bundle: Path) -> tuple[float, float, float]:
    output = CACHE / "own"
    command = [sys.executable, "-m", "generator", "generate", "--output", str(output)]
    run_cold(command, ROOT)  # leaves bytecode behind, as installing left the peers'
    clean, unchanged, peer = [], [], []
    for _ in range(TIMES):
        shutil.rmtree(output, ignore_errors=True)
        clean.append(run_cold(command, ROOT))
        unchanged.append(run_cold(command, ROOT))
        peer.append(run_cold(_peer_command(bundle), CACHE))
    return median_seconds(clean), median_seconds(unchanged), median_seconds(peer)


def _edited() -> float:
    """Measure a run after an edit of one description, in a copy of the project."""
    project = CACHE / "edited"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(ROOT / "spec", project / "spec")
    shutil.copy(ROOT / "pyproject.toml", project)
    document = project / "spec" / "openapi.yaml"
    text = document.read_text(encoding="utf-8")
    if EDITED not in text:
        raise ValueError(f"the document has no {EDITED!r}; name other words to edit")
    command = [sys.executable, "-m", "generator", "generate", "--only", "sdk"]
    runs = []
    for number in range(TIMES + 1):
        document.write_text(text.replace(EDITED, f"{EDITED} ({number})", 1), encoding="utf-8")
        runs.append(run_cold(command, project, {"PYTHONPATH": str(ROOT)}))
    return median_seconds(runs[1:])


def _corpus(folder: Path) -> float:
    """Measure the median of CPU over all documents of a folder; one that is refused counts as well."""
    output = CACHE / "corpus"
    seconds = []
    for document in sorted(folder.glob("*.json")):
        shutil.rmtree(output, ignore_errors=True)
        command = ["generate", "--spec", str(document), "--keep-going", "--output", str(output)]
        seconds.append(run_cold([sys.executable, "-m", "generator", *command], ROOT, refused=1).processor)
    return statistics.median(seconds)


def _help() -> tuple[float, float]:
    """Measure the help of the command that takes longest, and an import of click."""
    commands = {name: [sys.executable, "-m", "generator", name, "--help"] for name in COMMANDS}
    runs = interleave({**commands, "": [sys.executable, "-c", "import click"]}, TIMES, ROOT)
    bare = median_seconds(runs.pop(""))
    return max(median_seconds(times) for times in runs.values()), bare


def _ours(document: Path) -> float:
    output = CACHE / "large"
    runs = []
    for _ in range(TIMES):
        shutil.rmtree(output, ignore_errors=True)
        command = ["generate", "--spec", str(document), "--no-validate", "--keep-going", "--output", str(output)]
        runs.append(run_cold([sys.executable, "-m", "generator", *command], ROOT))
    return median_seconds(runs)


def _peer(document: Path) -> float:
    return median_seconds([run_cold(_peer_command(document), CACHE) for _ in range(TIMES)])


def _peer_command(document: Path) -> list[str]:
    config = CACHE / "opc.yaml"
    config.write_text("post_hooks: []\n", encoding="utf-8")
    tool = str(PYTHON.with_name("openapi-python-client"))
    shutil.rmtree(CACHE / "peer", ignore_errors=True)
    return [tool, "generate", "--path", str(document), "--config", str(config), "--output-path", "peer", "--overwrite"]


def _models(bundle: Path) -> float:
    tool = str(PYTHON.with_name("datamodel-codegen"))
    command = [tool, "--input", str(bundle), "--input-file-type", "openapi", "--output", os.devnull]
    command += ["--output-model-type", "msgspec.Struct"]
    return median_seconds([run_cold(command, CACHE) for _ in range(3)])
