"""Give the values that templates print and the pieces of Python source they hold; know nothing of any API."""
