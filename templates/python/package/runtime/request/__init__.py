"""Writes requests: parameters, bodies and files, as the document declares them."""
