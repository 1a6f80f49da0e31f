"""The document in OpenAPI's words: frozen values, stdlib only, imported by every stage above."""
