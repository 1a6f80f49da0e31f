"""Reads responses while they arrive: item by item, line by line, block by block, or into a file."""
