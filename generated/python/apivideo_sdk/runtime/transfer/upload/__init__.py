"""Uploads a file or a stream, in parts where it is large, and resumes what was interrupted."""
