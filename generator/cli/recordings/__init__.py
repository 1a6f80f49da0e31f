"""Given a command line about recordings, give typed arguments."""
