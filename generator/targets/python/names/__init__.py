"""Given an `Api`, give every name that the package has: types, members, methods, arguments, modules."""
