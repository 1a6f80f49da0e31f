"""What an owner of an API chooses for a package: clients, tests, files written by hand, names."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.generator.cli.conftest import Result, Run

Choose = Callable[[str], Result]
BASE = '[tool.generator]\ndocument = "shop.yaml"\noutput = "out"\n'


@pytest.fixture
def choose(run: Run, folder: Path) -> Choose:
    def generate_with(settings: str) -> Result:
        (folder / "pyproject.toml").write_text(BASE + settings)
        return run("generate")

    return generate_with


@pytest.fixture
def out(folder: Path) -> Path:
    return folder / "out"


@pytest.mark.parametrize(
    ("clients", "there", "absent"), [("sync", "PetShop", "AsyncPetShop"), ("async", "AsyncPetShop", "PetShop")]
)
def test_package_with_one_client_names_no_other(
    choose: Choose, out: Path, clients: str, there: str, absent: str
) -> None:
    result = choose(f'clients = "{clients}"')

    assert 0 == result.code, result.err
    assert f"class {there}(" in (out / "pet_shop" / "client.py").read_text()
    for file in ("pet_shop/client.py", "pet_shop/resources/pets.py", "pet_shop/__init__.py", "README.md", "api.md"):
        assert not re.search(rf"\b{absent}\b", (out / file).read_text()), file


@pytest.mark.slow
@pytest.mark.parametrize("clients", ["sync", "async"])
def test_package_with_one_client_passes_its_own_tests(choose: Choose, out: Path, clients: str) -> None:
    choose(f'clients = "{clients}"')
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]

    done = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout


def test_package_without_tests_speaks_of_none(choose: Choose, out: Path) -> None:
    choose("tests = false")

    assert not (out / "tests").exists()
    assert "tests" not in (out / "pyproject.toml").read_text().replace("the runtime's own", "")


@pytest.mark.parametrize("settings", ["", "tests = false"])
def test_tests_that_are_switched_are_made_and_removed(choose: Choose, out: Path, settings: str) -> None:
    choose("tests = false" if not settings else "")
    choose(settings)

    assert (not settings) == (out / "tests" / "test_pets.py").exists()


def test_kept_file_survives_though_it_was_generated_once(choose: Choose, out: Path, run: Run) -> None:
    choose("")
    (out / "README.md").write_text("Written by hand.\n")
    (out / "notes").mkdir()
    (out / "notes" / "a.md").write_text("Of mine.\n")

    result = choose('keep = ["README.md", "notes/"]')

    assert "Written by hand.\n" == (out / "README.md").read_text()
    assert "Of mine.\n" == (out / "notes" / "a.md").read_text()
    assert "README.md" not in result.out
    assert "notes" not in result.out
    assert 0 == run("generate", "--check").code


def test_kept_file_that_nobody_wrote_is_not_made(choose: Choose, out: Path) -> None:
    choose('keep = ["api.md"]')

    assert not (out / "api.md").exists()


def test_kept_folder_is_not_one_whose_name_begins_alike(choose: Choose, out: Path) -> None:
    choose('keep = ["pet_shop/resource"]')

    assert (out / "pet_shop" / "resources" / "pets.py").is_file()


def test_plain_file_in_place_of_a_template_is_copied(choose: Choose, out: Path, folder: Path) -> None:
    (folder / "plain.md").write_text("{{ package.name }}\n")

    choose('[tool.generator.templates]\n"README.md.j2" = "plain.md"')

    assert "{{ package.name }}\n" == (out / "README.md").read_text()


def test_changed_template_is_noticed(choose: Choose, out: Path, folder: Path) -> None:
    (folder / "mine.j2").write_text("one\n")
    choose('[tool.generator.templates]\n"api.md" = "mine.j2"')
    (folder / "mine.j2").write_text("two\n")

    choose('[tool.generator.templates]\n"api.md" = "mine.j2"')

    assert "two\n" == (out / "api.md").read_text()


def test_renamed_member_is_renamed_as_argument_of_a_body_too(choose: Choose, out: Path, folder: Path) -> None:
    body = "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}"
    post = f"post: {{operationId: addPet, tags: [Pets], requestBody: {body}, responses: {{}}}}"
    document = folder / "shop.yaml"
    document.write_text(document.read_text().replace("components:\n", f"  /pets:\n    {post}\ncomponents:\n"))

    choose('[tool.generator.rename.members]\n"Pet.name" = "call_name"')

    assert "def add(self, *, call_name: str" in (out / "pet_shop" / "resources" / "pets.py").read_text()
    assert '"name": call_name' in (out / "pet_shop" / "resources" / "pets.py").read_text()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('clients = "neither"', "write one of both, sync, async"),
        ("tests = 1", "'tests' must be true or false"),
        ('license = "a\\nb"', "write an SPDX expression such as MIT"),
        ('license_file = "COPYING"', "'license_file' names 'COPYING', and there is no such file"),
        ('credentials = ["key"]', "has no security scheme 'key'"),
        ('keep = ["../other"]', "write paths inside the package"),
        ('keep = ["/etc"]', "write paths inside the package"),
        ('[tool.generator.extras]\n"-a" = []', "is no name of an extra"),
        ('[tool.generator.templates]\n"READ.md" = "shop.yaml"', "no layer has a file 'READ.md'; use README.md"),
        ('[tool.generator.templates]\n"README.md" = "gone.j2"', "'README.md' names 'gone.j2'"),
        ('[tool.generator.rename]\ntypes = {A = "B"}', "has no setting 'types'; use one of tags, operations"),
        ('[tool.generator.rename.tags]\npets = "animals"', "there is no tag 'pets'; correct the name"),
        ('[tool.generator.rename.tags]\nPets = "class"', "is no name in Python"),
        ('[tool.generator.rename.tags]\nPets = "close"', "cannot be 'close', which is taken or reserved"),
        ('[tool.generator.rename.operations]\ngetpet = "one"', "there is no operation 'getpet'"),
        ('[tool.generator.rename.operations]\ngetPet = "with_response"', "which is taken or reserved"),
        ('[tool.generator.rename.schemas]\nDog = "Cat"', "there is no schema that becomes a class 'Dog'"),
        ('[tool.generator.rename.schemas]\nPet = "NotFoundError"', "which is taken or reserved"),
        ('[tool.generator.rename.members]\n"Pet.size" = "width"', "there is no member 'Pet.size'"),
        ('[tool.generator.rename.parameters]\n"getPet.id" = "key"', "there is no parameter 'getPet.id'"),
        ('[tool.generator.rename.parameters]\n"getPet.petId" = "options"', "which is taken or reserved"),
    ],
)
def test_setting_without_effect_is_refused_where_it_stands(choose: Choose, out: Path, settings: str, said: str) -> None:
    result = choose(settings)

    assert 2 == result.code
    assert said in result.err
    assert "pyproject.toml" in result.err
    assert not out.exists()
