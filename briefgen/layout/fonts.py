"""The shelf of fonts: faces, their metrics, and text turned into glyphs with fallback.

A character that the wanted face lacks is looked for in the other bundled fonts, then in the
system's; one that no font has is replaced by a visible mark and reported.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.layout.font_files import (
    SYSTEM_FOLDERS,
    bundled_files,
    file_of,
    read_face,
    system_files,
)
from briefgen.layout.looks import Look
from briefgen.layout.shaping import Face, Voice, capitals_of, glyphs_of, with_space, with_words
from briefgen.layout.vocabulary import Vocabulary
from briefgen.model.page import Shape, Typeface

_MARKS = "\ufffd\u25a1?"
_MOST_WORDS = 50_000
"""Words kept of one look: a program that runs for weeks meets ever more of them."""


class FontShelf:
    """All fonts of a program run, loaded when first asked for; handed in, never global.

    Threads that share it may at worst load a face twice.
    """

    def __init__(self, folder: Path, system: Sequence[Path] = SYSTEM_FOLDERS) -> None:
        """Take fonts from `folder` (assets/fonts) and, as a last resort, from `system` folders."""
        self._folder = folder
        self._system = tuple(system)
        self._faces: dict[str, Face | None] = {}
        self._chains: dict[tuple[str, bool, bool], list[str]] = {}
        self._choice: dict[tuple[str, bool, bool, str], str] = {}
        self._voices: dict[Voice, dict[str, tuple[Shape, ...]]] = {}
        self._spaced: dict[Voice, dict[str, tuple[Shape, ...]]] = {}
        self._vocabularies: dict[Look, Vocabulary] = {}
        self._files: dict[str, Path] | None = None
        self._patterns: dict[str, Any] = {}

    def words(self, voice: Voice) -> dict[str, tuple[Shape, ...]]:
        """Return the words shaped in a voice so far; `shape` fills it."""
        return self._voices.setdefault(voice, {})

    def vocabulary(self, look: Look) -> Vocabulary:
        """Return the words of a look; they are kept as long as the shelf."""
        found = self._vocabularies.get(look)
        if found is None or len(found.spaced) > _MOST_WORDS:
            found = self._vocabularies[look] = Vocabulary(look, self)
        return found

    def shape(self, text: str, voice: Voice) -> tuple[Shape, ...]:
        """Return `text` as glyphs, one Shape for each face that it takes, in reading order.

        Raises:
            BriefgenError: a font file of the theme is missing or unreadable.
        """
        known = self.words(voice)
        shapes = known.get(text)
        if shapes is None:
            drawn = capitals_of(text, voice.language) if voice.capitals else text
            shapes = tuple(
                self._shape(part, file, voice) for file, part in self._parts(drawn, voice)
            )
            if drawn != text:
                shapes = with_words(shapes, text)
            known[text] = shapes
        return shapes

    def spaced(self, text: str, voice: Voice) -> tuple[Shape, ...]:
        """Return `text` with a space after it, in one Shape with the last word if it can be."""
        known = self._spaced.setdefault(voice, {})
        shapes = known.get(text)
        if shapes is None:
            shapes = with_space(self.shape(text, voice), self.shape(" ", voice))
            known[text] = shapes
        return shapes

    def hyphen(self, voice: Voice) -> tuple[Shape, ...]:
        """Return the hyphen of a divided word; it stands for a soft hyphen."""
        known = self.words(voice)
        if "\u00ad" not in known:
            known["\u00ad"] = tuple(
                replace(shape, text="\u00ad", pieces=("\u00ad",), exact=True)
                for shape in self.shape("-", voice)
            )
        return known["\u00ad"]

    def divisions(self, word: str, language: str) -> list[int]:
        """Return where a word may be divided, by its language's patterns; [] if there are none."""
        key = language.replace("-", "_") or "en_GB"
        if key not in self._patterns:
            import pyphen

            found = pyphen.language_fallback(key)
            self._patterns[key] = pyphen.Pyphen(lang=found, left=2, right=3) if found else None
        patterns = self._patterns[key]
        return list(patterns.positions(word)) if patterns is not None else []

    def face(self, file: str) -> Typeface:
        """Return a face of the bundled folder by its file name.

        Raises:
            BriefgenError: the file is missing or unreadable.
        """
        face = self._load(file)
        if face is None:
            raise BriefgenError(
                f"The font file “{file}” is missing or damaged.",
                "The brief cannot be printed in this theme.",
                "Choose another theme, or install briefgen again.",
            )
        return face.typeface

    def _load(self, file: str) -> Face | None:
        if file not in self._faces:
            path = self._folder / file
            if not path.is_file():
                path = self._installed().get(file, path)
            self._faces[file] = read_face(path) if path.is_file() else None
        return self._faces[file]

    def _installed(self) -> dict[str, Path]:
        if self._files is None:
            self._files = {}
            for folder in self._system:
                if folder.is_dir():
                    for path in sorted(folder.rglob("*.[to]t[fc]")):
                        self._files.setdefault(path.name, path)
        return self._files

    def _parts(self, text: str, voice: Voice) -> list[tuple[str, str]]:
        """Split text into stretches of one font file each."""
        main = file_of(voice.family, voice.bold, voice.italic)
        if text.isascii():
            return [(main, text)]
        parts: list[tuple[str, str]] = []
        for character in text:
            sticks = parts and (
                unicodedata.combining(character) or unicodedata.category(character) == "Cf"
            )
            if voice.rtl and parts and not character.isalpha():
                sticks = self._has(parts[-1][0], character)
            file = parts[-1][0] if sticks else self._file_for(character, voice)
            if parts and parts[-1][0] == file and file:
                parts[-1] = (file, parts[-1][1] + character)
            else:
                parts.append((file, character))
        return parts

    def _file_for(self, character: str, voice: Voice) -> str:
        """Return the first font file that has a character, "" if none has."""
        main = file_of(voice.family, voice.bold, voice.italic)
        key = (main, voice.bold, voice.italic, character)
        if key not in self._choice:
            chain = [main, *bundled_files(voice)]
            found = next((file for file in chain if self._has(file, character)), None)
            if found is None:
                found = next(
                    (f for f in system_files(character, voice.bold) if self._has(f, character)),
                    "",
                )
            self._choice[key] = found
        return self._choice[key]

    def _has(self, file: str, character: str) -> bool:
        face = self._load(file)
        return face is not None and bool(face.font.get_nominal_glyph(ord(character)))

    def _shape(self, text: str, file: str, voice: Voice) -> Shape:
        if not file:
            return self._missing(text, voice)
        face = self._load(file)
        if face is None:
            self.face(file)
            raise AssertionError(file)
        return glyphs_of(text, face, voice)

    def _missing(self, text: str, voice: Voice) -> Shape:
        for mark in _MARKS:
            file = self._file_for(mark, voice)
            if file:
                shape = self._shape(mark, file, voice)
                return replace(
                    shape, text=text, missing=text, exact=False, pieces=(text,) * len(shape.glyphs)
                )
        raise AssertionError("no face has a question mark")


__all__ = ["FontShelf", "Voice"]
