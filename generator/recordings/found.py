"""Responses of the API that were found in public, not recorded: each group becomes a recording of the kind "example".

    - recording: found_status
      evidence: documentation, a captured response
      moment: 2023-01-26T00:00:00Z
      responses:
        - request: GET /videos/viXYZ/status
          status: 200
          body: {encoding: {playable: true, qualities: []}}

`sent` is the JSON body of a request that has one. Secrets are masked, as in every recording.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.document.locate import Locator
from generator.document.source import Source, read_source, refuse
from generator.document.text.yaml_text import read_yaml
from generator.document.tree import Json, Object, as_object
from generator.recordings.package_loader import LoadedPackage

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording

ENDINGS: Final = (".yaml", ".yml")
"""How the names of files with found responses end."""

_JSON: Final[Json] = {"name": "content-type", "value": "application/json"}
_ACCEPT: Final[Json] = {"name": "accept", "value": "application/json"}
_GROUP: Final = frozenset({"recording", "evidence", "moment", "responses"})
_RESPONSE: Final = frozenset({"request", "status", "body"})


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundResponses:
    """One group. evidence: where the responses were found. moment: when the API gave the newest, ISO 8601."""

    name: str
    evidence: str
    moment: str
    responses: tuple[Object, ...]


def read_found(file: Path) -> tuple[FoundResponses, ...]:
    """Read all groups of a file. Raises UnusableInputError for one that has other members than these."""
    source = read_source(file)
    lines = read_yaml(source)
    if not isinstance(lines, list):
        refuse("this is no list; write `- recording:`, `evidence:`, `moment:` and `responses:`", _at(source, ""))
    return tuple(_group(line, source, number) for number, line in enumerate(lines))


def recordings_of(package: LoadedPackage, found: Sequence[FoundResponses], base_url: str) -> Iterator[Recording]:
    """Give the recording of each group. base_url: address of the API that gave the responses."""
    replace = package.module("runtime.values.models").msgspec.structs.replace
    with tempfile.TemporaryDirectory() as folder:
        for group in found:
            file = Path(folder) / f"{group.name}.har"
            file.write_text(json.dumps(_har(group, base_url)), encoding="utf-8")
            imported = package.module("testing.recordings.formats.har").import_har(
                file, scenario=group.name, source=group.evidence, base_url=base_url
            )
            recording: Recording = replace(
                imported, provenance=replace(imported.provenance, kind="example", sdk="", document="")
            )
            yield recording


def _group(line: Json, source: Source, number: int) -> FoundResponses:
    members = as_object(line)
    responses = members.get("responses")
    if set(members) != _GROUP or not isinstance(responses, list):
        refuse(f"a group has {', '.join(sorted(_GROUP))}, and nothing else", _at(source, f"/{number}"))
    for place, response in enumerate(responses):
        if set(as_object(response)) - {"sent"} != _RESPONSE:
            at = _at(source, f"/{number}/responses/{place}")
            refuse(f"a response has {', '.join(sorted(_RESPONSE))}, perhaps `sent`, and nothing else", at)
    return FoundResponses(
        name=str(members["recording"]),
        evidence=str(members["evidence"]),
        moment=str(members["moment"]),
        responses=tuple(as_object(response) for response in responses),
    )


def _at(source: Source, pointer: str) -> Any:  # noqa: ANN401 # a Location
    return Locator(source).locate(f"#{pointer}")


def _har(group: FoundResponses, base_url: str) -> Object:
    entries: list[Json] = [_entry(response, group.moment, base_url) for response in group.responses]
    return {"log": {"version": "1.2", "creator": {"name": "found", "version": "1"}, "entries": entries}}


def _entry(response: Object, moment: str, base_url: str) -> Json:
    method, _, path = str(response["request"]).partition(" ")
    request: Object = {"method": method, "url": f"{base_url}{path}", "headers": [_ACCEPT]}
    if "sent" in response:
        request |= {
            "headers": [_ACCEPT, _JSON],
            "postData": {"mimeType": "application/json", "text": _text(response["sent"])},
        }
    content: Object = {"mimeType": "application/json", "text": _text(response["body"])}
    found: Object = {"status": response["status"], "headers": [_JSON], "content": content}
    return {"startedDateTime": moment, "request": request, "response": found}


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
