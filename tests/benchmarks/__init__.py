"""Measured ratios against peers and floors: `python -m tests.benchmarks`, or `make bench`."""
