"""Every name of api.video's own client has a place in the table, and every name of ours that the table has exists."""

from __future__ import annotations

import builtins
import inspect
import json
from functools import reduce
from pathlib import Path
from typing import Any

import apivideo_sdk
import pytest
from apivideo_sdk import ApiVideo, Page, models
from apivideo_sdk.agent.migration import guide
from apivideo_sdk.agent.migration.names import (
    ARGUMENTS,
    ERRORS,
    GONE_MODELS,
    METHODS,
    MODELS,
    PAGE_MEMBERS,
    PAYLOADS,
    POSITIONAL,
    PROGRESS,
    MovedMethod,
)
from apivideo_sdk.agent.names import COMMAND

ROOT = Path(__file__).resolve().parents[3]
OFFICIAL: dict[str, Any] = json.loads(Path(__file__).with_name("official.json").read_text(encoding="utf-8"))
BY_NAME = {one.official: one for one in METHODS.values()}


def test_every_official_method_is_in_the_table() -> None:
    assert sorted(OFFICIAL["methods"]) == sorted(BY_NAME)


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda one: one.official)
def test_arguments_of_the_official_method_are_those_of_the_table(method: MovedMethod) -> None:
    assert list(method.arguments) == OFFICIAL["methods"][method.official]["positional"]


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda one: one.official)
def test_our_method_takes_every_argument(method: MovedMethod) -> None:
    taken = inspect.signature(our_method(method)).parameters
    keywords = OFFICIAL["methods"][method.official]["keywords"]
    payload = OFFICIAL["models"][method.payload]["members"] if method.payload else []
    given = [one for one in method.arguments if one != method.payload_argument]
    expected = {*given, *payload, *(ARGUMENTS.get(one, one) for one in keywords if one != PROGRESS)}

    assert set() == expected - set(taken)
    assert PROGRESS not in keywords or "on_progress" in taken


def test_every_official_model_is_in_the_table() -> None:
    assert sorted(OFFICIAL["models"]) == sorted({*MODELS, *PAYLOADS, *GONE_MODELS})


@pytest.mark.parametrize(("official", "ours"), MODELS.items())
def test_our_model_has_every_member(official: str, ours: str) -> None:
    members = {ARGUMENTS.get(one, one) for one in OFFICIAL["models"][official]["members"]}

    assert set() == members - set(getattr(models, ours).__struct_fields__)


def test_models_take_by_position_what_the_table_says() -> None:
    written = {name: tuple(OFFICIAL["models"][name]["positional"]) for name in {*PAYLOADS, *POSITIONAL}}

    assert {name: found for name, found in written.items() if found} == POSITIONAL


def test_every_official_error_has_one_of_ours() -> None:
    assert sorted(OFFICIAL["errors"]) == sorted(ERRORS)

    ours = [getattr(apivideo_sdk, one, None) or getattr(builtins, one) for one in ERRORS.values()]

    assert all(issubclass(one, Exception) for one in ours)


def test_pages_have_what_the_table_says() -> None:
    own = [one for one in PAGE_MEMBERS.values() if one != "items" and not one.startswith("response.")]

    assert [] == [one for one in own if not hasattr(Page, one)]


def test_page_of_the_guide_has_the_table() -> None:
    page = (ROOT / "docs" / "migration.md").read_text(encoding="utf-8")

    assert guide.table().strip() in page, f"put what `{COMMAND} migrate --table` prints into docs/migration.md"


def our_method(method: MovedMethod) -> Any:
    with ApiVideo("any-key") as client:
        return reduce(getattr, method.ours.split("."), client)
