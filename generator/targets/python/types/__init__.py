"""Given schemas and names, give annotations and the modules of models."""
