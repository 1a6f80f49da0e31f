"""What the operations are: `catalog.json`, search over it, short descriptions, and checks of arguments."""
