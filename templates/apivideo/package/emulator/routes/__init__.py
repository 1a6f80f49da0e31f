"""What is served besides the API: each module has `routes(world)`, a list of Starlette routes; all are loaded."""
