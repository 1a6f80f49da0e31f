"""The certificates that servers are held against, read once for all clients: it takes longer than making a client."""

from __future__ import annotations

import os
import ssl
from functools import cache

import httpx2


def shared_ssl_context() -> ssl.SSLContext:
    """Give what httpx2 makes by itself for each client, from what the environment names or the machine trusts."""
    return _made(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@cache
def _made(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx2.create_ssl_context()
