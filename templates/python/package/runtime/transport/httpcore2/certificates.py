"""How the certificates of servers are checked, and which one a client shows."""

from __future__ import annotations

import os
import ssl
from functools import cache

import httpcore2

from ...errors import ConfigurationError
from ..protocol import CertificateFiles


def ssl_context_of(certificate: CertificateFiles | None) -> ssl.SSLContext:
    """Give what checks certificates by what SSL_CERT_FILE or SSL_CERT_DIR names, or the machine trusts.

    certificate: what the client shows itself. Raises ConfigurationError for files that are none.
    """
    if certificate is None:
        return _shared(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    context = httpcore2.default_ssl_context()
    file, key, password = certificate
    try:
        context.load_cert_chain(file, key, password or "")
    except OSError as error:  # an SSLError is one
        raise ConfigurationError(f"the client certificate {file} cannot be used: {error}") from error
    return context


@cache
def _shared(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpcore2.default_ssl_context()
