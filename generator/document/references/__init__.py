"""`$ref`: read the files that references lead to, bundle them into one tree, and check that every reference resolves.

`other_files` follows a reference into another file or to a URL, `bundle` brings what it names into the one tree, and
`local` follows references within that tree. May import `document.text`, `locate`, `source` and `tree`.
"""
