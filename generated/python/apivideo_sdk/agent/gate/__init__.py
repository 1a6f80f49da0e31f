"""What stands between agents and the API: policy, confirmation, handles for secrets, audit, and the credentials."""
