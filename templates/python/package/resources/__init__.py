"""The methods of the API, a module per tag. Reach them through a client: each is loaded when it is first used."""
