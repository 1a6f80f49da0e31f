"""Given the schemas of an `Api`, say what each one stands for and which two are the same type."""
