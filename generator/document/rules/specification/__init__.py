"""What OpenAPI demands of a document beyond its structure: one module per OpenAPI object."""
