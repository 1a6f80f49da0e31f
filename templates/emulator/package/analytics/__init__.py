"""Plays, and the metrics, breakdowns and time series that are made of them."""
