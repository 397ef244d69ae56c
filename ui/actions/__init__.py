"""What the menus and buttons do."""
