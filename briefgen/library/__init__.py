"""The article library: SQLite with full-text search, near-copies, original files."""
