"""Rules of what is declared in one place and used in others: references, tags and security schemes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.rules.rule import RuleFinding, warning
from generator.document.rules.subject import Item, Subject
from generator.document.tree import ROOT, Json, as_array, as_object, as_text, reference_of

_SCHEMES = "#/components/securitySchemes/"
"""How a requirement names a scheme by its URI, from OpenAPI 3.2 on."""


def check_tags_declared(subject: Subject) -> Iterator[RuleFinding]:
    """Every tag that is used is declared; a warning where the document declares none at all."""
    declared = {as_text(as_object(tag).get("name")) for tag in as_array(subject.root.get("tags"))}
    for operation in subject.operations:
        for index, tag in enumerate(as_array(operation.node.get("tags"))):
            if isinstance(tag, str) and tag not in declared:
                pointer = f"{operation.pointer}/tags/{index}"
                message = f"{operation.title}: tag '{tag}' is not declared; add it to the document's `tags`"
                yield RuleFinding(pointer=pointer, message=message) if declared else warning(pointer, message)


def check_tags_unique(subject: Subject) -> Iterator[RuleFinding]:
    """No tag is declared twice."""
    seen: set[str] = set()
    for index, tag in enumerate(as_array(subject.root.get("tags"))):
        name = as_text(as_object(tag).get("name"))
        if name in seen:
            yield RuleFinding(pointer=f"{ROOT}/tags/{index}", message=f"tag '{name}' is declared twice; keep one")
        seen.add(name)


def check_security_declared(subject: Subject) -> Iterator[RuleFinding]:
    """Every security requirement names a scheme of the components."""
    schemes = as_object(as_object(subject.root.get("components")).get("securitySchemes"))
    for pointer, requirements in _requirements(subject):
        for index, requirement in enumerate(as_array(requirements)):
            for name in as_object(requirement):
                if name.removeprefix(_SCHEMES) not in schemes:
                    message = f"security scheme '{name}' is not defined; add it to components.securitySchemes"
                    yield RuleFinding(pointer=f"{pointer}/{index}", message=message)


def _requirements(subject: Subject) -> Iterator[tuple[str, Json]]:
    yield f"{ROOT}/security", subject.root.get("security")
    for item in subject.of_kind("operations"):
        yield f"{item.pointer}/security", item.node.get("security")


def check_ref_siblings(subject: Subject) -> Iterator[RuleFinding]:
    """Nothing stands beside a `$ref` that readers must ignore."""
    for item in subject.items:
        if reference_of(item.node) is not None:
            lost = [key for key in item.node if key not in _kept(subject, item) and not key.startswith("x-")]
            if lost:
                names = ", ".join(f"`{key}`" for key in lost)
                message = f"{names} beside $ref gets lost; move it into what the reference names, or wrap that in allOf"
                yield RuleFinding(pointer=f"{item.pointer}/{lost[0]}", message=message)


def _kept(subject: Subject, item: Item) -> frozenset[str]:
    if subject.is_3_0:
        return frozenset({"$ref"})
    if item.kind == "schemas":
        return frozenset(item.node)
    return frozenset({"$ref", "summary", "description"})
