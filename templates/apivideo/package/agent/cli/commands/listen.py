"""`listen` receives webhook calls and forwards them to an endpoint under development; `trigger` lets one happen."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import click

from ...failures import AgentError
from ...names import COMMAND, PREFIX
from ..state import CommandState, pass_state, say
from ..values import read_pairs

if TYPE_CHECKING:
    from ...own import OwnClient
    from .forwarding import ReceivedCall

EVENTS: Final = (
    "live-stream.broadcast.started",
    "live-stream.broadcast.ended",
    "video.source.recorded",
    "video.encoding.quality.completed",
    "video.caption.generated",
    "video.summary.generated",
)
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@click.command("listen")
@click.option("--forward-to", metavar="URL", default="", help="Endpoint that gets each call as it came, signed.")
@click.option(
    "--event", "events", multiple=True, type=click.Choice(EVENTS), help="An event to listen for. Default: all."
)
@click.option("--port", default=0, help="Port to listen on. Default: a free one.")
@click.option("--public-url", default="", help="Address that leads to the port, as a tunnel gives it.")
@pass_state
def listen(state: CommandState, /, forward_to: str, events: tuple[Any, ...], port: int, public_url: str) -> None:
    """Receive webhook calls, print a line for each, and forward them to your endpoint; stop it with Ctrl-C.

    The emulator reaches this machine by itself; api.video needs --public-url. The webhook is deleted in the end.
    """
    from ...credentials.connect import base_url_of  # noqa: PLC0415 - help loads no client
    from .forwarding import WebhookReceiver  # noqa: PLC0415 - as above

    address = base_url_of(state.choice)
    if not public_url and urlsplit(address).hostname not in _LOOPBACK:
        raise AgentError(
            f"{address} cannot call this machine",
            next_step=f"give --public-url, the address of a tunnel to --port; or use `{COMMAND} emulator`",
        )
    client: OwnClient = state.connect()  # type: ignore[assignment] # it is one
    with WebhookReceiver(port, forward_to, lambda call: click.echo(_line(state, call))) as receiver:
        webhook = client.webhooks.create(events=list(events or EVENTS), url=public_url or receiver.url)
        receiver.secret = webhook.signature_secret or ""
        say(f"listening at {receiver.url}; the calls are signed with {webhook.signature_secret}")
        try:
            receiver.serve_forever(poll_interval=0.1)
        finally:
            with suppress(Exception):  # an emulator that ended has no webhook any more
                client.webhooks.delete(webhook.webhook_id)
            client.close()


@click.command("trigger")
@click.argument("event", type=click.Choice(EVENTS))
@click.option("--with", "members", multiple=True, metavar="KEY=VALUE", help="A member of the event, as videoId=vi1.")
@pass_state
def trigger(state: CommandState, /, event: str, members: tuple[str, ...]) -> None:
    """Let the emulator call all webhooks with EVENT. Nothing else changes: no video is made or encoded."""
    from ....runtime.errors import NotFoundError  # noqa: PLC0415 - help loads no client
    from ..calling import write_value  # noqa: PLC0415 - as above
    from ..state import CallOptions  # noqa: PLC0415 - as above

    client = state.connect()
    try:
        sent: Any = client.request("POST", "/_emulator/events", json={**read_pairs(members), "type": event}).data
    except NotFoundError as error:
        raise AgentError(
            f"{client.base_url} is no emulator",
            kind="not found",
            next_step=f"`{COMMAND} emulator`, then export {PREFIX}_BASE_URL=http://127.0.0.1:8099",
        ) from error
    finally:
        client.close()
    write_value(state, sent, CallOptions())


def _line(state: CommandState, call: ReceivedCall) -> str:
    if not state.is_terminal:
        return json.dumps({"event": call.event, "signed": call.is_signed, "forwarded": call.status}, ensure_ascii=False)
    kind, subject = call.event.get("type", "?"), call.event.get("videoId") or call.event.get("liveStreamId") or ""
    outcome = "" if call.status is None else f"  -> {call.status}"
    return f"{kind}  {subject}{outcome}{'' if call.is_signed else '  (signature is wrong)'}"
