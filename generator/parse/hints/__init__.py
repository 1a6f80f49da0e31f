"""`x-client-*` extensions in, `ir.extensions` out. May import `parse.node`, `reference` and `path_item`."""
