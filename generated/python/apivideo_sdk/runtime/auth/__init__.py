"""Adds credentials to requests, and gets and renews those that expire."""
