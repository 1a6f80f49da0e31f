"""What all of the emulator stands on: problems, document, settings, clock, store, files. Imports nothing else of it."""
