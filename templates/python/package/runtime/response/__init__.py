"""Turns what the server sent into the documented data, or into the error of its status."""
