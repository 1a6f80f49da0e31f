"""Live streams, their restreams, and the broadcasts that end as videos."""
