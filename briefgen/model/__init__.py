"""The nouns: frozen, slotted, typed; they do no input or output."""
