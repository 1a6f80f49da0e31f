"""What this package has beyond the document of its API."""
