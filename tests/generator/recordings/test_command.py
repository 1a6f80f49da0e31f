"""`contract` as people call it: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.recordings.described import Described
from tests.generator.recordings.films import FILE, FILM, add_film, get_film, list_films, record, response, upload_reel
from tests.reference import ROOT

PACKAGE = ROOT / "generated" / "python"
SENT = {"title": "M", "script": "s"}
TOKEN = f"eyJ0eXAiOiJKV1QifQ.eyJpYXQiOjE3fQ.{'x9Kq2' * 8}"


def with_labels(interaction: Mapping[str, Any]) -> dict[str, Any]:
    """Give an interaction that also sends a label, which is a query parameter of any name."""
    return {**interaction, "request": {**interaction["request"], "query": [["color", "b/w"]]}}


EVERY_MEMBER = {
    "title": "M",
    "kind": "long",
    "length": 117,
    "studio": "Nero",
    "sequel": {"id": "f2", "title": "M2"},
    "rating": {"stars": 5, "by": "us"},
}
EVERY_MEMBER_SENT = {**EVERY_MEMBER, "sequel": {"title": "M2", "script": "s"}, "script": "s"}
EVERY_QUERY = (("sort", "title"), ("tags[]", "old"), ("only[country]", "DE"), ("page", "2"))
OF_THE_REEL = (
    *(("color", "false"), ("speed", "24.0"), ("cuts", "1,2"), ("frames", "7")),
    *(("top", "1"), ("left", "2")),
)
WHOLE = (
    get_film(response=response(data={"id": "f1", **EVERY_MEMBER})),
    get_film(response=response(404, data=None), with_headers=True),
    list_films(*EVERY_QUERY, response=response(data=[{"id": "f1", **EVERY_MEMBER}])),
    list_films(response=response(403, data=None)),
    with_labels(add_film(EVERY_MEMBER_SENT, response=response(201, {"id": "f1", **EVERY_MEMBER}))),
    upload_reel(*OF_THE_REEL, parts=("file", "name")),
    add_film(SENT, 400),
)

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(films: Described, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the verb in a project of films, with one recording of these interactions."""
    settings = f'[tool.generator]\ndocument = "{FILE}"\noutput = "made"\n'
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    folder = tmp_path / "tests" / "contract" / "recordings"
    folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    def run(*words: str, interactions: tuple[Mapping[str, Any], ...] = WHOLE, **others: Any) -> tuple[int, str]:
        text = record(films, *interactions, name="scenario.json", **others).source.text
        (folder / "scenario.json").write_text(text, encoding="utf-8")
        code = main(["contract", "--package-dir", str(PACKAGE), "--today", "2026-03-02", *words])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return run


def test_where_all_agree_nothing_is_found(run: Run) -> None:
    assert (0, "no problems\n") == run()


FAULTS: Mapping[str, tuple[int, str, dict[str, Any]]] = {
    "undeclared member": (
        5,
        "document gap: getFilm 200: /color: member 'color' is not declared",
        {"interactions": (*WHOLE, get_film(response=response(data={**FILM, "color": "b/w"})))},
    ),
    "wrong type": (
        4,
        'server fault: getFilm 200: /title: 1 is not of type "string"',
        {"interactions": (*WHOLE, get_film(response=response(data={**FILM, "title": 1})))},
    ),
    "undeclared query parameter": (
        3,
        "code fault: listFilms request: query parameter 'sortBy' is not declared",
        {"interactions": (*WHOLE, list_films(("sortBy", "title")))},
    ),
    "old recording": (6, "stale recording: recorded 366 days ago", {"recorded_at": "2025-03-01T12:00:00Z"}),
    "changed document": (
        6,
        "stale recording: getFilm: the document describes getFilm differently",
        {"fingerprints": {}},
    ),
    "answer nobody has seen": (
        7,
        "coverage: addFilm 400: this response is in no recording (sync, async)",
        {"interactions": WHOLE[:-1]},
    ),
    "parameter nobody has sent": (
        7,
        "coverage: listFilms: query:page: no recording sends a value here",
        {"interactions": (*WHOLE[:2], list_films(*EVERY_QUERY[:3], response=WHOLE[2]["response"]), *WHOLE[3:])},
    ),
    "member nobody has seen": (
        7,
        "coverage: getFilm: 200:/rating/by: no recording has a value here",
        {
            "interactions": (
                get_film(response=response(data={**FILM, **EVERY_MEMBER, "rating": {"stars": 1}})),
                *WHOLE[1:],
            )
        },
    ),
    "token in a body": (
        1,
        "secret: ",
        {"interactions": (*WHOLE, list_films(response=response(data=[{**FILM, "title": TOKEN}])))},
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_fault_is_told_by_its_class(run: Run, fault: str) -> None:
    code, told, given = FAULTS[fault]

    found, output = run(**given)

    assert code == found
    assert told in output


def test_secret_is_not_told(run: Run) -> None:
    output = run(**FAULTS["token in a body"][2])[1]

    assert "x9Kq2x9Kq2" not in output


def test_listed_gap_is_fine_until_it_is_closed(run: Run, tmp_path: Path) -> None:
    lines = "- {responses: addFilm 400, reason: live only, why: Nobody is refused.}"
    (tmp_path / "tests" / "contract" / "gaps.yaml").write_text(lines, encoding="utf-8")

    still_open, closed = run(interactions=WHOLE[:-1]), run()

    assert (0, "no problems\n") == still_open
    assert 7 == closed[0]
    assert "tests/contract/gaps.yaml:1:4: error: coverage: responses 'addFilm 400' is listed" in closed[1]


def test_problems_are_written_for_other_programs(run: Run) -> None:
    output = run("--format", "json", interactions=WHOLE[:-1])[1]

    assert ["coverage/not-recorded"] == [problem["rule"] for problem in json.loads(output)]


@pytest.mark.parametrize(("file", "begins"), [("m.html", "<!doctype html>"), ("m.json", "{"), ("m.txt", "operation")])
def test_matrix_is_written_as_its_ending_says(run: Run, file: str, begins: str) -> None:
    assert (0, "no problems\n") == run("--matrix", file)

    assert Path(file).read_text(encoding="utf-8").startswith(begins)


def test_matrix_is_printed_in_place_of_problems(run: Run) -> None:
    output = run("--matrix", "-")[1]

    assert "async: 7 responses: 7 live, 0 emulator, 0 imported, 0 example, 0 none\n" in output
    assert output.endswith("live: 4 of 4 operations\n")


def test_file_that_is_no_recording_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tests" / "contract" / "recordings" / "odd.json").write_text("{}", encoding="utf-8")

    code, output = run()

    assert 2 == code
    assert output.startswith("tests/contract/recordings/odd.json: error: ")
    assert 1 == output.count("\n")


def test_folder_that_is_not_there_is_refused(run: Run) -> None:
    code, output = run("--recordings", "nowhere")

    assert (2, True) == (code, "nowhere: error: there is no such folder" in output)


def test_day_that_is_none_is_refused(run: Run) -> None:
    code, output = run("--today", "tomorrow")

    assert (2, True) == (code, "'tomorrow' is not a date; write it as 2026-11-28" in output)
