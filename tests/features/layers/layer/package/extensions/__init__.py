"""What this API has beyond its document."""
