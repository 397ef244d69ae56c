"""What panes show, derived from the session."""
