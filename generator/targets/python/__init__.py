"""Given an `Api`, the settings of a package and what layers add, give the `Package` that the templates print.

`view.py` says what is called in which order. Its parts, each importing only those before it: `package/`, `schemas/`,
`names/`, `types/`, `operations/`, `tests/`.
"""
