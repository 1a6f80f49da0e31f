"""What a well-kept document has besides: descriptions, one casing, names that stay apart in Python."""
