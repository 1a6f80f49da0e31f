"""Given operations with their methods, give the tests of the package: sample values, requests and responses."""
