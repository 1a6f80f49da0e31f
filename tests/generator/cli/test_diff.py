from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.generator.cli.conftest import DOCUMENT, Run
from tests.generator.sarif import sarif_faults

RENAMED = DOCUMENT.replace("operationId: getPet", "operationId: getPet\n      x-client-action: fetch")


@pytest.fixture(autouse=True)
def documents(folder: Path) -> None:
    (folder / "renamed.yaml").write_text(RENAMED)
    (folder / "more.yaml").write_text(
        DOCUMENT.replace("required: [name]\n", "required: [name, tag]\n").replace(
            "        name: {type", "        tag: {type: string, description: A tag.}\n        name: {type"
        )
    )


def test_equal_documents_have_no_changes(run: Run) -> None:
    result = run("diff", "shop.yaml", "shop.yaml")

    assert (0, "no changes\n", "") == (result.code, result.out, result.err)


def test_renamed_method_is_told_with_its_line_its_new_name_and_code_one(run: Run) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml")

    assert 1 == result.code
    assert re.search(
        r"^renamed\.yaml:8:5: breaking: `client\.pets\.get\(\)` is now `client\.pets\.fetch\(\)` "
        r"\[sdk-method-renamed, [0-9a-f]{12}\]$",
        result.out,
        re.MULTILINE,
    )
    assert "    was shop.yaml:8:5" in result.out


def test_harmless_change_is_told_with_code_zero(run: Run) -> None:
    result = run("diff", "shop.yaml", "more.yaml")

    assert 0 == result.code
    assert "info: `Pet.tag` is new [sdk-field-added" in result.out


@pytest.mark.parametrize(("fail_on", "code"), [("breaking", 1), ("warning", 1), ("never", 0)])
def test_what_fails_is_the_callers_choice(run: Run, fail_on: str, code: int) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml", "--fail-on", fail_on)

    assert code == result.code


def test_names_of_the_package_can_be_left_out(run: Run) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml", "--api-only", "--fail-on", "never")

    assert "sdk-" not in result.out


def test_json_gives_pointer_file_and_line_of_both_sides(run: Run) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml", "--format", "json")

    change = next(one for one in json.loads(result.out) if one["rule"] == "sdk-method-renamed")
    assert "#/paths/~1pets~1{petId}/get" == change["base"]["pointer"] == change["revision"]["pointer"]
    assert ("shop.yaml", 8) == (change["base"]["file"], change["base"]["line"])
    assert ("renamed.yaml", 8) == (change["revision"]["file"], change["revision"]["line"])


def test_markdown_lists_what_breaks_under_a_heading(run: Run) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml", "--format", "markdown")

    assert "## Changes from `shop.yaml` to `renamed.yaml`" in result.out
    assert re.search(
        r"### Breaking \(\d+\)\n\n(- .*\n)*- `client\.pets\.get\(\)` is now `client\.pets\.fetch\(\)`", result.out
    )


def test_github_annotation_stands_in_the_new_document(run: Run) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml", "--format", "github")

    assert "::error file=renamed.yaml,line=8,col=5,title=sdk-method-renamed::`client.pets.get()`" in result.out


def test_sarif_carries_the_fingerprint(run: Run) -> None:
    log = json.loads(run("diff", "shop.yaml", "renamed.yaml", "--format", "sarif").out)

    assert [] == sarif_faults(log)

    fingerprints = [one["partialFingerprints"]["subject/v1"] for one in log["runs"][0]["results"]]
    assert fingerprints
    assert all(re.fullmatch("[0-9a-f]{12}", one) for one in fingerprints)


def test_page_escapes_what_the_document_says(run: Run, folder: Path) -> None:
    evil = '        "<img src=x onerror=alert(1)>": {type: string}'
    (folder / "evil.yaml").write_text(DOCUMENT.replace("        name: {type", evil + "\n        name: {type"))

    result = run("diff", "evil.yaml", "shop.yaml", "--format", "html")

    assert 1 == result.code
    assert result.out.startswith("<!doctype html>")
    assert "<img" not in result.out
    assert "&lt;img" in result.out
    assert not re.search(r"<script src|<link|https?://", result.out)


def test_page_is_whole_without_its_script(run: Run) -> None:
    page, _ = run("diff", "shop.yaml", "renamed.yaml", "--format", "html").out.split("<script>")

    assert '<div class="sieve" hidden>' in page
    assert re.findall(r'<input type="checkbox" checked value="(\w+)">', page) == re.findall(r'data-tone="(\w+)"', page)
    assert ["sieve"] == re.findall(r'<\w+ class="(\w+)[^>]* hidden', page)


def fingerprints(run: Run) -> list[str]:
    return [one["fingerprint"] for one in json.loads(run("diff", "shop.yaml", "renamed.yaml", "--format", "json").out)]


def acknowledge(folder: Path, *names: str) -> None:
    entries = "".join(f'- fingerprint: "{name}"\n  reason: Nobody called it.\n' for name in names)
    (folder / "agreed.yaml").write_text(f"# agreed\n{entries}")


