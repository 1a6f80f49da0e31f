"""A package is loaded from its folder, whatever is loaded under its name, and the same again afterwards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.problems import UnusableInputError
from generator.recordings.package_loader import find_package, load_package
from tests.contract.playing import PACKAGE

SCALARS = "apivideo_sdk/runtime/values/encoding.py"


def changed_scalars() -> dict[str, str]:
    return {SCALARS: (PACKAGE / SCALARS).read_text(encoding="utf-8") + "\nIS_CHANGED = True\n"}


def test_changed_source_is_loaded_for_as_long_as_it_is_asked_for() -> None:
    with load_package(PACKAGE) as package:
        before = package.module("runtime.values.encoding")
        with load_package(PACKAGE, changed_scalars()) as changed:
            assert changed.module("runtime.values.encoding").IS_CHANGED
            assert (
                changed.module("runtime.request.query").scalar_text
                is changed.module("runtime.values.encoding").scalar_text
            )
        assert before is package.module("runtime.values.encoding")
        assert not hasattr(before, "IS_CHANGED")


def test_package_that_is_loaded_already_is_the_one() -> None:
    with load_package(PACKAGE) as one, load_package(PACKAGE) as other:
        assert one.module("runtime.errors") is other.module("runtime.errors")


def test_nothing_stays_loaded_that_was_not() -> None:
    before = {name for name in sys.modules if name.startswith("apivideo_sdk")}
    finders = list(sys.meta_path)

    with load_package(PACKAGE, changed_scalars()):
        pass

    assert before == {name for name in sys.modules if name.startswith("apivideo_sdk")}
    assert finders == sys.meta_path


def test_clients_are_found_whatever_they_are_called() -> None:
    with load_package(PACKAGE) as package:
        names = [package.client_class(is_async=is_async).__name__ for is_async in (False, True)]

    assert ["ApiVideo", "AsyncApiVideo"] == names


def test_folder_without_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="0 generated packages are here"):
        find_package(tmp_path)
