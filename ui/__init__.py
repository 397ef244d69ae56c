"""The window: Qt widgets that call the core."""
