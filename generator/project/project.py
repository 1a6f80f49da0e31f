"""What to generate, from which files, to where: `[tool.generator]` of the nearest pyproject.toml, or the command line.

One document is made into one package, described in `[tool.generator]` itself, or into several, each described in
`[tool.generator.packages.<name>]`. They share document, overlays and version.

Standard library only and light: it is read before it is known whether there is anything to do.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator.configuration.choices import CHOICES, NO_CHOICES, Choices, parse_choices
from generator.configuration.metadata import NO_METADATA, Metadata, parse_metadata
from generator.configuration.tables import Table, read_tools, unusable
from generator.levels import RuleLevel, RuleLevels, RuleSet
from generator.problems import Location, Problem, UnusableInputError
from generator.program import HOME, cache_folder
from generator.reach import NEAR, Reach, is_elsewhere, is_url, name_of

TEMPLATES: Final = HOME / "templates"
"""Folder of the built-in layers."""

GENERAL_LAYER: Final = TEMPLATES / "python"
"""The layer for any API."""

CONFIGURATION: Final = "pyproject.toml"

_NAMES: Final = ("package", "distribution", "client", "env_prefix")
_SHARED: Final = ("document", "root", "overlays", "version", "metadata", "release", "rules")
_PACKAGE: Final = ("layers", "output", "target", *CHOICES)
_TARGETS: Final = ("python", "files")
_RELEASE: Final = ("changelog", "constraints", "smoke", "smoke_extras")

SETTINGS: Final = (*_SHARED, *_PACKAGE, *_NAMES, *_RELEASE, "names", "packages")
"""Every setting that is read here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectNames:
    """Names of the package as given; "" where the document's title decides."""

    package: str = ""
    distribution: str = ""
    client: str = ""
    env_prefix: str = ""
    version: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseSettings:
    """How a package is released. changelog: the file that says what changed.

    constraints: requirements with hashes that pin the build tool; None for whichever the package asks for.
    smoke: a program, and its arguments, that must run with the installed package; smoke_extras: what it needs besides.
    """

    changelog: Path = Path("CHANGELOG.md")
    constraints: Path | None = None
    smoke: tuple[str, ...] = ()
    smoke_extras: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PackagePlan:
    """One package that a project makes.

    name: what `--only` calls it, "" for the only package of a project. layers: folders of templates, the later over the
    earlier. output: None where the folder is named after the package. target: "python" for a
    typed client, "files" for the files of the layers alone. metadata: what an index shows, shared by all packages.
    choices: whatever else is chosen for it.
    """

    name: str = ""
    layers: tuple[Path, ...] = (GENERAL_LAYER,)
    output: Path | None = None
    names: ProjectNames = ProjectNames()
    target: str = "python"
    metadata: Metadata = NO_METADATA
    choices: Choices = NO_CHOICES


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """One document, and the packages to be made of it: one at least.

    address: URL of the document, or `-` for standard input; `document` is then only what it is called. reach: what its
    references may lead to. cache: folder for compiled templates.
    """

    document: Path
    overlays: tuple[Path, ...] = ()
    packages: tuple[PackagePlan, ...] = (PackagePlan(),)
    release: ReleaseSettings = ReleaseSettings()
    rules: RuleLevels = field(default_factory=RuleLevels)
    reach: Reach = NEAR
    cache: Path = cache_folder() / "templates"
    address: str = ""

    @property
    def source(self) -> Path | str:
        """What the document is loaded from."""
        return self.address or self.document

    @property
    def main(self) -> PackagePlan:
        """The first package: the one whose users changes, recordings and releases are about."""
        return self.packages[0]


def find_configuration(folder: Path) -> Path | None:
    """Return the nearest pyproject.toml with a [tool.generator] table, from `folder` upwards."""
    for candidate in (folder, *folder.parents):
        file = candidate / CONFIGURATION
        if file.is_file() and "generator" in read_tools(file):
            return file
    return None


def read_project(folder: Path) -> Project:
    """Read the project of a folder. Raises UnusableInputError if there is none, or a setting is invalid."""
    file = find_configuration(folder)
    if file is None:
        message = (
            "no pyproject.toml with a [tool.generator] table in this folder or above it; give a document with --spec"
        )
        raise UnusableInputError(Problem(where=Location(file=os.fspath(folder)), rule="project", message=message))
    return _parse(file, Table(file, "tool.generator", read_tools(file)["generator"]))


def choose_project(folder: Path, document: Path | str | None, overlays: Sequence[Path] = ()) -> Project:
    """Return the project of a document: the configured one if `document` is None or the document of that project.

    document: a file, a URL, or `-`. Any other document has no settings: its package is made with the layer `python` and
    named after its title.
    """
    address = str(document) if document is not None and is_elsewhere(str(document)) else ""
    if document is None or (not address and _is_configured(folder, Path(document))):
        project = read_project(folder)
        return replace(project, overlays=(*project.overlays, *overlays))
    return Project(document=Path(name_of(address) if address else document), address=address, overlays=tuple(overlays))


def _is_configured(folder: Path, document: Path) -> bool:
    file = find_configuration(folder)
    return file is not None and os.path.realpath(read_project(folder).document) == os.path.realpath(document)


def with_only(project: Project, name: str) -> Project:
    """Return a project with one of its packages. Raises UnusableInputError if it has none of that name."""
    chosen = tuple(plan for plan in project.packages if plan.name == name)
    if not chosen:
        known = ", ".join(plan.name for plan in project.packages if plan.name)
        message = f"there is no package {name!r}; " + (f"name one of {known}" if known else "leave out --only")
        where = Location(file=os.fspath(project.document))
        raise UnusableInputError(Problem(where=where, rule="project", message=message))
    return replace(project, packages=chosen)


