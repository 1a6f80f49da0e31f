"""Text in the encoding that its content type states; UTF-8 where it states none."""

from __future__ import annotations

import re
from typing import Final

_CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


def encoded_text(text: str, content_type: str, where: str) -> bytes:
    """Encode a text. Raises ValueError, which names the place, for what the encoding cannot say."""
    found = _CHARSET.search(content_type)
    charset = found[1] if found else "utf-8"
    try:
        return text.encode(charset)
    except LookupError:
        return text.encode()  # the document names an encoding that Python does not know
    except UnicodeEncodeError as error:
        raise ValueError(f"{where} has {error.object[error.start]!r} in it, which {charset} does not have") from None
