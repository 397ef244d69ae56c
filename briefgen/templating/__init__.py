"""BriefContext and BriefTemplate to Document, by Jinja in a sandbox."""
