"""briefgen: summit briefs from news articles, every quote tied to its source."""

__version__ = "0.1.0"
