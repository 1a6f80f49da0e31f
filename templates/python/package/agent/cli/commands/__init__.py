"""The commands that are no operations, each loaded when it is called."""
