"""The MCP server: six tools, resources and prompts over stdio and HTTP."""
