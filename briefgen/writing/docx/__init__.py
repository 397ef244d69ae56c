"""Document to DOCX (Office Open XML, ECMA-376, transitional)."""
