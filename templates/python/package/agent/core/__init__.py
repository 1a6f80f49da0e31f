"""What agents can do: search, describe, call, upload, wait and run, as text in and text out."""
