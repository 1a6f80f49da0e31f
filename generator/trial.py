"""One document tried: made into a package, imported, every model's decoder built. Runs in a process of its own."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import ModuleType

from generator.output.write import write_tree
from generator.pipeline import Generation, generate
from generator.problems import UnusableInputError
from generator.project import choose_project


class Verdict(StrEnum):
    """How a document fared. Refused: told to be unusable. Crashed: not told at all, which must never be."""

    WHOLE = "whole"
    LOSSY = "lossy"
    REFUSED = "refused"
    CRASHED = "crashed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one document.

    reason: why it was refused, or how it crashed. losses: reason -> how often. import_error: "" when the whole package
    imports, None when there is none.
    """

    document: str
    verdict: Verdict
    reason: str = ""
    operations: int = 0
    losses: Mapping[str, int] = field(default_factory=dict)
    import_error: str | None = None
    seconds: float = 0.0


def try_document(document: Path, name: str, output: Path) -> Outcome:
    """Make the package of a document in `output`, losses and all, and import it. Never raises."""
    start = time.perf_counter()
    gc.disable()  # one document, one process
    try:
        generation = generate(choose_project(output, document), validate=False, keep_going=True)
        write_tree(output, generation.main.tree)
    except UnusableInputError as error:
        return Outcome(document=name, verdict=Verdict.REFUSED, reason=error.problem.message, seconds=_since(start))
    except Exception as error:  # noqa: BLE001 # finding these is what a survey is for
        return Outcome(document=name, verdict=Verdict.CRASHED, reason=_where(error), seconds=_since(start))
    seconds = _since(start)
    return Outcome(
        document=name,
        verdict=Verdict.LOSSY if generation.losses else Verdict.WHOLE,
        operations=len(generation.api.operations),
        losses=_count_losses(generation),
        import_error=_import_error(output, generation.main.settings.package),
        seconds=seconds,
    )


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}: {type(error).__name__}: {' '.join(str(error).split())}"


def _count_losses(generation: Generation) -> dict[str, int]:
    return dict(Counter(loss.reason for loss in generation.api.losses).most_common())


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
    for module in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
        yield importlib.import_module(module.name)


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
