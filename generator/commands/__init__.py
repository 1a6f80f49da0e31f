"""One module per verb of the command line: `add_arguments(parser)` and `run(arguments) -> exit code`.

A module is imported when its verb is asked for, so that a verb costs no more than it needs.
"""
