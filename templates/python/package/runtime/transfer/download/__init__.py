"""Downloads to a file, and resumes what was interrupted."""
