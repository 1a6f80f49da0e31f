"""What SARIF 2.1.0 demands of the members that we write: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

from typing import Any

import jsonschema_rs

_TEXT = {"type": "string"}
_POSITION = {"type": "integer", "minimum": 1}
_LOCATION = {
    "type": "object",
    "required": ["artifactLocation"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "minLength": 1, "pattern": r"^[^\s{}\\\\]*$"}},
        },
        "region": {
            "type": "object",
            "required": ["startLine"],
            "additionalProperties": False,
            "properties": {"startLine": _POSITION, "startColumn": _POSITION},
        },
    },
}
_RESULT = {
    "type": "object",
    "required": ["message", "ruleId"],
    "additionalProperties": False,
    "properties": {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"type": "object", "required": ["text"], "properties": {"text": _TEXT}},
        "locations": {
            "type": "array",
            "items": {"type": "object", "properties": {"physicalLocation": _LOCATION}, "additionalProperties": False},
        },
        "partialFingerprints": {"type": "object", "additionalProperties": _TEXT},
    },
}
_DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": _TEXT,
        "rules": {
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "object", "required": ["id"], "properties": {"id": _TEXT}},
        },
    },
}
_RUN = {
    "type": "object",
    "required": ["tool"],
    "properties": {
        "tool": {"type": "object", "required": ["driver"], "properties": {"driver": _DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
_LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": _RUN}},
}
_VALIDATOR = jsonschema_rs.validator_for(_LOG)


def sarif_faults(log: dict[str, Any]) -> list[str]:
    """Return what is wrong with a log, and which results point at another rule than they name."""
    faults = [f"{error.instance_path}: {error.message}" for error in _VALIDATOR.iter_errors(log)]
    for run in log["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        faults += [
            f"{one['ruleId']} is not rule {one['ruleIndex']}"
            for one in run["results"]
            if rules[one["ruleIndex"]] != one["ruleId"]
        ]
    return faults
