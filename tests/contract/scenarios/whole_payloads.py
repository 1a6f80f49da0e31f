"""Videos and themes are made and changed with every member that a body may have, given as models and as mappings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from tests.contract.every_call import PICTURE
from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

COLORS: Final[Mapping[str, Any]] = {
    "text": "rgba(1, 1, 1, .1)",
    "link": "rgba(2, 2, 2, .2)",
    "link_hover": "rgba(3, 3, 3, .3)",
    "link_active": "rgba(4, 4, 4, .4)",
    "track_played": "rgba(5, 5, 5, .5)",
    "track_unplayed": "rgba(6, 6, 6, .6)",
    "track_background": "rgba(7, 7, 7, .7)",
    "background_top": "rgba(8, 8, 8, .8)",
    "background_bottom": "rgba(9, 9, 9, .9)",
    "background_text": "rgba(10, 10, 10, 1)",
}
SWITCHES: Final[Mapping[str, Any]] = {
    "enable_api": True,
    "enable_controls": False,
    "force_autoplay": True,
    "hide_title": False,
    "force_loop": True,
}
OTHERWISE: Final[Mapping[str, Any]] = {name: not chosen for name, chosen in SWITCHES.items()}


def scenario(client: ApiVideo) -> None:
    theme = client.player_themes.create(name="Every color", **COLORS, **SWITCHES)
    changed = client.player_themes.update(theme.player_id, name="Other switches", **COLORS, **OTHERWISE)
    assert not changed.enable_api
    mark = client.watermarks.upload(PICTURE)
    chosen: Mapping[str, Any] = {"description": "All of it.", "public": False, "panoramic": True, "mp4_support": True}
    listed: Mapping[str, Any] = {"tags": ["whole"], "metadata": [{"key": "team", "value": "growth"}]}
    spoken: Mapping[str, Any] = {"language": "en", "transcript": True, "transcript_summary": True}

    whole = client.videos.create(
        title="Whole",
        player_id=theme.player_id,
        clip={"startTimecode": "00:00:01", "endTimecode": "00:00:09"},
        watermark={
            "id": mark.watermark_id,
            "top": "1px",
            "left": "2px",
            "bottom": "3px",
            "right": "4px",
            "width": "50%",
            "height": "60%",
            "opacity": "70%",
        },
        transcript_summary_attributes=["abstract", "takeaways"],
        **chosen,
        **listed,
        **spoken,
    )
    assert whole.player_id == theme.player_id
    client.videos.upload(whole.video_id, film())
    copy = client.videos.create(title="Copy", source=whole.video_id, player_id=theme.player_id, language="en", **listed)
    changed_video = client.videos.update(
        copy.video_id,
        title="Changed copy",
        player_id=theme.player_id,
        transcript_summary_attributes=["takeaways"],
        **chosen,
        **listed,
        **spoken,
    )
    assert "en" == changed_video.language

    token = client.upload_tokens.create_token(ttl=600)
    waiting = client.videos.create(title="Waiting", player_id=theme.player_id, language="fr", **listed)
    sent = client.videos.upload_with_upload_token(token.token, film(), video_id=waiting.video_id)
    assert "Waiting" == sent.title

    client.upload_tokens.delete_token(token.token)
    for one in (whole, copy, waiting):
        client.videos.delete(one.video_id)
    client.player_themes.delete(theme.player_id)
    client.watermarks.delete(mark.watermark_id)
