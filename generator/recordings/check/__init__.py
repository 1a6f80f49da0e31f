"""All checks of a folder of recordings, and their report. May import `conformance` and `coverage`."""
