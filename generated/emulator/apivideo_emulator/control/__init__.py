"""What surrounds the API: known hosts, other origins, the list of requests, and faults on demand."""
