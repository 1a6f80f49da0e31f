"""A project: its document, its packages with their names, what a run is made from, and settings to begin with."""
