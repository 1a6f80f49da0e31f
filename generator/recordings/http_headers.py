"""Header fields that HTTP itself, or every web server, speaks of: no document needs to declare them."""

from __future__ import annotations

from typing import Final

_NAMES: Final = """
accept accept-encoding accept-language accept-ranges age allow alt-svc authorization cache-control connection
content-disposition content-encoding content-language content-length content-location content-range content-type cookie
date etag expect expires host keep-alive last-modified link location origin pragma range referer retry-after server
set-cookie strict-transport-security te trailer transfer-encoding upgrade user-agent vary via www-authenticate
x-content-type-options x-frame-options
"""

OF_HTTP: Final = frozenset(_NAMES.split())
"""Their names, in lower case."""
