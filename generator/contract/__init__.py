"""Recordings held against the document and the generated code. May import ir, parse, document, targets, problems."""
