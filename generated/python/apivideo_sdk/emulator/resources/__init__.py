"""Handlers, one module for each tag of the document, or for a part of it; all modules here are loaded by themselves."""
