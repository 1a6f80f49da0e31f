"""Reads and writes recordings in the formats of other tools."""
