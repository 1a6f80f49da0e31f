"""Given source code that calls api.video's own client 1.4, gives the same code for this package; needs libcst."""
