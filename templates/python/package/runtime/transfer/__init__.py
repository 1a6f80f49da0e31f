"""Moves files that are too large for one request, or for memory: uploads and downloads."""
