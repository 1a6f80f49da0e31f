"""Records what passes a transport."""
