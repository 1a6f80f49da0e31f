"""Whether what was recorded agrees with the document, and with another recording."""
