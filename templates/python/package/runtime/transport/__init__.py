"""Sends requests and receives responses, for blocking and asynchronous clients alike."""
