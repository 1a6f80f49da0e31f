"""The two releases of a rehearsal: one as it should go, and one that breaks users and whose upload breaks."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from generator.release.build import CHECKSUMS, write_checksums
from generator.release.configuration import Distribution, read_distribution
from generator.release.smoke import Trial, try_installed
from tests.rehearsal.local_index import LocalIndex
from tests.rehearsal.steps import Rehearsal, RehearsalError, demand

EXTRAS = ("emulator", "progress")


def first_release(rehearsal: Rehearsal, index: LocalIndex) -> None:
    """Plan, build, publish, publish again, install and use it; another file of that name is refused."""
    note_something(rehearsal)
    distribution = plan(rehearsal)
    build(rehearsal, distribution)
    with rehearsal.step("publish, dry") as said:
        demand(rehearsal.generator("release", "publish"), f"Checking {len(built(rehearsal))} files", "nothing was sent")
        demand_equal({}, index.hashes)
        said.append("nothing was sent")
    with rehearsal.step("publish") as said:
        rehearsal.generator("release", "publish", "--upload")
        demand_equal(built(rehearsal), index.hashes)
        said.append(f"{len(built(rehearsal))} files sent; the hashes are equal")
    with rehearsal.step("publish again") as said:
        demand_equal(0, rehearsal.generator("release", "publish", "--upload").count("Uploading"))
        said.append("nothing was left to send")
    refuse_another(rehearsal, index, distribution)
    use(rehearsal, index, distribution)


def second_release(rehearsal: Rehearsal, index: LocalIndex) -> None:
    """Break users: drift fails until the version says so. Break the upload: the same command goes on."""
    break_users(rehearsal)
    before = read_distribution(rehearsal.checkout / "generated" / "python")
    with rehearsal.step("drift, of a breaking change") as said:
        answer = rehearsal.generator("drift", code=1)
        demand(answer, "version-too-low", f"{before.parsed.major + 1}.0.0")
        said.append(f"fails: version {before.version} does not say so")
    distribution = plan(rehearsal)
    if distribution.parsed.major != before.parsed.major + 1:
        raise RehearsalError(f"a breaking change gave {distribution.version} after {before.version}")
    with rehearsal.step("drift, of the planned release") as said:
        answer = rehearsal.generator("drift", code=None)  # nobody records the renamed method anew here
        demand(answer, "release: clean")
        said.append(f"version {distribution.version} says so")
    build(rehearsal, distribution)
    break_upload(rehearsal, index, distribution)
    use(rehearsal, index, distribution)


def note_something(rehearsal: Rehearsal) -> None:
    """Write a line by hand, so that there is something to release even when nothing else changed."""
    file = rehearsal.checkout / "CHANGELOG.md"
    head, heading, tail = file.read_text(encoding="utf-8").partition("## [Unreleased]\n")
    kept = "" if tail.lstrip().startswith("### ") else "### Fixed\n\n- A rehearsal was held.\n"
    file.write_text(f"{head}{heading}\n{kept}{tail}" if kept else f"{head}{heading}{tail}", encoding="utf-8")


def plan(rehearsal: Rehearsal) -> Distribution:
    """Plan, write the plan, commit and tag it, as a maintainer would."""
    with rehearsal.step("plan") as said:
        before = rehearsal.git("status", "--porcelain")
        demand(rehearsal.generator("release", "plan"), "nothing was written")
        demand_equal(before, rehearsal.git("status", "--porcelain"))
        rehearsal.generator("release", "plan", "--write")
        distribution = read_distribution(rehearsal.checkout / "generated" / "python")
        rehearsal.git("commit", "--quiet", "--all", "--message", f"Release {distribution.version}")
        rehearsal.git("tag", f"v{distribution.version}")
        said.append(f"version {distribution.version}, committed and tagged")
    return distribution


def build(rehearsal: Rehearsal, distribution: Distribution) -> None:
    """Build, and say of the build what it says itself."""
    with rehearsal.step("build") as said:
        answer = rehearsal.generator("release", "build", "--expect", f"v{distribution.version}")
        pythons = re.search(r"from two builds, (.*)", answer)
        tests = re.search(r"^earlier tests +(.*)", answer, re.MULTILINE)
        demand(answer, "reproducible", "contents", "metadata", "valid CycloneDX", "smoke test")
        said += [
            f"twice the same bytes, {pythons[1]}" if pythons else "",
            f"earlier tests: {tests[1]}" if tests else "",
        ]


def built(rehearsal: Rehearsal) -> dict[str, str]:
    """Give the hashes of the distributions that were built last."""
    lines = (rehearsal.checkout / "dist" / CHECKSUMS).read_text(encoding="utf-8").split("\n")
    pairs = (line.split("  ") for line in lines if line)
    return {name: digest for digest, name in pairs if name.endswith((".whl", ".tar.gz"))}


def refuse_another(rehearsal: Rehearsal, index: LocalIndex, distribution: Distribution) -> None:
    """Offer a different file of a version that is out; nothing of it may be sent, not even what is new."""
    with rehearsal.step("publish something else as it") as said:
        other = rehearsal.checkout / "dist" / "other"
        shutil.copytree(rehearsal.checkout / "dist", other)
        wheel = next(other.glob("*.whl"))
        wheel.write_bytes(wheel.read_bytes() + b"\0")
        write_checksums(sorted([*other.glob("*.whl"), *other.glob("*.tar.gz")]), other)
        before = index.hashes
        answer = rehearsal.generator("release", "publish", "--upload", "--dist", os.fspath(other), code=1)
        demand(answer, "do not match", "nothing was sent")
        demand_equal(before, index.hashes)
        shutil.rmtree(other)
        said.append(f"refused: the index has another {distribution.version}")


def use(rehearsal: Rehearsal, index: LocalIndex, distribution: Distribution) -> None:
    """Install from the index into an empty environment, dependencies from wherever they usually come; run the demo."""
    with rehearsal.step("install from the index, run demo") as said:
        trial = Trial(
            package=distribution.package,
            distribution=distribution.name,
            version=distribution.version,
            script=(os.fspath(rehearsal.checkout / "examples" / "demo.py"), "--once"),
        )
        requirement = f"{distribution.name}[{','.join(EXTRAS)}]=={distribution.version}"
        answer = try_installed(["--index", index.url, requirement], trial, Path(sys.executable))
        demand(answer, "Watch the video")
        said.append(answer.strip().rpartition("\n")[2])


def break_users(rehearsal: Rehearsal) -> None:
    """Rename a method: the last `list` of the overlay becomes `find`."""
    with rehearsal.step("rename a method") as said:
        file = rehearsal.checkout / "spec" / "overlays" / "sdk.yaml"
        head, action, tail = file.read_text(encoding="utf-8").rpartition("x-client-action: list\n")
        if not action:
            raise RehearsalError(f"{file.name} has no action `list` to rename")
        file.write_text(f"{head}x-client-action: find\n{tail}", encoding="utf-8")
        rehearsal.generator("generate")
        said.append("`list` of one resource is `find`")


def break_upload(rehearsal: Rehearsal, index: LocalIndex, distribution: Distribution) -> None:
    """Cut the line in the middle of the second file; then let the same command go on."""
    before = index.hashes
    with rehearsal.step("publish, cut in the second file") as said:
        index.cut_after = 1
        rehearsal.environment = {**rehearsal.environment, "UV_HTTP_RETRIES": "0"}
        demand(rehearsal.generator("release", "publish", "--upload", code=1), "what was sent stays")
        arrived = sorted(index.hashes.keys() - before.keys())
        demand_equal(1, len(arrived))
        said.append(f"fails; only {arrived[0]} arrived")
    with rehearsal.step("publish again, on a sound line") as said:
        index.cut_after = None
        missing = len(built(rehearsal)) - 1
        demand_equal(missing, rehearsal.generator("release", "publish", "--upload").count("Uploading"))
        demand_equal(before | built(rehearsal), index.hashes)
        said.append(f"{missing} files sent; the hashes of {distribution.version} are equal")


def demand_equal(expected: object, actual: object) -> None:
    """Demand that something is as it has to be."""
    if expected != actual:
        raise RehearsalError(f"expected {expected}, found {actual}")
