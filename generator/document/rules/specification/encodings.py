"""Rule of encodings: https://spec.openapis.org/oas/v3.1.1#encoding-object."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.rules.rule import Finding
from generator.document.rules.specification.undeclared import declared_names
from generator.document.rules.subject import Subject
from generator.document.tree import as_object, escape


def check_encodings(subject: Subject) -> Iterator[Finding]:
    """Each part that `encoding` names is a property of the body's schema."""
    for item in subject.of_kind("mediaTypes"):
        encoding = as_object(item.node.get("encoding"))
        names = declared_names(subject, item.node.get("schema")) if encoding else None
        for name in encoding if names is not None else ():
            if names is not None and name not in names:
                message = f"encoding of part '{name}', which the schema does not have; correct its name or remove it"
                yield Finding(pointer=f"{item.pointer}/encoding/{escape(name)}", message=message)
