"""From an OpenAPI document to a typed Python SDK; README.md tells the story and the floors."""
