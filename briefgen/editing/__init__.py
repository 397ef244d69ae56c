"""Edits: pure functions from a brief to a brief; the front door is `edits`."""
