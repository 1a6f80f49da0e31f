"""YAML and JSON text in, JSON values out, and nodes that know their lines. May import `document.tree` and `source`."""
