"""The emulator's own pages: the console and the table of evidence, in one frame."""
