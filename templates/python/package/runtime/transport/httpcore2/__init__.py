"""The transports of this package itself, over connections of httpcore2."""
