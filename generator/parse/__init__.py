"""Given a bundled document as plain JSON values, give back an `ir.Api`; may import `ir` and nothing above."""

from generator.parse.openapi import parse_api

__all__ = ["parse_api"]
