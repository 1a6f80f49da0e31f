"""Schema Objects in, `ir.schemas` out. May import `parse.node` and `parse.reference`."""
