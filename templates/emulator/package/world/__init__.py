"""The state of one emulator: its clock, events, rate limits, attached files, and webhooks that report what happens."""
