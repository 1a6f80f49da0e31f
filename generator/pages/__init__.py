"""Reports as one HTML file each: whole without scripts, nothing loaded from elsewhere, all text escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

_CODE: Final = re.compile(r"`([^`]+)`")


def render_page(template: str, values: Mapping[str, object]) -> str:
    """Fill a template of this folder: `changes` or `drift`."""
    return _ENVIRONMENT.get_template(f"{template}.html.j2").render(values)


def _with_code(text: str) -> Markup:
    """Show what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 # escaped just before


_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_ENVIRONMENT.filters["code"] = _with_code
