"""Arazzo files of a project: checked with its document, by `validate` and before anything is generated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generator.cli.conftest import Run

SETTINGS = """\
[tool.generator]
document = "shop.yaml"
layers = ["python"]
agent = true
output = "made"

workflows = "flows"
"""
FLOWS = """\
arazzo: 1.0.1
workflows:
  - workflowId: look
    steps:
      - {stepId: pet, operationId: getPet, parameters: [{name: petId, in: path, value: $inputs.pet}]}
  - workflowId: "buy"
    steps:
      - {stepId: pet, operationId: buyPet}
"""


@pytest.fixture
def project(folder: Path) -> Path:
    """Give a folder with a project whose two workflows name what is not there."""
    (folder / "pyproject.toml").write_text(SETTINGS)
    (folder / "flows").mkdir()
    (folder / "flows" / "pets.arazzo.yaml").write_text(FLOWS)
    return folder


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("verb", ["validate", "generate"])
def test_each_wrong_workflow_is_reported_with_its_line(run: Run, verb: str) -> None:
    result = run(verb)

    said = result.out + result.err
    assert result.code
    assert "pets.arazzo.yaml:3: error: workflow 'look': step 'pet': $inputs.pet names no input" in said
    assert "pets.arazzo.yaml:6: error: workflow 'buy': step 'pet': the document has no operation 'buyPet'" in said


def test_a_file_that_is_no_yaml_is_reported_beside_the_others(run: Run, project: Path) -> None:
    (project / "flows" / "cats.arazzo.yaml").write_text("{")

    result = run("validate")

    assert 1 == result.code
    assert "cats.arazzo.yaml: error: not valid YAML" in result.out
    assert "workflow 'look'" in result.out
