"""Who watched a video or a live stream, and what the viewer did: the analytics of 2021; and the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

ONLY_LOCAL = "The sessions are made up."


def scenario(client: ApiVideo, environment: Environment) -> None:
    video = client.videos.create(title="Watched")
    live_stream = client.live_streams.create(name="Watched live")
    watched = {"watchTime": 60, "ended": True, "country": "France", "city": "Lyon", "referrer": "https://example.com/"}
    device = {"deviceType": "computer", "operatingSystem": "linux", "browser": "firefox"}
    environment.post("/_emulator/plays", {"mediaId": video.video_id, "metadata": {"seat": "12 A"}, **watched, **device})
    environment.post("/_emulator/plays", {"mediaId": live_stream.live_stream_id, **watched})

    sessions = list(client.analytics.list_sessions(video.video_id, period="2026-04-02", metadata=["seat:12 A"]))
    assert 1 == len(sessions)
    session = sessions[0].session.session_id
    environment.post(f"/_emulator/plays/{session}/events", {"type": "seek.forward", "from": 10, "to": 20})
    events = list(client.analytics.list_player_session_events(session))
    assert ["play", "end", "seek.forward"] == [event.type for event in events]
    assert (10, 20) == (events[-1].from_, events[-1].to)
    assert 1 == len(list(client.analytics.get_live_stream_analytics(live_stream.live_stream_id, period="2026-W14")))
    client.account.get()

    for page in (
        client.analytics.list_sessions(video.video_id, current_page=1, page_size=10),
        client.analytics.get_live_stream_analytics(live_stream.live_stream_id, current_page=1, page_size=10),
        client.analytics.list_player_session_events(session, current_page=1, page_size=10),
    ):
        assert page.total == len(page)

    client.live_streams.delete(live_stream.live_stream_id)
    client.videos.delete(video.video_id)
