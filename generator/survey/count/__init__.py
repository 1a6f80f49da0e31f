"""The independent count: what a document says and what its package has, each read without the parser.

`document.py` walks the JSON of a document, `package.py` looks at an imported package, `compare.py` gives the
differences. It shares no code with `parse/` and `targets/`, so that it does not repeat their mistakes.
"""
