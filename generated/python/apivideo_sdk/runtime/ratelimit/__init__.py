"""Holds calls back while the rate limit of the API allows no more of them."""
