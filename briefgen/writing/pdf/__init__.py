"""Pages of drawing operations to tagged PDF: PDF/UA-1 and PDF/A-2a in one file."""

from briefgen.writing.pdf.pdf import write_pdf

__all__ = ["write_pdf"]
