"""Documents of a few operations, viewed and rendered as the real ones are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.ir.api import Api
from generator.output.format import format_tree
from generator.output.layers import read_layers
from generator.output.render import render_tree
from generator.parse import parse_api
from generator.targets.python.names.names import name_api
from generator.targets.python.operations.methods import MethodDraft
from generator.targets.python.operations.resources import view_resources
from generator.targets.python.package.package import Package
from generator.targets.python.view import PythonTarget
from generator.targets.settings import Layers, TargetSettings

Document = Mapping[str, Any]
MakeApi = Callable[..., Api]
MakeMethod = Callable[..., MethodDraft]
MakePackage = Callable[..., Package]
WritePackage = Callable[..., Path]

SETTINGS = TargetSettings(package="sample_api", distribution="sample-api", client="Sample", env_prefix="SAMPLE")
TEMPLATES = Path(__file__).parents[4] / "templates" / "python"


@pytest.fixture
def make_api() -> MakeApi:
    """Parse a document of the given paths and component schemas."""

    def make(paths: Document, schemas: Document | None = None, **rest: Any) -> Api:
        root = {
            "openapi": "3.1.0",
            "info": {"title": "Sample", "version": "1"},
            "paths": paths,
            "components": {"schemas": schemas or {}, **rest.pop("components", {})},
            **rest,
        }
        return parse_api(root)

    return make


@pytest.fixture
def make_method(make_api: MakeApi) -> MakeMethod:
    """View the one operation of a document; `path` and `method` are where it stands."""

    def make(
        operation: Document, path: str = "/things", method: str = "get", schemas: Document | None = None, **rest: Any
    ) -> MethodDraft:
        told = {"responses": {"200": {"description": "Fine"}}, "tags": ["things"], **operation}
        api = make_api({path: {method: told}}, schemas, **rest)
        return view_resources(api, name_api(api), {})[0].methods[0]

    return make


@pytest.fixture
def make_package(make_api: MakeApi) -> MakePackage:
    """View a whole document."""

    def make(paths: Document, schemas: Document | None = None, layers: Layers | None = None, **rest: Any) -> Package:
        return PythonTarget().view(make_api(paths, schemas, **rest), SETTINGS, layers or Layers())

    return make


@pytest.fixture
def write_package(make_package: MakePackage, tmp_path: Path) -> WritePackage:
    """Write the whole distribution of a document and give its folder."""

    def write(paths: Document, schemas: Document | None = None, **rest: Any) -> Path:
        package = make_package(paths, schemas, **rest)
        for name, content in format_tree(render_tree(read_layers([TEMPLATES]), package)):
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return tmp_path

    return write
