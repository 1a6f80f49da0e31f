"""HAR files of browsers and proxies become recordings, and recordings become HAR files."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from package.runtime.errors import ConfigurationError
from package.testing.recordings import UnusableRecordingError
from package.testing.recordings.formats.har import import_har
from package.testing.recordings.formats.har_export import export_har
from package.testing.recordings.recording import (
    BinaryContent,
    Content,
    Interaction,
    JsonContent,
    MultipartContent,
    RecordedFailure,
    RecordedPart,
    RecordedRequest,
    RecordedResponse,
    TextContent,
)

from tests.recordings.told import CATALOG, created, got, listed, story

URL = "https://api.test/things"
JSON = {"size": 15, "mimeType": "application/json", "text": '{"thingId":"1"}'}
BOUNDARY = "----WebKitFormBoundaryA"
FORM = f"multipart/form-data; boundary={BOUNDARY}"

WRITTEN = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--{BOUNDARY}--\r\n'


def entry(method: str = "GET", url: str = f"{URL}/1", **changes: Any) -> Any:
    response = {"status": 200, "headers": [], "content": JSON, **changes.pop("response", {})}
    request = {"method": method, "url": url, "headers": [], "queryString": [], **changes}
    return {"startedDateTime": "2026-11-20T11:00:00.123+01:00", "request": request, "response": response}


def har(tmp_path: Path, *entries: Any) -> Path:
    path = tmp_path / "session.har"
    path.write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}))
    return path


def imported(tmp_path: Path, *entries: Any, **options: Any) -> tuple[Interaction, ...]:
    return import_har(har(tmp_path, *entries), catalog=CATALOG, **options).interactions


def body_of(tmp_path: Path, **changes: Any) -> Content | None:
    (interaction,) = imported(tmp_path, entry("POST", URL, **changes))
    return interaction.request.body


def test_request_of_a_browser_is_found_in_the_document(tmp_path: Path) -> None:
    headers = [
        {"name": ":authority", "value": "api.test"},
        {"name": "Accept", "value": "application/json"},
        {"name": "User-Agent", "value": "Mozilla/5.0"},
        {"name": "sec-ch-ua", "value": "x"},
    ]
    query = [{"name": "tag", "value": "a"}, {"name": "tag", "value": "b c"}]

    first, second = imported(
        tmp_path,
        entry(headers=headers, url=f"{URL}/a%2Fb#top"),
        entry(url=f"{URL}?tag=a&tag=b%20c", queryString=query),
    )

    assert "getThing" == first.operation
    expected = RecordedRequest(
        method="GET", path="/things/{thingId}", values={"thingId": "a/b"}, headers={"accept": "application/json"}
    )
    assert expected == first.request
    assert first.response is not None
    assert JsonContent(data={"thingId": "1"}) == first.response.body
    assert (("tag", "a"), ("tag", "b c")) == second.request.query


def test_http_2_headers_do_not_end_up_in_the_recording(tmp_path: Path) -> None:
    answered = {"headers": [{"name": ":status", "value": "200"}, {"name": "X-A", "value": "1"}]}

    (interaction,) = imported(tmp_path, entry(headers=[{"name": ":path", "value": "/"}], response=answered))

    assert {} == interaction.request.headers
    assert interaction.response is not None
    assert (("x-a", "1"),) == interaction.response.headers


def test_query_that_stands_apart_is_read(tmp_path: Path) -> None:
    (interaction,) = imported(tmp_path, entry(url=URL, queryString=[{"name": "tag", "value": "a"}]))

    assert (("tag", "a"),) == interaction.request.query


def test_requests_to_others_and_preflights_are_left_out(tmp_path: Path) -> None:
    others = (entry(url="https://fonts.test/things/1"), entry("OPTIONS"), entry(url="https://api.test.evil/things/1"))

    assert 1 == len(imported(tmp_path, *others, entry()))


@pytest.mark.parametrize(
    ("post_data", "expected"),
    [
        ({"mimeType": "application/json", "text": '{"title":"a"}'}, JsonContent(data={"title": "a"})),
        (
            {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a", "value": "b c"}]},
            TextContent(text="a=b+c"),
        ),
        (
            {"mimeType": FORM, "text": WRITTEN},
            MultipartContent(parts=(RecordedPart(name="a", content=TextContent(text="b")),)),
        ),
        (
            {"mimeType": FORM, "params": [{"name": "file", "fileName": "a.mp4"}, {"name": "a", "value": "b"}]},
            MultipartContent(
                parts=(
                    RecordedPart(name="file", filename="a.mp4", content=BinaryContent(sha256="", size=0)),
                    RecordedPart(name="a", content=TextContent(text="b")),
                )
            ),
        ),
        ({"mimeType": "image/png"}, BinaryContent(sha256="", size=7)),
    ],
)  # fmt: skip
def test_body_is_read_as_far_as_the_file_has_it(post_data: Any, expected: Content, tmp_path: Path) -> None:
    content_type = [{"name": "content-type", "value": post_data["mimeType"]}]

    assert expected == body_of(tmp_path, headers=content_type, postData=post_data, bodySize=7)


def test_bytes_of_a_proxy_are_read(tmp_path: Path) -> None:
    content = bytes(range(256))
    kept = BinaryContent(
        sha256="40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880",
        size=256,
        base64=base64.b64encode(content).decode(),
    )
    answered = {"content": {"size": 256, "text": kept.base64, "encoding": "base64"}}
    sent = {"mimeType": "image/png", "text": content.decode("utf-8", "surrogateescape")}

    (interaction,) = imported(tmp_path, entry("POST", URL, postData=sent, response=answered))

    assert kept == interaction.request.body
    assert interaction.response is not None
    assert kept == interaction.response.body


def test_blocked_request_is_a_failure(tmp_path: Path) -> None:
    blocked = {"status": 0, "_error": "net::ERR_CONNECTION_REFUSED", "content": {}}

    (interaction,) = imported(tmp_path, entry(response=blocked))

    message = "net::ERR_CONNECTION_REFUSED"
    assert interaction.response is None
    assert RecordedFailure(error="TransportError", message=message, may_have_been_processed=True) == interaction.failure


def test_secrets_do_not_come_along(tmp_path: Path) -> None:
    headers = [{"name": "Cookie", "value": "sid=abc"}, {"name": "Authorization", "value": "Bearer abcdefghijklmnop"}]

    (interaction,) = imported(tmp_path, entry(headers=headers))

    assert {
        "authorization": "Bearer REDACTED-ACCESS-TOKEN-1",
        "cookie": "sid=REDACTED-COOKIE-1",
    } == interaction.request.headers


def test_what_another_program_captured_is_imported_whoever_responded(tmp_path: Path) -> None:
    here = entry(url="http://127.0.0.1:8080/things/1")

    local = import_har(har(tmp_path, here), catalog=CATALOG, base_url="http://127.0.0.1:8080").provenance
    remote = import_har(har(tmp_path, entry()), catalog=CATALOG).provenance

    assert ("imported", "HAR import of session.har") == (local.kind, local.source)
    assert ("imported", "https://api.test") == (remote.kind, remote.host)


@pytest.mark.parametrize("kind", ["live", "emulator", "example"])
def test_imported_recording_cannot_be_called_anything_else(tmp_path: Path, kind: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"cannot be called {kind}"):
        import_har(har(tmp_path, entry()), catalog=CATALOG, kind=kind)


def test_moment_is_in_utc(tmp_path: Path) -> None:
    assert "2026-11-20T10:00:00Z" == import_har(har(tmp_path, entry()), catalog=CATALOG).provenance.recorded_at


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no JSON"),
        ("[]", "/log is missing"),
        ('{"log": {}}', "/log/entries is no list"),
        ('{"log": {"entries": [{}]}}', "/log/entries/0/request/url is missing"),
        ('{"log": {"entries": []}}', "no request to https://api.test"),
        ('{"log": {"entries": [{"request": {"url": "https://api.test/a"}}]}}', "request 1 to the API cannot be read"),
    ],
)
def test_unusable_file_says_what_is_wrong(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.har"
    path.write_text(text)

    with pytest.raises(UnusableRecordingError, match=f"bad.har.*{message}"):
        import_har(path)


def test_recording_comes_back_from_har_as_it_was(tmp_path: Path) -> None:
    large = BinaryContent(sha256="ab" * 32, size=9_000_000)
    parts = MultipartContent(
        parts=(
            RecordedPart(name="file", filename="a", content=large),
            RecordedPart(name="a", content=TextContent(text="b")),
        )
    )
    sent = RecordedRequest(method="POST", path="/upload", headers={"content-type": "multipart/form-data"}, body=parts)
    failed = Interaction(
        request=RecordedRequest(method="GET", path="/down"),
        failure=RecordedFailure(error="TransportError", message="gone", may_have_been_processed=True),
    )
    told = story(
        got("a/b", {"thingId": "a/b"}),
        created({"title": "é"}, {"thingId": "2"}),
        listed((("a", "1 2"), ("a", "é")), {"data": []}),
        Interaction(request=sent, response=RecordedResponse(status=204)),
        failed,
    )
    path = tmp_path / "told.har"

    path.write_text(export_har(told))

    again = import_har(path, base_url="http://127.0.0.1:1", catalog=CATALOG)
    assert told.interactions == again.interactions


def test_exported_file_has_every_member_that_the_format_requires() -> None:
    moved = Interaction(
        request=RecordedRequest(method="GET", path="/a", query=(("b", "c"),)),
        response=RecordedResponse(status=302, headers=(("content-type", "text/plain"), ("location", "/d"))),
    )

    log = json.loads(export_har(story(moved, created({"title": "a"}, {"thingId": "1"}))))["log"]

    first, second = log["entries"]
    assert ("1.2", {"name", "version"}) == (log["version"], log["creator"].keys())
    for entry in (first, second):
        assert {"startedDateTime", "time", "request", "response", "cache", "timings"} <= entry.keys()
        assert {"send", "wait", "receive"} == entry["timings"].keys()
        both = {"httpVersion", "cookies", "headers", "headersSize", "bodySize"}
        assert both | {"method", "url", "queryString"} <= entry["request"].keys()
        assert both | {"status", "statusText", "content", "redirectURL"} <= entry["response"].keys()
        assert {"size", "mimeType"} <= entry["response"]["content"].keys()
    assert ([{"name": "b", "value": "c"}], 0) == (first["request"]["queryString"], first["request"]["bodySize"])
    assert (302, "Found", "/d", "text/plain") == (
        first["response"]["status"],
        first["response"]["statusText"],
        first["response"]["redirectURL"],
        first["response"]["content"]["mimeType"],
    )
    assert ("application/json", -1) == (second["request"]["postData"]["mimeType"], second["request"]["bodySize"])