def with_output(project: Project, output: Path | None, package: str) -> Project:
    """Return a project that generates its first package only, in another folder or under another import name.

    The other names of a package follow from its import name. Returns the project itself if neither is given.
    """
    if output is None and not package:
        return project
    plan = project.main
    names = ProjectNames(package=package, version=plan.names.version) if package else plan.names
    return replace(project, packages=(replace(plan, names=names, output=output or plan.output),))


def with_reach(project: Project, reach: Reach) -> Project:
    """Give a project whose document may also lead to what the command line allows."""
    return replace(project, reach=replace(reach, root=reach.root or project.reach.root))


def _parse(file: Path, table: Table) -> Project:
    has_several = "packages" in table.values
    table.allow(*_SHARED, *(("packages",) if has_several else (*_PACKAGE, "names")))
    document = table.text("document")
    address = document if is_url(document) else ""
    return Project(
        document=Path(name_of(address)) if address else _near(file, document),
        address=address,
        reach=Reach(root=_near(file, table.text("root"))) if "root" in table.values else NEAR,
        overlays=tuple(_near(file, name) for name in table.texts("overlays")),
        packages=_parse_packages(file, table) if has_several else (_parse_only(file, table),),
        release=_parse_release(file, table.values.get("release", {})),
        rules=_parse_rules(file, table.values.get("rules", {})),
    )


def _parse_only(file: Path, table: Table) -> PackagePlan:
    """Parse the package of a project that makes no other."""
    names = Table(file, "tool.generator.names", table.values.get("names", {}))
    names.allow(*_NAMES)
    return _parse_plan(table, names, table)


def _parse_packages(file: Path, table: Table) -> tuple[PackagePlan, ...]:
    packages = Table(file, "tool.generator.packages", table.values["packages"])
    plans = []
    for name, values in packages.values.items():
        package = Table(file, f"tool.generator.packages.{name}", values)
        package.allow(*_PACKAGE, *_NAMES)
        plans.append(replace(_parse_plan(package, package, table), name=name))
    if not plans:
        raise unusable(file, "[tool.generator.packages] is empty; describe a package in it, or leave it out")
    _check_outputs(file, plans)
    return tuple(plans)


def _parse_plan(table: Table, names: Table, shared: Table) -> PackagePlan:
    """Parse one package. names: the table of its names; shared: that of what all packages of the project have."""
    file = table.file
    version = shared.text("version") if "version" in shared.values else ""
    metadata = parse_metadata(file, shared.values.get("metadata", {}), table.text("output"))
    given = {name: names.text(name) for name in _NAMES if name in names.values}
    plan = PackagePlan(output=_near(file, table.text("output")), names=ProjectNames(**given, version=version))
    layers = tuple(_layer(file, name) for name in table.texts("layers"))
    target = table.text("target") if "target" in table.values else plan.target
    if target not in _TARGETS:
        raise unusable(file, f"[{table.name}] has no target {target!r}; use one of {', '.join(_TARGETS)}")
    choices = parse_choices(file, table)
    return replace(plan, layers=layers or plan.layers, target=target, metadata=metadata, choices=choices)


def _check_outputs(file: Path, plans: Sequence[PackagePlan]) -> None:
    """Refuse two packages in one folder, or one inside of another: each removes what it no longer makes."""
    folders = [(plan.name, Path(os.path.realpath(plan.output or ""))) for plan in plans]
    for name, folder in folders:
        for other, inner in folders:
            if other != name and inner.is_relative_to(folder):
                message = f"the packages {name!r} and {other!r} share a folder; give each an output of its own"
                raise unusable(file, message)


def _parse_release(file: Path, values: object) -> ReleaseSettings:
    table = Table(file, "tool.generator.release", values)
    table.allow(*_RELEASE)
    program, *arguments = table.texts("smoke") or ("",)
    return ReleaseSettings(
        changelog=_near(file, table.text("changelog") if "changelog" in table.values else "CHANGELOG.md"),
        constraints=_near(file, table.text("constraints")) if "constraints" in table.values else None,
        smoke=(os.fspath(_near(file, program)), *arguments) if program else (),
        smoke_extras=table.texts("smoke_extras"),
    )


def _parse_rules(file: Path, values: object) -> RuleLevels:
    """Read `[tool.generator.rules]`: `set`, and a level for each rule that is to differ from it."""
    table = Table(file, "tool.generator.rules", values)
    chosen = {name: table.choice(name, RuleLevel) for name in table.values if name != "set"}
    rule_set = table.choice("set", RuleSet) if "set" in table.values else RuleSet.SPECIFICATION
    return RuleLevels(rule_set=rule_set, own=chosen)


def _layer(file: Path, name: str) -> Path:
    """Return the folder of a layer: a built-in one by its name, any other by a path with a slash."""
    if "/" in name or os.sep in name:
        return _near(file, name)
    layers = sorted(layer.name for layer in TEMPLATES.iterdir() if layer.is_dir())
    if name in layers:
        return _short(TEMPLATES / name)
    known = ", ".join(layers)
    message = f"[tool.generator] 'layers': {name!r} is not a built-in layer ({known}); write a folder as './{name}'"
    raise unusable(file, message)


def _near(file: Path, name: str) -> Path:
    """Return a configured path relative to the current folder if it is inside, else absolute."""
    return _short(file.parent / name)


def _short(path: Path) -> Path:
    try:
        return Path(os.path.relpath(path)) if path.is_relative_to(Path.cwd()) else path
    except (OSError, ValueError):
        return path
