"""Workflows: several calls as one, compiled from Arazzo files by the generator."""
