"""A documentation site: hand-written pages and the reference of a package in, a folder of HTML out.

`source` reads hand-written pages, `reference` makes those of the document, `builder` makes HTML of them; `make` is all
of it. May import everything below the commands.
"""
