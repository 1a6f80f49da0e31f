"""From a breaking edit to a release that says so: the check fails, the plan is written, the check passes."""

from __future__ import annotations

import pytest

from generator.cli import main
from tests.generator.drift.conftest import Drift, Shop

CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-01\n\n### Added\n\n- All.\n"
EDITS = {
    "rename an action": ("x-client-action: list", "x-client-action: search", "`client.pets.search()`"),
    "remove a field": ("        nick: {type: string, description: How it is called at home.}\n", "", "`Pet.nick`"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_check_fails_until_the_plan_is_written(
    drift: Drift, shop: Shop, edit: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, line = edit
    (shop.folder / "CHANGELOG.md").write_text(CHANGELOG)
    shop.edit(old, new)
    main(["generate"])

    before = drift()
    planned = main(["release", "plan", "--write", "--date", "2026-02-03"])
    capsys.readouterr()
    after = drift()

    assert (1, 0, 0) == (before.code, planned, after.code), before.out + after.out
    assert "drift: release" == before.out.splitlines()[-1]
    entry = (
        (shop.folder / "CHANGELOG.md").read_text().partition("## [2.0.0] - 2026-02-03\n")[2].partition("## [1.2.0]")[0]
    )
    assert "**Breaking:**" in entry
    assert line in entry
    assert "; version 2.0.0 says so\n" in after.out
