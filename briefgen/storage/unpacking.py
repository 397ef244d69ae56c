"""Parts of a brief file to a dossier, saving part by part what is whole."""

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from briefgen.model.article import Article, TextSpan, hash_text, make_article
from briefgen.model.brief import Brief, new_id
from briefgen.model.dossier import Dossier
from briefgen.model.finding import Findings
from briefgen.storage import codec
from briefgen.storage.container import Parts, Refused
from briefgen.storage.manifest import (
    ABOUT,
    BRIEF,
    FORMAT,
    FOUND,
    MANIFEST,
    TEXT,
    ArticleEntry,
    Manifest,
)
from briefgen.storage.migrations import VERSION, upgrade

T = TypeVar("T")

_FOLDER = re.compile(r"(articles/\d+)/")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier as read from a brief file.

    Attributes:
        dossier: what was read.
        notices: what the analyst should know, a sentence each; empty for a sound file.
        damaged: something was lost, so the file should not be overwritten unasked.
        unanalysed: keys of articles whose findings are missing, to be analysed again.
        stamp: of the file as read, to be handed in on saving.
    """

    dossier: Dossier
    notices: tuple[str, ...] = ()
    damaged: bool = False
    unanalysed: tuple[str, ...] = ()
    stamp: str = ""


def unpack_dossier(parts: Parts) -> Loaded:
    """Return the dossier in the parts of a brief file.

    Raises:
        Refused: they are not those of a brief file, or of one that a newer program wrote.
    """
    return _Unpacking(parts).run()


def _lenient(kind: type[T], data: Any) -> tuple[T | None, codec.Decoding]:
    decoding = codec.Decoding(lenient=True)
    try:
        return codec.from_json(kind, data, decoding), decoding
    except codec.CodecError as error:
        decoding.lost.append(str(error))
        return None, decoding


class _Unpacking:
    """One walk through the parts, collecting notices."""

    def __init__(self, parts: Parts) -> None:
        self.contents = parts.contents
        self.torn = parts.torn
        self.notices: list[str] = []
        self.unknown: set[str] = set()
        self.damaged = False

    def run(self) -> Loaded:
        manifest = self._manifest()
        if self.torn:
            self._lost("The file is damaged: its end is missing. What was left of it is here")
        entries = self._entries(manifest)
        if BRIEF not in self.contents and not any(self._has(entry) for entry in entries):
            raise Refused("it is damaged, and nothing of the brief is left in it")
        brief = self._brief([entry.key for entry in entries])
        articles: dict[str, Article] = {}
        found: dict[str, Findings] = {}
        unanalysed: list[str] = []
        analysed = None if manifest is None else set(manifest.found)
        for entry in entries:
            article = self._article(entry)
            key = entry.key or (article.key if article else "")
            if article is not None:
                articles[key] = article
            if analysed is None or key in analysed:
                findings = self._findings(entry, article)
                if findings is None and article is not None:
                    findings = Findings(article_key=key, text_hash=article.text_hash)
                    unanalysed.append(key)
                if findings is not None:
                    found[key] = findings
        order = (key for key in (manifest.found if manifest else ()) if key in found)
        found = {**{key: found[key] for key in order}, **found}
        self._tell_unknown()
        dossier = Dossier(brief, MappingProxyType(articles), MappingProxyType(found))
        missing = (*unanalysed, *(key for key in articles if key not in found))
        return Loaded(dossier, tuple(self.notices), self.damaged, missing)

    def _lost(self, notice: str, details: list[str] | None = None) -> None:
        more = f" ({'; '.join(details[:3])})" if details else ""
        self.notices.append(f"{notice}{more}.")
        self.damaged = True

    def _tell_unknown(self) -> None:
        if self.unknown:
            self.notices.append(
                "A newer version of the program saved this file. What this version does not know"
                f" will be left out when you save it: {', '.join(sorted(self.unknown))}."
            )

    def _has(self, entry: ArticleEntry) -> bool:
        return any(entry.folder + part in self.contents for part in (ABOUT, TEXT))

    def _json(self, name: str) -> Any:
        """Return the JSON of a part, None where the part is missing or damaged."""
        try:
            return codec.from_bytes(self.contents[name]) if name in self.contents else None
        except codec.CodecError:
            return None

    def _manifest(self) -> Manifest | None:
        data = self._json(MANIFEST)
        if not isinstance(data, dict):
            if BRIEF not in self.contents and not any(map(_FOLDER.match, self.contents)):
                raise Refused("it is not a brief file")
            self._lost("The file's list of contents is damaged; articles may be missing")
            return None
        match data:
            case {"format": str(kind), "version": [int(major), int()]} if kind == FORMAT:
                pass
            case _:
                raise Refused("it is not a brief file")
        if major > VERSION[0]:
            raise Refused("a newer version of the program saved it; install that version")
        if major < VERSION[0]:
            try:
                self.contents = upgrade(self.contents, major)
            except (KeyError, ValueError) as error:
                raise Refused(f"its format {major} is not known") from error
            data = self._json(MANIFEST)
        manifest, decoding = _lenient(Manifest, data)
        self.unknown |= decoding.unknown
        if decoding.lost:
            self._lost("The file's list of contents is damaged", decoding.lost)
        return manifest

    def _entries(self, manifest: Manifest | None) -> list[ArticleEntry]:
        """Return the articles that the manifest lists, then others that the file holds."""
        listed = list(manifest.articles) if manifest else []
        known = {entry.folder for entry in listed}
        matches = map(_FOLDER.match, self.contents)
        others = sorted({match[1] for match in matches if match} - known)
        return [*listed, *(ArticleEntry(folder, "") for folder in others)]

    def _brief(self, keys: list[str]) -> Brief:
        brief, decoding = _lenient(Brief, self._json(BRIEF))
        self.unknown |= decoding.unknown
        if brief is None:
            self._lost("The brief itself is damaged; its articles are here, its items are not")
            return Brief(new_id("b"), articles=tuple(key for key in keys if key))
        if decoding.lost:
            self._lost(f"{len(decoding.lost)} places of the brief are damaged", decoding.lost)
        return brief

    def _article(self, entry: ArticleEntry) -> Article | None:
        if not self._has(entry):
            if entry.folder + FOUND not in self.contents:
                self._lost(f"An article is missing from the file (key {entry.key or 'unknown'})")
            return None
        about, decoding = _lenient(Article, self._json(entry.folder + ABOUT))
        self.unknown |= decoding.unknown
        text = self._text(entry)
        if about is None:
            if text is None:
                self._lost(f"An article is damaged (key {entry.key or 'unknown'})")
                return None
            article = make_article(text)
            self._lost(f"Title, outlet and date of an article are lost: “{article.title:.80}”")
            return article
        article = replace(about, text=text or "")
        if decoding.lost:
            self._lost(f"Parts of the article “{article.title:.80}” are damaged", decoding.lost)
        if text is None:
            self._lost(f"The text of the article “{article.title:.80}” is lost")
        elif hash_text(text) != article.text_hash:
            self._lost(
                f"The text of the article “{article.title:.80}” was changed outside the program;"
                " quotes from it are to be checked again"
            )
        return article

    def _text(self, entry: ArticleEntry) -> str | None:
        data = self.contents.get(entry.folder + TEXT)
        if data is None:
            return None
        try:
            return data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return data.decode("utf-8", "replace")

    def _findings(self, entry: ArticleEntry, article: Article | None) -> Findings | None:
        """Return findings that fit the article's text, None where they must be made again."""
        decoding = codec.Decoding(watch=TextSpan)
        try:
            findings = codec.from_json(Findings, self._json(entry.folder + FOUND), decoding)
        except codec.CodecError:
            findings = None
        self.unknown |= decoding.unknown
        length = len(article.text) if article else None
        fits = length is None or all(span.end <= length for span in decoding.watched)
        if findings is None or not fits:
            title = article.title if article else entry.key
            self.notices.append(f"The article “{title:.80}” has to be analysed again.")
            return None
        return findings
