"""Versions, the changelog, building and publishing. May import ir, diff, problems."""
