"""An `Api` in Python's words: `view.py` says what is called in which order."""
