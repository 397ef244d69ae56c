"""People and bodies across the articles of a dossier; the front door is `people`."""
