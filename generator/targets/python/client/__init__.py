"""Given the servers and schemes of a document, give the clients, their definition and what the package exports."""
