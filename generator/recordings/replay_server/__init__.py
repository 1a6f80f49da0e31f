"""A local HTTP server that responds from recordings. Imports the modules of `recordings` only."""
