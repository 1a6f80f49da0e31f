"""What the reference shows of a class of the runtime."""

from __future__ import annotations

import ast

from generator.site.runtime import _members

SOURCE = """
class Refused(Exception):
    status: int
    _secret: str

    @property
    def title(self) -> str: ...

    @property
    def _kept(self) -> str: ...

    def close(self) -> None: ...
"""


def test_public_attributes_and_properties_are_members() -> None:
    (node,) = ast.parse(SOURCE).body
    assert isinstance(node, ast.ClassDef)

    assert [("status", "int"), ("title", "str")] == list(_members(node))
