"""Document (and pages) to PDF, DOCX, HTML and other files."""
