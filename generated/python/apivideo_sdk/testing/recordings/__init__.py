"""Recordings: what was sent and answered in one story, kept as a file, and given back without a network."""
