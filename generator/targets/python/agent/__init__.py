"""Given resources and their operations, give what agents read of an API: `agent/catalog.json`."""
