"""Recordings replayed by generated code: calls as recorded, and responses with mutations. May import `scenarios`."""
