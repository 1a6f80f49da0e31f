"""Reads JSON into models and writes models as JSON: as documented, or as near to that as a response comes."""
