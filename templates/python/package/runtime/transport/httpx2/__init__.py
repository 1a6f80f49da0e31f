"""The transports over an httpx2 client of the caller's own."""
