"""Are the packages what a clean run makes? Every file is compared, the lock as well."""

from __future__ import annotations

from generator.drift.result import DriftResult, Topic, clean, drifted, unchecked
from generator.output.compare import find_differences
from generator.pipeline import Generation
from generator.problems import Location, Problem


def check_generated(generation: Generation) -> DriftResult:
    """Compare the output folders with what was just made, in memory."""
    folders = [(made.plan.output, made.tree) for made in generation.packages if made.plan.output is not None]
    if not folders:
        return unchecked(Topic.GENERATED, "the project names no output folder")
    differences = [f"{output}/{one.path}" for output, tree in folders for one in find_differences(output, tree)]
    if not differences:
        count = sum(len(tree.files) for _, tree in folders)
        return clean(Topic.GENERATED, f"{count} files are what a clean run makes")
    noun = "file is" if len(differences) == 1 else "files are"
    problems = [
        Problem(
            where=Location(file=one),
            rule="not-generated",
            message="this is not what a clean run makes; run generate, and edit the document or the templates instead",
        )
        for one in differences
    ]
    return drifted(Topic.GENERATED, f"{len(differences)} {noun} not what a clean run makes", problems)
