"""What generated code declares: in step with the runtime, and no longer than it has to be."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from package.runtime import operation as runtime

from generator.targets.python.package import declared
from generator.targets.python.package.declared import (
    BodyDeclaration,
    Declared,
    FunctionCall,
    MergedMappings,
    ResponseSpecDeclaration,
    StyleDeclaration,
    class_of,
    imports_of,
    source,
)
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.runtime_names import RUNTIME_MODULES, runtime_imports


def declarations() -> Iterator[type[Declared]]:
    for _, kind in inspect.getmembers(declared, inspect.isclass):
        if issubclass(kind, Declared) and kind is not Declared:
            yield kind


@pytest.mark.parametrize("kind", list(declarations()), ids=lambda kind: kind.__name__)
def test_members_and_defaults_are_those_of_the_runtime(kind: type[Declared]) -> None:
    twin = getattr(runtime, class_of(kind))

    assert sorted(twin.__struct_fields__) == sorted(kind.__struct_fields__)
    assert _defaults(twin) == _defaults(kind)


def _defaults(kind: type[Declared]) -> dict[str, str]:
    """Name and default of each member, empty mappings alike however they are made."""
    signature = inspect.signature(kind)
    return {name: str(one.default).replace("<factory>", "{}") for name, one in signature.parameters.items()}


@pytest.mark.parametrize("name", RUNTIME_MODULES)
def test_names_of_the_runtime_are_where_the_table_says(name: str) -> None:
    module = __import__(f"package{RUNTIME_MODULES[name]}", fromlist=[name])

    assert hasattr(module, name)


def test_defaults_are_left_out_and_all_else_is_written() -> None:
    body = BodyDeclaration(kind="form", content_type="x/y", styles={"a": StyleDeclaration(explode=False)})

    assert 'Body(kind="form", content_type="x/y", styles={"a": Style(explode=False)})' == source(body)
    assert "Style()" == source(StyleDeclaration())


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "True"),
        (None, "None"),
        (999, "999"),
        (52428800, "52_428_800"),
        (("a",), '("a",)'),
        (("a", "b"), '("a", "b")'),
        ('say "x"\n', "'say \"x\"\\n'"),
        ({"a": {}}, '{"a": {}}'),
        (Annotation(text="list[Video]"), "list[Video]"),
    ],
)
def test_values_are_written_as_python(value: declared.Value, written: str) -> None:
    assert written == source(value)


def test_merged_mappings_need_the_imports_of_all_their_parts() -> None:
    video = Annotation(text="Video", imports=frozenset({Import(module=".models.shared", name="Video")}))
    merged = MergedMappings(
        (FunctionCall("problems", (video, "400", "401")), {"500": ResponseSpecDeclaration(kind="text")})
    )

    assert 'problems(Video, "400", "401") | {"500": ResponseSpec(kind="text")}' == source(merged)
    assert video.imports | runtime_imports("problems", "ResponseSpec") == imports_of(merged)