def test_acknowledged_change_does_not_fail(run: Run, folder: Path) -> None:
    acknowledge(folder, *fingerprints(run))

    result = run("diff", "shop.yaml", "renamed.yaml", "--acknowledged", "agreed.yaml")

    assert 0 == result.code, result.out + result.err
    assert re.fullmatch(r"\d+ acknowledged\n", result.out)


@pytest.mark.parametrize("form", ["github", "markdown", "text"])
def test_acknowledged_change_is_no_finding_any_more(run: Run, folder: Path, form: str) -> None:
    acknowledge(folder, *fingerprints(run))

    result = run("diff", "shop.yaml", "renamed.yaml", "--acknowledged", "agreed.yaml", "--format", form)

    assert "error" not in result.out
    assert "breaking" not in result.out.lower()
    assert ("Acknowledged: Nobody called it." in result.out) == (form == "markdown")


def test_one_entry_acknowledges_a_change_that_many_operations_show(run: Run, folder: Path) -> None:
    twice = DOCUMENT.replace("  /pets/{petId}:", "  /pets/{petId}: &item").replace(
        "components:", "  /all/{petId}: *item\ncomponents:"
    )
    twice = twice.replace("  /all/{petId}: *item", "  /all/{petId}: {$ref: '#/paths/~1pets~1{petId}'}").replace(
        " &item", ""
    )
    (folder / "twice.yaml").write_text(twice)
    (folder / "number.yaml").write_text(twice.replace("name: {type: string", "name: {type: integer"))
    words = ("diff", "twice.yaml", "number.yaml", "--api-only")
    told = run(*words)
    (name,) = re.findall(r"breaking: .*, ([0-9a-f]{12})\]", told.out)
    acknowledge(folder, name)

    result = run(*words, "--acknowledged", "agreed.yaml")

    assert (1, 0) == (told.code, result.code), result.out + result.err
    assert told.out.endswith("1 breaking\n")
    assert "1 acknowledged\n" == result.out


def test_operation_that_is_gone_is_told_where_paths_begin(run: Run, folder: Path) -> None:
    item = DOCUMENT[DOCUMENT.index("  /pets/") : DOCUMENT.index("components:")]
    other = item.replace("/pets/", "/all/").replace("getPet", "getAny")
    (folder / "two.yaml").write_text(DOCUMENT.replace("components:", f"{other}components:"))

    result = run("diff", "two.yaml", "shop.yaml")

    assert re.search(r"^shop\.yaml:6:1: breaking: .* \[sdk-method-removed", result.out, re.MULTILINE)


def test_what_is_gone_is_told_where_it_would_stand(run: Run, folder: Path) -> None:
    less = DOCUMENT.replace("        name: {type", "        other: {type").replace(
        "required: [name]", "required: [other]"
    )
    (folder / "less.yaml").write_text(less)

    result = run("diff", "shop.yaml", "less.yaml")

    assert re.search(r"^less\.yaml:(2[0-9]):\d+: breaking: `Pet\.name` was removed", result.out, re.MULTILINE)


def test_entry_that_fits_no_change_fails(run: Run, folder: Path) -> None:
    acknowledge(folder, *fingerprints(run), "0123456789ab")

    result = run("diff", "shop.yaml", "renamed.yaml", "--acknowledged", "agreed.yaml")

    assert 1 == result.code
    assert "there is no change 0123456789ab any more; remove this entry [unused-acknowledgment]" in result.err
    assert re.search(r"^agreed\.yaml:\d+", result.err)


@pytest.mark.parametrize(
    "text", ["fingerprint: a\n", "- fingerprint: a\n", "- {fingerprint: a, reason: ''}\n", "- 1\n"]
)
def test_file_of_another_form_is_one_line_with_code_two(run: Run, folder: Path, text: str) -> None:
    (folder / "agreed.yaml").write_text(text)

    result = run("diff", "shop.yaml", "shop.yaml", "--acknowledged", "agreed.yaml")

    assert 2 == result.code
    assert 1 == result.err.count("\n")
    assert "write a list of entries with `fingerprint` and `reason`" in result.err


@pytest.mark.parametrize("words", [("nothing.yaml", "shop.yaml"), ("shop.yaml", "nothing:shop.yaml")])
def test_side_that_is_not_there_is_one_line_with_code_two(run: Run, words: tuple[str, str]) -> None:
    result = run("diff", *words)

    assert 2 == result.code
    assert 1 == result.err.count("\n")
    assert "nothing" in result.err


NAMES = [
    "a\n::error::b",
    "\x1b[2Jgone",
    "@octocat",
    "```\n# heading",
    "<img src=x onerror=alert(1)>",
    "a`b",
    "[x](http://x)",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["text", "markdown", "github", "html"])
