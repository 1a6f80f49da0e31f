"""Is the package what a clean run makes? Every file is compared, the lock as well."""

from __future__ import annotations

from generator.drift.answer import Answer, Topic, clean, drifted, unasked
from generator.output.compare import find_differences
from generator.pipeline import Generation
from generator.problems import Location, Problem
from generator.project import Project


def ask_generated(project: Project, generation: Generation) -> Answer:
    """Compare the output folder with what was just made, in memory."""
    output = project.output
    if output is None:
        return unasked(Topic.GENERATED, "the project names no output folder")
    differences = find_differences(output, generation.tree)
    if not differences:
        return clean(Topic.GENERATED, f"{len(generation.tree.files)} files are what a clean run makes")
    noun = "file is" if len(differences) == 1 else "files are"
    problems = [
        Problem(
            where=Location(file=f"{output}/{one.path}"),
            rule="not-generated",
            message="this is not what a clean run makes; run generate, and edit the document or the templates instead",
        )
        for one in differences
    ]
    return drifted(Topic.GENERATED, f"{len(differences)} {noun} not what a clean run makes", problems)
