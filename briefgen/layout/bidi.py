"""The bidirectional algorithm under its old name: layout shares it with the Word writer now."""

from briefgen.model.bidi import is_rtl, levels, reordered

__all__ = ["is_rtl", "levels", "reordered"]
