"""The broker: a process of its own that holds the key, behind a socket that its owner alone can open."""
