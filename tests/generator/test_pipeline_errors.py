from __future__ import annotations

from generator.pipeline import DocumentError
from generator.problems import Location, Problem


def test_error_says_how_many_problems_there_are() -> None:
    problem = Problem(where=Location(file="a.yaml"), rule="structure", message="m")

    error = DocumentError([problem, problem], has_only_losses=True)

    assert "2 problems" == str(error)
    assert (problem, problem) == error.problems
    assert error.has_only_losses
    assert not DocumentError([problem]).has_only_losses
