"""For agents and command lines: one catalog of the operations, one core that calls them, two faces."""
