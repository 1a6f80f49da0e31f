"""Rule of YAML 1.1 traps: unquoted scalars that other readers take for booleans, dates or numbers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import Subject
from generator.document.source import Source
from generator.document.text.scalars import may_hold_traps, yaml_1_1_reading
from generator.document.tree import ROOT
from generator.problems import Severity


def check_yaml_traps(subject: Subject) -> Iterator[RuleFinding]:
    """Nothing is left unquoted that YAML 1.1 reads as something else than text."""
    for source in subject.document.texts:
        if not source.is_json and may_hold_traps(source.text):
            yield from _traps(source)


def _traps(source: Source) -> Iterator[RuleFinding]:
    from generator.document.text.yaml_places import YamlPlaces  # noqa: PLC0415 # JSON is checked without PyYAML

    for text, where in YamlPlaces(source).unquoted():
        reading = yaml_1_1_reading(text) if text != "<<" else None
        if reading is not None:
            message = f"{text} is {reading} to readers of YAML 1.1; quote it"
            yield RuleFinding(pointer=ROOT, message=message, severity=Severity.WARNING, where=where)
