"""Documents made of a few schemas or operations, named, viewed and imported as the real ones are."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
import pytest

from generator.ir.api import Api
from generator.ir.schemas import Schema
from generator.parse.openapi import parse_api
from generator.targets.python.names.names import Names, name_api
from generator.targets.python.types.models import view_models

TEMPLATES = Path(__file__).parents[4] / "templates" / "python"
MODULE_TEMPLATE = "package/models/{module.name}.py.j2"

Document = Mapping[str, Any]
MakeApi = Callable[..., Api]
Load = Callable[..., ModuleType]

_numbers = itertools.count(1)


@pytest.fixture
def make_api() -> MakeApi:
    """Parse a document of the given component schemas and paths."""

    def make(schemas: Document | None = None, paths: Document | None = None, **rest: Any) -> Api:
        root = {
            "openapi": "3.1.0",
            "info": {"title": "Sample", "version": "1"},
            "paths": paths or {},
            "components": {"schemas": schemas or {}},
            **rest,
        }
        return parse_api(root)

    return make


@pytest.fixture
def make_names(make_api: MakeApi) -> Callable[..., Names]:
    """Name a document of the given component schemas and paths."""

    def make(schemas: Document | None = None, paths: Document | None = None, **rest: Any) -> Names:
        return name_api(make_api(schemas, paths, **rest))

    return make


@pytest.fixture
def make_parameter(make_api: MakeApi) -> Callable[[Document], tuple[Schema, Names]]:
    """Give the parsed schema of the parameter `given` of Videos, and the names of its document."""
    reference = {"$ref": "#/components/schemas/Video"}
    schemas = {
        "Video": {"type": "object", "properties": {"id": {"type": "string"}}},
        "Tree": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
        "Label": {"type": "string", "description": "A label."},
        "MaybeVideo": {"oneOf": [reference, {"type": "null"}]},
    }

    def make(schema: Document) -> tuple[Schema, Names]:
        parameter = {"name": "given", "in": "query", "schema": schema}
        paths = {"/videos": {"get": {"tags": ["Videos"], "parameters": [parameter], "responses": {}}}}
        api = make_api(schemas, paths)
        return api.operations[0].parameters[0].schema, name_api(api)

    return make


@pytest.fixture
def render(make_names: Callable[..., Names]) -> Callable[..., dict[str, str]]:
    """Give the source of each models module, by the module's name."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - Python source, not HTML
    )
    template = environment.get_template(MODULE_TEMPLATE)

    def sources(schemas: Document | None = None, paths: Document | None = None, **rest: Any) -> dict[str, str]:
        modules = view_models(make_names(schemas, paths, **rest))
        return {module.name: template.render(module=module) for module in modules}

    return sources


@pytest.fixture
def load(render: Callable[..., dict[str, str]], tmp_path: Path) -> Iterator[Load]:
    """Import the models of a document: all of them as attributes of one module (`other` when there are no paths)."""
    package = tmp_path / f"sample{next(_numbers)}"
    models = package / "models"
    models.mkdir(parents=True)
    (package / "__init__.py").touch()
    (models / "__init__.py").touch()
    (package / "runtime").symlink_to(TEMPLATES / "package" / "runtime")
    sys.path.insert(0, str(tmp_path))

    def imported(schemas: Document | None = None, paths: Document | None = None, module: str = "other") -> ModuleType:
        for name, source in render(schemas, paths).items():
            (models / f"{name}.py").write_text(source)
        importlib.invalidate_caches()
        return importlib.import_module(f"{package.name}.models.{module}")

    yield imported
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.split(".")[0] == package.name]:
        del sys.modules[name]
