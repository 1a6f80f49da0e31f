from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.render import RenderError, render_tree
from generator.output.tree import PathError
from tests.generator.output.sample import Item, MakeLayers, Package


def test_package_folder_takes_the_name_of_the_package(make_layers: MakeLayers) -> None:
    layers = make_layers({"package/py.typed": "", "README.md": "hello"})

    tree = render_tree(layers, Package(name="shop"))

    assert {"shop/py.typed": b"", "README.md": b"hello"} == tree.files


def test_template_is_rendered_and_any_other_file_is_copied(make_layers: MakeLayers) -> None:
    text = "{{ package.title }}\n"

    tree = render_tree(make_layers({"a.txt.j2": text, "b.txt": text}), Package(title="Demo"))

    assert {"a.txt": b"Demo\n", "b.txt": b"{{ package.title }}\n"} == tree.files
    assert frozenset({"a.txt"}) == tree.rendered


def test_braces_in_a_name_repeat_the_file_for_each_item(make_layers: MakeLayers) -> None:
    layers = make_layers({"package/{resource.module}.txt.j2": "{{ package.name }} {{ resource.title }}"})
    package = Package(resources=(Item(module="one", title="1"), Item(module="two", title="2")))

    tree = render_tree(layers, package)

    assert {"demo/one.txt": b"demo 1", "demo/two.txt": b"demo 2"} == tree.files


def test_later_layer_replaces_a_file_whether_rendered_or_copied(make_layers: MakeLayers) -> None:
    layers = make_layers({"a.txt.j2": "first", "b.txt": "kept"}, {"a.txt": "second"})

    tree = render_tree(layers, Package())

    assert {"a.txt": b"second", "b.txt": b"kept"} == tree.files


def test_partial_is_included_but_not_a_file_of_its_own(make_layers: MakeLayers) -> None:
    layers = make_layers({"_part.j2": "part", "a.txt.j2": '{% include "_part.j2" %}', "package/__init__.py.j2": ""})

    tree = render_tree(layers, Package())

    assert {"a.txt": b"part", "demo/__init__.py": b""} == tree.files


def test_ready_files_are_taken_as_they_are(make_layers: MakeLayers) -> None:
    package = Package(payloads=(("tests/payloads/a.json", b"\xff{{"),))

    tree = render_tree(make_layers({}), package)

    assert {"tests/payloads/a.json": b"\xff{{"} == tree.files


def test_name_the_view_does_not_have_is_told_with_template_and_line(make_layers: MakeLayers) -> None:
    layers = make_layers({"a.txt.j2": "one\n{{ package.nothing }}\n"})

    with pytest.raises(RenderError, match=r"^a\.txt\.j2:2: .*nothing"):
        render_tree(layers, Package())


def test_broken_template_is_told_with_line(make_layers: MakeLayers) -> None:
    with pytest.raises(RenderError, match=r"^a\.txt\.j2:2: "):
        render_tree(make_layers({"a.txt.j2": "one\n{% if %}\n"}), Package())


def test_unknown_braces_are_refused(make_layers: MakeLayers) -> None:
    with pytest.raises(RenderError, match="braces may name one of resource"):
        render_tree(make_layers({"{thing.name}.txt.j2": ""}), Package())


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "a/../../b", "..", "", "a\\b", "c:d", "nul\0", "dot."])
def test_name_from_a_document_cannot_lead_out_of_the_folder(make_layers: MakeLayers, name: str) -> None:
    layers = make_layers({"package/{resource.module}/x.txt.j2": ""})

    with pytest.raises(PathError):
        render_tree(layers, Package(resources=(Item(module=name),)))


def test_two_names_that_differ_in_case_alone_are_refused(make_layers: MakeLayers) -> None:
    layers = make_layers({"{resource.module}.txt.j2": ""})

    with pytest.raises(PathError, match="one file where case does not count"):
        render_tree(layers, Package(resources=(Item(module="a"), Item(module="A"))))


def test_compiled_templates_are_kept_and_give_the_same(make_layers: MakeLayers, tmp_path: Path) -> None:
    layers = make_layers({"a.txt.j2": "{{ package.title | py }}"})
    cache = tmp_path / "deep" / "cache"

    first, second = (render_tree(layers, Package(), cache) for _ in range(2))

    assert first == second
    assert list(cache.iterdir())


def test_caches_that_lie_in_a_layer_are_no_part_of_it(make_layers: MakeLayers) -> None:
    layers = make_layers(
        {"package/__pycache__/a.pyc": "", ".mypy_cache/a.json": "", "package/a.py": "", "layer.toml": ""}
    )

    tree = render_tree(layers, Package())

    assert ["demo/a.py"] == list(tree.files)
