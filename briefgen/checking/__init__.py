"""What may be wrong with a brief: quotes, dates, disclosure and the brief's own rules."""
