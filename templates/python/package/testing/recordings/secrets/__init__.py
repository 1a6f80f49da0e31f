"""Finds secrets in recordings, and puts placeholders in their place."""
