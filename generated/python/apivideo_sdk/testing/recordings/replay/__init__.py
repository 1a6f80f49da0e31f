"""Answers requests from a recording."""
