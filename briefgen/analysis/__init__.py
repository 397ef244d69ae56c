"""Article to Findings: quotes with speakers, dates with events, issues and positions."""
