"""Summaries: their states by the clock, their texts, and what is refused meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from package.videos.encoding import fail_encoding

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import new_uploader
from tests.emulator.validating import Emulator
from tests.emulator.webhooks.receiver import receiving


def new_video(emulator: Emulator, **wishes: Any) -> str:
    return str(emulator.call("POST", "/videos", 201, json={"title": "Keynote", **wishes})["videoId"])


def encode(emulator: Emulator, video_id: str, quality: str = "240p") -> None:
    with emulator.world.transaction():
        payload = {"videoId": video_id, "encoding": "hls", "quality": quality}
        emulator.world.emit("video.encoding.quality.completed", payload)


def create(emulator: Emulator, video_id: str, status: int = 201, **wishes: Any) -> Any:
    return emulator.call("POST", "/summaries", status, json={"videoId": video_id, **wishes})


def status_of(emulator: Emulator, video_id: str) -> str:
    (summary,) = emulator.get("/summaries", params={"videoId": video_id})["data"]
    return str(summary["sourceStatus"])


def source_of(emulator: Emulator, summary: Any) -> Any:
    return emulator.get(f"/summaries/{summary['summaryId']}/source")


def test_summary_by_hand_has_no_text_yet(emulator: Emulator) -> None:
    created = create(emulator, new_video(emulator))

    assert ("api", "missing") == (created["origin"], created["sourceStatus"])
    assert created["summaryId"].startswith("summary_")
    assert {} == source_of(emulator, created)


def test_text_that_is_sent_completes_a_summary(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    address = f"/summaries/{create(emulator, video_id)['summaryId']}/source"

    changed = emulator.call("PATCH", address, 201, json={"abstract": "Short.", "takeaways": ["One"]})

    assert {"abstract": "Short.", "takeaways": ["One"]} == changed
    assert changed == emulator.get(address)
    assert "completed" == status_of(emulator, video_id)


def test_only_what_is_sent_is_replaced(emulator: Emulator) -> None:
    address = f"/summaries/{create(emulator, new_video(emulator))['summaryId']}/source"
    emulator.call("PATCH", address, 201, json={"abstract": "Short.", "takeaways": ["One"]})

    changed = emulator.call("PATCH", address, 201, json={"takeaways": []})

    assert {"abstract": "Short.", "takeaways": []} == changed


def test_change_moves_the_time_of_the_last_change(emulator: Emulator) -> None:
    created = create(emulator, new_video(emulator))
    emulator.advance(60)

    emulator.call("PATCH", f"/summaries/{created['summaryId']}/source", 201, json={"abstract": "Short."})

    (listed,) = emulator.get("/summaries")["data"]
    assert created["createdAt"] == listed["createdAt"]
    assert created["updatedAt"] < listed["updatedAt"]


def test_empty_change_leaves_a_summary_missing(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    created = create(emulator, video_id)

    changed = emulator.call("PATCH", f"/summaries/{created['summaryId']}/source", 201, json={})

    assert {} == changed
    assert "missing" == status_of(emulator, video_id)


def test_text_is_generated_some_time_after_the_video_is_encoded(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    created = create(emulator, video_id, origin="auto")
    emulator.advance(3600)
    states = [status_of(emulator, video_id)]
    encode(emulator, video_id)

    for seconds in (29, 1):
        emulator.advance(seconds)
        states.append(status_of(emulator, video_id))

    assert ["waiting", "waiting", "completed"] == states
    source = source_of(emulator, created)
    assert 'the abstract of "Keynote"' in source["abstract"]
    assert 3 == len(source["takeaways"])


def test_text_of_an_encoded_video_is_generated_at_once(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    encode(emulator, video_id)
    encode(emulator, video_id, "360p")
    create(emulator, video_id, origin="auto")

    emulator.advance(30)

    assert "completed" == status_of(emulator, video_id)


def test_summary_fails_with_the_last_quality_of_its_video(emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/encoding-faults", 201, json={})
    video_id = new_uploader(emulator, transcriptSummary=True).video
    emulator.call("POST", f"/videos/{video_id}/source", 201, files={"file": b"x"})
    emulator.advance(1)
    before = status_of(emulator, video_id)

    emulator.advance(60)

    assert ["waiting", "failed"] == [before, status_of(emulator, video_id)]


def test_summary_of_a_video_without_qualities_fails_at_once(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    with emulator.world.transaction():
        fail_encoding(emulator.world, video_id)

    created = create(emulator, video_id, origin="auto")

    assert "failed" == created["sourceStatus"]


def test_only_attributes_asked_for_are_generated(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    encode(emulator, video_id)
    created = create(emulator, video_id, origin="auto", attributes=["takeaways"])

    emulator.advance(30)

    assert ["takeaways"] == list(source_of(emulator, created))


def test_webhook_tells_when_the_text_is_there(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    encode(emulator, video_id)
    created = create(emulator, video_id, origin="auto")
    with receiving() as receiver:
        hook = {"events": ["video.summary.generated"], "url": receiver.url}
        emulator.call("POST", "/webhooks", 201, json=hook)

        emulator.advance(30)

        (event,) = receiver.events()
    assert (video_id, created["summaryId"]) == (event["videoId"], event["summaryId"])


def test_video_has_one_summary(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    create(emulator, video_id)

    refused = create(emulator, video_id, 409, origin="auto")

    assert refused["type"].endswith("/summary-already-exists")
    assert "videoId" == refused["name"]


def test_text_that_is_being_generated_cannot_be_changed(emulator: Emulator) -> None:
    created = create(emulator, new_video(emulator), origin="auto")

    address = f"/summaries/{created['summaryId']}/source"
    refused = emulator.call("PATCH", address, 409, json={"abstract": "Mine."})

    assert refused["type"].endswith("/summary-already-exists")
    assert {} == emulator.get(address)


def test_generated_text_can_be_changed(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    encode(emulator, video_id)
    created = create(emulator, video_id, origin="auto")
    emulator.advance(30)

    changed = emulator.call("PATCH", f"/summaries/{created['summaryId']}/source", 201, json={"abstract": "Mine."})

    assert "Mine." == changed["abstract"]
    assert "auto" == emulator.get("/summaries")["data"][0]["origin"]


def test_deleted_summary_makes_room_for_another(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    address = f"/summaries/{create(emulator, video_id, origin='auto')['summaryId']}"

    emulator.call("DELETE", address, 204)

    assert "summaryId" == emulator.call("DELETE", address, 404)["name"]
    assert "summaryId" == emulator.call("GET", f"{address}/source", 404)["name"]
    assert "summaryId" == emulator.call("PATCH", f"{address}/source", 404, json={})["name"]
    assert create(emulator, video_id)["videoId"] == video_id


def test_summary_made_anew_waits_its_own_time(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    encode(emulator, video_id)
    first = create(emulator, video_id, origin="auto")
    emulator.advance(20)
    emulator.call("DELETE", f"/summaries/{first['summaryId']}", 204)
    create(emulator, video_id, origin="auto")

    emulator.advance(15)

    assert "waiting" == status_of(emulator, video_id)


@pytest.mark.parametrize("outcome", ["failed", "unprocessable"])
def test_generation_can_end_without_a_text(emulator: Emulator, outcome: str) -> None:
    video_id = new_video(emulator)
    created = create(emulator, video_id, origin="auto")

    emulator.call("POST", f"/_emulator/summaries/{created['summaryId']}", 200, json={"sourceStatus": outcome})
    encode(emulator, video_id)
    emulator.advance(60)

    assert outcome == status_of(emulator, video_id)
    assert {} == source_of(emulator, created)


def test_decision_stands_when_the_time_of_the_generation_comes(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    encode(emulator, video_id)
    address = f"/_emulator/summaries/{create(emulator, video_id, origin='auto')['summaryId']}"

    emulator.call("POST", address, 200, json={"sourceStatus": "unprocessable"})
    emulator.advance(60)

    assert "unprocessable" == status_of(emulator, video_id)


def test_generated_text_can_be_given(emulator: Emulator) -> None:
    created = create(emulator, new_video(emulator), origin="auto")
    decision = {"sourceStatus": "completed", "abstract": "What was said.", "takeaways": ["One"]}

    emulator.call("POST", f"/_emulator/summaries/{created['summaryId']}", 200, json=decision)

    assert {"abstract": "What was said.", "takeaways": ["One"]} == source_of(emulator, created)


def test_only_a_waiting_summary_can_be_decided_on(emulator: Emulator) -> None:
    created = create(emulator, new_video(emulator))
    address = "/_emulator/summaries/"

    refused = emulator.call("POST", f"{address}{created['summaryId']}", 400, json={"sourceStatus": "failed"})
    unknown = emulator.call("POST", f"{address}summary_1", 404, json={"sourceStatus": "failed"})
    unread = emulator.call("POST", f"{address}summary_1", 400, json={"sourceStatus": "gone"})

    assert "is missing" in refused["error"]
    assert "summary_1" in unknown["error"]
    assert "sourceStatus" in unread["error"]


@pytest.mark.parametrize(
    ("wishes", "name"),
    [({"origin": "api"}, "origin"), ({"attributes": ["title"]}, "attributes[0]"), ({"videoId": "vi1"}, "videoId")],
)
def test_summary_that_cannot_be_is_refused(emulator: Emulator, wishes: dict[str, Any], name: str) -> None:
    body = {"videoId": new_video(emulator), **wishes}

    refused = emulator.call("POST", "/summaries", 400, json=body)

    assert name == refused["name"]


def test_more_than_three_takeaways_are_refused(emulator: Emulator) -> None:
    created = create(emulator, new_video(emulator))

    address = f"/summaries/{created['summaryId']}/source"
    refused = emulator.call("PATCH", address, 400, json={"takeaways": ["a", "b", "c", "d"]})

    assert "takeaways" == refused["name"]


def test_discarded_video_gets_no_summary(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video_id = new_video(emulator)
    emulator.call("DELETE", f"/videos/{video_id}", 204)

    refused = create(emulator, video_id, 400)

    assert "videoId" == refused["name"]


def test_video_may_be_created_with_the_wish_for_a_summary(emulator: Emulator) -> None:
    video_id = new_video(emulator, transcriptSummary=True, transcriptSummaryAttributes=["abstract"])

    encode(emulator, video_id)
    emulator.advance(30)

    (summary,) = emulator.get("/summaries")["data"]
    assert (video_id, "auto", "completed") == (summary["videoId"], summary["origin"], summary["sourceStatus"])
    assert ["abstract"] == list(source_of(emulator, summary))


def test_video_without_the_wish_has_no_summary(emulator: Emulator) -> None:
    new_video(emulator, transcriptSummary=False)

    assert [] == emulator.get("/summaries")["data"]


def test_video_that_has_a_summary_refuses_the_wish_and_stays_as_it_was(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    create(emulator, video_id)

    body = {"title": "Other", "transcriptSummary": True}
    refused = emulator.call("PATCH", f"/videos/{video_id}", 409, json=body)

    assert "transcriptSummary" == refused["name"]
    assert "Keynote" == emulator.get(f"/videos/{video_id}")["title"]


def test_summary_goes_with_its_video(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    create(emulator, video_id, origin="auto")
    encode(emulator, video_id)

    emulator.call("DELETE", f"/videos/{video_id}", 204)
    emulator.advance(60)

    assert [] == emulator.get("/summaries")["data"]


def test_list_takes_filters_and_an_order(emulator: Emulator) -> None:
    by_hand, generated = (new_video(emulator) for _ in range(2))
    create(emulator, by_hand)
    create(emulator, generated, origin="auto")

    found = [
        [one["videoId"] for one in emulator.get("/summaries", params=params)["data"]]
        for params in (
            {"videoId": by_hand},
            {"origin": "auto"},
            {"sourceStatus": "missing"},
            {"origin": "auto", "sourceStatus": "missing"},
            {"sortBy": "videoId", "sortOrder": "desc"},
        )
    ]

    assert [[by_hand], [generated], [by_hand], [], sorted([by_hand, generated], reverse=True)] == found


def test_list_refuses_a_state_that_is_none(emulator: Emulator) -> None:
    refused = emulator.call("GET", "/summaries", 400, params={"sourceStatus": "auto"})

    assert "sourceStatus" == refused["name"]
