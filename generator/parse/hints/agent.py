"""`x-agent`, on an operation and at the root of the document: what an agent has to know before it calls."""

from __future__ import annotations

import re
from typing import Final

from generator.ir.extensions import AgentHint, AgentUploadHint, ApiAgentHint, UnsupportedHint
from generator.parse.node import Node

AGENT: Final = "x-agent"

_OF_OPERATION: Final = ("intents", "destructive", "secret", "cost", "hidden", "upload")
_OF_UPLOAD: Final = ("create", "title", "source", "status", "until", "result")
_OF_API: Final = ("not-supported", "secret-text")


def parse_agent_hint(node: Node) -> AgentHint:
    """Read `x-agent` of an Operation Object."""
    hint = _child(node, _OF_OPERATION)
    if hint is None:
        return AgentHint()
    return AgentHint(
        intents=hint.texts("intents"),
        is_destructive=hint.flag("destructive"),
        secret=hint.texts("secret"),
        cost=hint.text("cost"),
        is_hidden=hint.flag("hidden"),
        upload=_parse_upload(hint),
    )


def _parse_upload(hint: Node) -> AgentUploadHint | None:
    upload = hint.child("upload")
    if upload is None:
        return None
    _lose_unknown(upload, _OF_UPLOAD)
    return AgentUploadHint(**{key: upload.text(key) for key in _OF_UPLOAD})


def parse_api_agent_hint(root: Node) -> ApiAgentHint:
    """Read `x-agent` of the OpenAPI Object. A pattern that is no regular expression with a group is a loss."""
    hint = _child(root, _OF_API)
    if hint is None:
        return ApiAgentHint()
    unsupported = tuple(
        UnsupportedHint(what=one.text("what"), words=one.texts("words")) for one in hint.listed("not-supported")
    )
    patterns = hint.texts("secret-text")
    for index, pattern in enumerate(patterns):
        if not _has_group(pattern):
            hint.lose("this is no regular expression with a group around the secret", "secret-text", index)
    return ApiAgentHint(unsupported=unsupported, secret_text=tuple(one for one in patterns if _has_group(one)))


def _child(node: Node, known: tuple[str, ...]) -> Node | None:
    hint = node.child(AGENT)
    if hint:
        _lose_unknown(hint, known)
    return hint


def _lose_unknown(hint: Node, known: tuple[str, ...]) -> None:
    for key in hint.value:
        if key not in known:
            hint.lose(f"there is no {key!r} here; write one of {', '.join(known)}", key)


def _has_group(pattern: str) -> bool:
    try:
        return re.compile(pattern).groups > 0
    except re.error:
        return False
