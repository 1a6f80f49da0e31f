"""A parsed document in the words of a programming language; imports nothing above `ir`."""
