"""A package view in, a folder of files out: layers, rendering, formatting, writing, and the lock.

Knows nothing of OpenAPI. May import `generator.problems` and, for what layers add, `generator.targets.settings`.
"""
