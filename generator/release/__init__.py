"""From a tree to a published version: plan (version, changelog), build, publish. May import ir, changes, problems.

What of a project is needed is given as values: nothing here reads a project or a document.
"""
