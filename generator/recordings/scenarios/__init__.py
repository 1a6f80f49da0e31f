"""Scenarios: how they are loaded, run, recorded and verified. May import `conformance`."""
