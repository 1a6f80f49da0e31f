"""Which documented response was seen by which client, as text and as a page."""
