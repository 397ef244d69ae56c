"""Small things that panes are made of."""
