"""From an OpenAPI document to a typed Python SDK; README.md describes the stages and the floors."""
