"""Given operations and names, give resources with their methods, the clients and what the package exports."""
