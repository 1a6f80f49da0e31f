"""The bill of materials of a release, in CycloneDX's words: what it is made to run with, and in which versions.

The versions are those of this environment, which the lock decides: the ones the release was tested with.
"""

# The classes of cyclonedx are decorated by an intersection type, which this checker takes for a union; mypy reads it.
# pyright: reportAttributeAccessIssue=false, reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

import importlib.metadata
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.release.build import hash_file
from generator.release.programs import ReleaseError


def describe_materials(metadata: Metadata, distributions: Sequence[Path], epoch: int) -> str:
    """Write the bill of materials of a package as CycloneDX 1.6 JSON: the same for the same files and environment.

    Raises ReleaseError when it does not fit CycloneDX's schema.
    """
    hashes = {file.name: hash_file(file) for file in distributions}
    root = _component(metadata.name, str(metadata.version), metadata.license_expression or "", None)
    root.external_references.update(_distribution(name, digest) for name, digest in hashes.items())
    bom = Bom(
        metadata=BomMetaData(component=root, timestamp=datetime.fromtimestamp(epoch, UTC)),
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, " ".join(hashes.values())),
    )
    _list_components(bom, root, metadata)
    return _validated(JsonV1Dot6(bom).output_as_string(indent=2))


def _list_components(bom: Bom, root: Component, metadata: Metadata) -> None:
    """Add what the package needs, marked optional where only an extra needs it, and what needs what."""
    requirements = metadata.requires_dist or ()
    needed = _closure(_applicable(requirements, ()))
    direct = _applicable(requirements, tuple(metadata.provides_extra or ()))
    everything = _closure(direct)
    components = {
        name: _installed(name, ComponentScope.REQUIRED if name in needed else ComponentScope.OPTIONAL)
        for name in sorted(everything)
    }
    bom.components.update(components.values())
    bom.register_dependency(root, [components[name] for name in _names(direct)])
    for name, component in components.items():
        bom.register_dependency(component, [components[other] for other in everything[name]])


def _validated(text: str) -> str:
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if error is not None:
        raise ReleaseError("the bill of materials does not fit the schema of CycloneDX 1.6", str(error))
    return f"{text}\n"


def _distribution(name: str, digest: str) -> ExternalReference:
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    return ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(name), hashes=hashes)


def _component(name: str, version: str | None, license_text: str, scope: ComponentScope | None) -> Component:
    purl = PackageURL("pypi", name=canonicalize_name(name), version=version)
    licenses: list[License] = [LicenseFactory().make_from_string(license_text)] if license_text else []
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=version,
        scope=scope,
        purl=purl,
        bom_ref=str(purl),
        licenses=licenses,
    )


def _installed(name: str, scope: ComponentScope) -> Component:
    try:
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return _component(name, None, "", scope)
    return _component(name, metadata["Version"], _license(metadata), scope)


def _license(metadata: importlib.metadata.PackageMetadata) -> str:
    """Give the license as an expression, or as older packages name it; "" for none, and for a whole text."""
    texts = [metadata[key] for key in ("License-Expression", "License") if key in metadata]
    return next((text for text in texts if "\n" not in text), "")


def _applicable(requirements: Iterable[Requirement], extras: Sequence[str]) -> list[Requirement]:
    """Give those that count on this machine, with the given extras."""
    return [
        requirement
        for requirement in requirements
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras))
    ]


def _closure(direct: Sequence[Requirement]) -> dict[str, tuple[str, ...]]:
    """Follow requirements through the environment: name -> names it needs itself."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = list(direct)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found and not requirement.extras:
            continue
        needed = _applicable(_requirements(name), tuple(requirement.extras))
        is_new = set(_names(needed)) - set(found.get(name, ()))
        found[name] = tuple(sorted({*found.get(name, ()), *_names(needed)}))
        waiting += [each for each in needed if canonicalize_name(each.name) in is_new]
    return found


def _requirements(name: str) -> list[Requirement]:
    try:
        return [Requirement(text) for text in importlib.metadata.requires(name) or ()]
    except importlib.metadata.PackageNotFoundError:
        return []


def _names(requirements: Iterable[Requirement]) -> list[str]:
    return list(dict.fromkeys(canonicalize_name(requirement.name) for requirement in requirements))