def test_names_of_a_document_are_no_markup_and_no_commands(run: Run, folder: Path, name: str, form: str) -> None:
    member = f"        {json.dumps(name)}: {{type: string, enum: [{json.dumps(name)}]}}\n"
    (folder / "evil.yaml").write_text(DOCUMENT.replace("        name: {type", f"{member}        name: {{type"))

    result = run("diff", "evil.yaml", "shop.yaml", "--format", form)

    assert 1 == result.code, result.err
    assert "\x1b" not in result.out
    lines = result.out.splitlines()
    if form == "github":
        assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    if form in {"text", "markdown"}:
        assert not any(line.lstrip().startswith(("::", "```", "# ")) for line in lines)
    if form == "markdown":
        outside = [part for line in lines for part in spans_removed(line)]
        assert not any(mark in part for part in outside for mark in ("@octocat", "<img", "](http"))
    if form == "html":
        assert "<img" not in result.out


def spans_removed(line: str) -> list[str]:
    """Give what stands outside the code spans of a line of Markdown."""
    return re.split(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", line)[::2]


SEVERITY = """
- rule: sdk-method-*
  level: warning
- rule: sdk-method-renamed
  level: "{level}"
"""


@pytest.mark.parametrize(("level", "code"), [("info", 0), ("off", 0), ("breaking", 1)])
def test_rules_have_the_levels_that_a_file_gives_them(run: Run, folder: Path, level: str, code: int) -> None:
    (folder / "levels.yaml").write_text(SEVERITY.format(level=level))

    result = run("diff", "shop.yaml", "renamed.yaml", "--severity", "levels.yaml")

    assert code == result.code
    assert (f"{level}: `client.pets.get()`" in result.out) == (level != "off") == ("sdk-method" in result.out)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {rule: sdk-metod-renamed, level: info}", "did you mean 'sdk-method-renamed'?"),
        ("- {rule: sdk-method-renamed, level: fatal}", "there is no level 'fatal'; write breaking, warning, info, off"),
        ("- {rule: zzz*, level: info}", "there is no rule 'zzz*'"),
        ("- {rule: sdk-method-renamed}", "write a list of entries with `rule` and `level`"),
    ],
)
def test_file_of_levels_that_cannot_be_used_is_one_line_with_code_two(
    run: Run, folder: Path, text: str, told: str
) -> None:
    (folder / "levels.yaml").write_text(f"{text}\n")

    result = run("diff", "shop.yaml", "renamed.yaml", "--severity", "levels.yaml")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert told in result.err
    assert result.err.startswith("levels.yaml:1:")


TWO = """
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
servers: [{url: "https://shop.test"}]
paths:
  /pets:
    get: &pets
      operationId: listPets
      tags: [Pets]
      responses:
        "200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
  /toys:
    get: &toys
      operationId: listToys
      tags: [Toys]
      responses:
        "200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Toy"}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Toy: {type: object, properties: {name: {type: string}}}
"""


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("--path", "/pets"), {"Pet"}),
        (("--path", "/t*"), {"Toy"}),
        (("--tag", "Pets"), {"Pet"}),
        (("--tag", "Pets", "--tag", "Toys"), {"Pet", "Toy"}),
        (("--path", "/pets", "--tag", "Toys"), set()),
        (("--path", "/nothing"), set()),
    ],
)
def test_changes_of_some_operations_alone(run: Run, folder: Path, words: tuple[str, ...], seen: set[str]) -> None:
    (folder / "two.yaml").write_text(TWO.replace("&pets", "").replace("&toys", ""))
    (folder / "other.yaml").write_text(TWO.replace("&pets", "").replace("&toys", "").replace("string", "integer"))

    found = json.loads(run("diff", "two.yaml", "other.yaml", *words, "--format", "json").out)

    assert seen == {one["subject"].split(".")[0] for one in found if one["rule"] == "sdk-field-type-changed"}
    assert {f"GET /{name.lower()}s response 200 name" for name in seen} == {
        one["subject"] for one in found if one["rule"] == "response-property-type-changed"
    }


def test_several_documents_in_one_run(run: Run) -> None:
    words = ("diff", "shop.yaml", "renamed.yaml", "shop.yaml", "more.yaml", "shop.yaml", "shop.yaml")

    result = run(*words)

    assert 1 == result.code
    assert [
        "shop.yaml -> renamed.yaml",
        "shop.yaml -> more.yaml",
        "shop.yaml -> shop.yaml",
    ] == [line for line in result.out.splitlines() if " -> " in line]
    assert {"renamed.yaml", "more.yaml"} == {
        one["revision"]["file"] for one in json.loads(run(*words, "--format", "json").out)
    }
    assert 3 == run(*words, "--format", "markdown").out.count("## Changes from")
    assert 1 == len(json.loads(run(*words, "--format", "sarif").out)["runs"])


def test_document_without_its_pair_is_one_line_with_code_two(run: Run) -> None:
    result = run("diff", "shop.yaml", "renamed.yaml", "more.yaml")

    assert (2, 1) == (result.code, result.err.count("\n"))
    assert "give documents in pairs" in result.err
