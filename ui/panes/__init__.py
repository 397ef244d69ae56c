"""The parts of the window; each listens to the session, none to another."""
