"""Takes the pictures of the README: `python -m tests.pictures`."""
