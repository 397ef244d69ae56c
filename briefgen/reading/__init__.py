"""File to Article."""
