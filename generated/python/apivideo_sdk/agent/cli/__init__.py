"""The command line: every operation as a command, and what belongs to a terminal."""
