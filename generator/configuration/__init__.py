"""Tables of pyproject.toml, and what they hold for every package: choices, and what a package index shows."""
