"""Any request, by method and path: `request GET /videos --paginate --query 'data[].title'`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import click

from ..state import FORMATS, CallOptions, CommandState, pass_state
from ..values import read_json

_MOST_PAGES = 10_000


@click.command("request")
@click.argument("method")
@click.argument("path")
@click.option("-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the query.")
@click.option("-H", "--header", "headers", multiple=True, metavar="KEY:VALUE", help="A header.")
@click.option("--body", default=None, help="JSON, @file or -.")
@click.option("--paginate", is_flag=True, help="All pages, as one list.")
@click.option("--query", default="", help="JMESPath over the result.")
@click.option("--dry-run", is_flag=True, help="Print the request and send nothing.")
@click.option("-o", "--output", type=click.Choice(FORMATS))
@click.option("-y", "--yes", is_flag=True, help="Delete without being asked.")
@click.option("--confirm", default="", help="The token of a plan that was agreed to.")
@pass_state
def request(state: CommandState, /, method: str, path: str, **given: Any) -> None:
    """Send METHOD PATH with credentials, retries and errors as any other call."""
    from ....runtime.errors import SdkError  # noqa: PLC0415 - help loads no client
    from ...core.errors import explained  # noqa: PLC0415 - as above
    from ..calling import write_value  # noqa: PLC0415 - as above
    from ..output import shaped  # noqa: PLC0415 - as above

    address = path if path.startswith("/") else f"/{path}"
    if given["params"]:
        mark = "&" if "?" in address else "?"
        address += mark + urlencode([_pair(one, "=") for one in given["params"]])
    if given["dry_run"]:
        click.echo(_text(state, method, address, given))
        return
    _confirm_delete(method, address, is_sure=given["yes"] or state.is_guarded)
    client = state.connect()
    try:
        value = _all_pages(client, address) if given["paginate"] else _sent(client, method, address, given)
    except SdkError as error:
        raise explained(error, None, state.catalog) from error
    finally:
        client.close()
    if isinstance(value, bytes):
        click.echo(value, nl=False)
        return
    write_value(state, shaped(value, (), given["query"]), CallOptions(output=given["output"] or ""))


def _confirm_delete(method: str, address: str, *, is_sure: bool) -> None:
    from ...failures import ConfirmationNeededError  # noqa: PLC0415 - only a deletion needs it

    if method.upper() == "DELETE" and not is_sure:
        error = ConfirmationNeededError(f"DELETE {address}", "")
        error.next_step = "ask whose it is, then repeat it with --yes"
        raise error


def _sent(client: Any, method: str, address: str, given: dict[str, Any]) -> Any:
    from ...gate.gate import CONFIRM_HEADER  # noqa: PLC0415 - help loads no client

    headers = dict(_pair(one, ":") for one in given["headers"])
    headers |= {CONFIRM_HEADER: given["confirm"]} if given["confirm"] else {}
    body = {} if given["body"] is None else {"json": read_json(given["body"])}
    return client.request(method, address, headers=headers, **body).data


def _all_pages(client: Any, address: str) -> list[Any]:
    """Follow the pages of a list by their links, or by counting; the list is the first member that is one."""
    from ....runtime.call.next_page import next_url  # noqa: PLC0415 - only pages need it
    from ....runtime.operation import Pagination  # noqa: PLC0415 - as above
    from ...catalog.entries import load_catalog  # noqa: PLC0415 - as above
    from ...gate.routes import RouteTable  # noqa: PLC0415 - as above

    known = RouteTable(load_catalog()).find("GET", address.partition("?")[0])
    items: list[Any] = []
    settings = client.caller.settings
    url: str | None = settings.base_url + address
    for _ in range(_MOST_PAGES):
        if url is None:
            break
        data = client.request("GET", url.removeprefix(settings.base_url)).data
        name = known.items if known and known.items else _list_name(data)
        found = data if isinstance(data, list) else data.get(name, []) if isinstance(data, dict) else []
        items += found
        if not found or isinstance(data, list):
            break
        pagination = Pagination(
            items=name,
            page=known.page if known else "page",
            links="pagination.links" if "pagination" in data else "links",
        )
        url = next_url(pagination, settings, url, data)
    return items


def _list_name(data: Any) -> str:
    return next((name for name, one in data.items() if isinstance(one, list)), "") if isinstance(data, dict) else ""


def _text(state: CommandState, method: str, address: str, given: dict[str, Any]) -> str:
    from ...credentials.connect import base_url_of  # noqa: PLC0415 - help loads no client

    lines = [f"{method.upper()} {base_url_of(state.choice)}{address}", "authorization: ***", *given["headers"]]
    return "\n".join([*lines, "", given["body"]] if given["body"] else lines)


def _pair(text: str, mark: str) -> tuple[str, str]:
    key, found, value = text.partition(mark)
    if not found:
        raise click.BadParameter(f"{text!r} has no {mark!r}")
    return key.strip(), value.strip()
