"""Sub-packages of one folder form no cycle: each may be read, and moved, without the ones that use it."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.sources import generator_modules, imports_of

PARENTS = sorted({name.rpartition(".")[0] for name in generator_modules() if name.count(".") > 1})


@pytest.mark.parametrize("parent", PARENTS)
def test_siblings_form_no_cycle(parent: str) -> None:
    graph = siblings_of(parent)

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"cycle in {parent}: {' <- '.join(error.args[1])}")


def siblings_of(parent: str) -> Mapping[str, set[str]]:
    """Give what stands directly below a package: name -> the names that it imports at run time."""
    graph: dict[str, set[str]] = {}
    for module in generator_modules():
        child = _child(parent, module)
        if child:
            others = {_child(parent, other) for other in imports_of(module)}
            graph.setdefault(child, set()).update(others - {child, ""})
    return graph


def _child(parent: str, module: str) -> str:
    head, dot, tail = module.partition(f"{parent}.")
    return tail.split(".")[0] if dot and not head else ""
