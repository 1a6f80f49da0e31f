"""Given operations and names, give resources with their methods."""
