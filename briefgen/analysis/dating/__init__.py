"""Date expressions: tokens, patterns, resolution. The front door is briefgen.analysis.dates."""
