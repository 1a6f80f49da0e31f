"""What the commands do and print: a module per command, whose `run` takes typed values and returns the exit code.

`generator.cli` declares arguments and options, and imports a module when its command runs.
"""
