"""One document tried: made into a package by the default command's rules, counted, imported, tested.

Runs in a process of its own, with a folder of its own.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import os
import pkgutil
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

from generator.ir.api import Loss
from generator.output.write import write_tree
from generator.pipeline import DocumentError, Generation, generate
from generator.problems import Problem, UnusableInputError
from generator.project.project import choose_project
from generator.survey.count.compare import differences
from generator.survey.count.document import count_document
from generator.survey.count.package import count_package
from generator.survey.outcome import TrialOutcome, TrialVerdict

TEST_LIMIT: Final = 900.0
"""Seconds for a package's own tests."""

_REQUIRED: Final = ("httpx2", "msgspec")
"""What every package needs: its other libraries belong to extras."""


_MOST_DIFFERENCES: Final = 20


def try_document(document: Path, name: str, key: str, output: Path) -> TrialOutcome:
    """Make the package of a document in `output` as `generate --spec` does, and see what became of it.

    Never raises.
    """
    start = time.perf_counter()
    gc.disable()  # one document, one process
    try:
        generation, losses = _generate(document, output)
        write_tree(output, generation.main.tree)
    except (DocumentError, UnusableInputError) as error:
        reason = str(error.problem if isinstance(error, UnusableInputError) else error.problems[0])
        return TrialOutcome(document=name, key=key, verdict=TrialVerdict.REFUSED, reason=reason, seconds=_since(start))
    except Exception as error:  # noqa: BLE001 # finding these is what a survey is for
        return TrialOutcome(
            document=name, key=key, verdict=TrialVerdict.CRASHED, reason=_where(error), seconds=_since(start)
        )
    seconds = _since(start)
    import_error = _import_error(output, generation.main.settings.package)
    found = () if import_error else _differences(generation)
    failures = _test_failures(output) if not import_error and importlib.util.find_spec("pytest") else None
    is_whole = not (import_error or found or failures)
    return TrialOutcome(
        document=name,
        key=key,
        verdict=TrialVerdict.BROKEN if not is_whole else TrialVerdict.LOSSY if losses else TrialVerdict.WHOLE,
        operations=len(generation.api.operations),
        warnings=_counted(warning.rule for warning in generation.warnings),
        losses=_counted(losses),
        differences=found[:_MOST_DIFFERENCES],
        import_error=import_error,
        test_failures=failures,
        seconds=seconds,
    )


def _generate(document: Path, output: Path) -> tuple[Generation, tuple[str, ...]]:
    """Generate by default, or, where that would lose something, what is left; give the reasons of losses too."""
    project = choose_project(output, document)
    try:
        return generate(project), ()
    except DocumentError as error:
        if not error.has_only_losses:
            raise
        return generate(project, keep_going=True), tuple(_reason(problem) for problem in error.problems)


def _reason(problem: Problem) -> str:
    """Give what was lost without the place where it was."""
    _, separator, reason = problem.message.partition(": ")
    return reason if separator else problem.message


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}: {type(error).__name__}: {' '.join(str(error).split())}"


def _counted(reasons: Iterable[str]) -> dict[str, int]:
    return dict(Counter(reasons).most_common())


def _differences(generation: Generation) -> tuple[str, ...]:
    losses: tuple[Loss, ...] = generation.api.losses
    said = count_document(generation.document.root)
    made = count_package(generation.main.settings.package)
    return tuple(str(one) for one in differences(said, made, (loss.pointer for loss in losses)))


def _import_error(output: Path, package: str) -> str:
    """Import every module, look every export up, and build every model's decoder; give what went wrong."""
    sys.path.insert(0, str(output))
    try:
        root = importlib.import_module(package)
        for module in _modules(root):
            _build_decoders(module)
        for name in dir(root):
            getattr(root, name)
    except Exception as error:  # noqa: BLE001 # generated code may fail in any way
        return _where(error)
    return ""


def _modules(root: ModuleType) -> Iterator[ModuleType]:
    """Give every module, but for those of extras whose libraries are not installed."""
    for module in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
        try:
            yield importlib.import_module(module.name)
        except ModuleNotFoundError as error:
            if (error.name or root.__name__).partition(".")[0] in {root.__name__, *_REQUIRED}:
                raise


def _build_decoders(module: ModuleType) -> None:
    """Decode each model from an empty object, which builds its decoder: its types must resolve for that."""
    package, _, kind = module.__name__.partition(".")
    if not kind.startswith("models."):
        return
    decode = importlib.import_module(f"{package}.runtime.values.decoding").decode
    struct = importlib.import_module(f"{package}.runtime.values.models").Model
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, struct) and value.__module__ == module.__name__:
            decode(b"{}", value)


def _test_failures(output: Path) -> str:
    """Run a package's own tests in a process without plugins; give the last lines that say what failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", "tests"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    try:
        done = subprocess.run(
            command, cwd=output, env=environment, capture_output=True, text=True, check=False, timeout=TEST_LIMIT
        )
    except subprocess.TimeoutExpired:
        return f"not done after {TEST_LIMIT:.0f} seconds"
    if done.returncode == 0:
        return ""
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR", "E  "))]
    return "; ".join(line.strip()[:200] for line in lines[-3:]) or f"exit code {done.returncode}"
