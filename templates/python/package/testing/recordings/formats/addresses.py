"""The address of a recorded request, as a client writes it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlencode

from ..catalog import api_definition
from ..record.recorder import host_of
from ..recording import Interaction, Recording

_PLACEHOLDER: Final = re.compile(r"\{(\+?)([^{}]+)\}")


def base_url_of(recording: Recording) -> str:
    """Give the base URL that a recording was made with: the document's for its host, else the host."""
    host = recording.provenance.host
    return next((url for url in api_definition().environments.values() if host_of(url) == host), host)


def address_of(interaction: Interaction, base_url: str) -> str:
    """Give the whole address of a request."""
    request = interaction.request
    path = _PLACEHOLDER.sub(
        lambda found: quote(request.values.get(found[2], found[0]), safe="/" if found[1] else ""), request.path
    )
    address = path if "://" in path else base_url.rstrip("/") + path
    return f"{address}?{urlencode(request.query)}" if request.query else address
