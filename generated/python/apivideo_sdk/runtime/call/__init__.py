"""Runs one API call from its arguments to its response: credentials, retries, redirects, hooks, pages."""
