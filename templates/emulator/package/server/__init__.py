"""The emulator as an ASGI application, as a server, as a command, and as pytest fixtures."""
