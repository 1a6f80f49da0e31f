"""A random, repeatable mutation run of generator and runtime, by `make mutants`."""
