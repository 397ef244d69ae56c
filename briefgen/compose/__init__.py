"""Brief, articles and findings to BriefContext; and a first brief proposed from articles."""
