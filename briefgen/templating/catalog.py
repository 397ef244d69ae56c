"""The catalog: the templates that come with the program and those of the analyst's own."""

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.model.brief import Brief
from briefgen.model.template import BriefTemplate
from briefgen.model.theme import Theme
from briefgen.templating.archive import LARGEST_BUNDLE, MOST_FILES, pack, unpack, usable
from briefgen.templating.bundle import (
    DESCRIPTION,
    STANDARD,
    Shelf,
    bundle_files,
    check_source,
    read_bundle,
)
from briefgen.templating.theme_file import read_theme
from briefgen.templating.toml_text import TomlFile

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_THEMES = "_themes"
_STANDARD = "_standard"
_NEW = ".new-"
_OLD = ".old-"
_MANUAL = "README.md"


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """A template as listed. `problem` says why it cannot be used, "" if it can."""

    key: str
    name: str
    description: str
    built_in: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """One of the program's themes."""

    key: str
    name: str


class Catalog:
    """Templates by key. A template is a folder; those of one's own come after the built-in ones."""

    def __init__(self, built_in: Path, own: Path | None) -> None:
        """Look into two folders; `own` may not exist yet, None is for none."""
        self._built_in = built_in
        self._own = own

    def entries(self) -> tuple[TemplateEntry, ...]:
        """Return all templates, the built-in ones first, each group by name."""
        entries = [self._entry(key, folder) for key, folder in self._folders().items()]
        return tuple(sorted(entries, key=lambda one: (not one.built_in, one.name.casefold())))

    def load(self, key: str) -> BriefTemplate:
        """Return a template.

        Raises:
            BriefgenError: there is none of that key, or it is broken (with file and line).
        """
        folders = self._folders()
        if key not in folders:
            raise BriefgenError(
                f"There is no template “{key}”.",
                "The brief cannot be printed.",
                f"Choose one of {', '.join(sorted(folders))}.",
            )
        folder = folders[key]
        with _told(f"The template “{key}” cannot be read", "The brief cannot be printed."):
            files = _read_folder(folder)
        return read_bundle(key, files, self._shelf(), built_in=self._is_built_in(folder))

    def for_brief(self, brief: Brief) -> BriefTemplate:
        """Return the template that a brief is printed by, in the theme that was chosen for it.

        A theme that is not there (the brief came from a newer briefgen) is the template's own.

        Raises:
            BriefgenError: the template is not there, or it is broken.
        """
        template = self.load(brief.template)
        theme = self._find_theme(brief.theme, ()) if brief.theme else None
        if theme is None:
            return template
        return replace(template, theme=replace(theme, reference=template.theme.reference))

    def themes(self) -> tuple[ThemeEntry, ...]:
        """Return the themes that come with the program, by name."""
        keys = (path.stem for path in (self._built_in / _THEMES).glob("*.toml"))
        return tuple(sorted((ThemeEntry(key, self.theme(key).name) for key in keys), key=_name))

    def theme(self, key: str) -> Theme:
        """Return one of the program's themes.

        Raises:
            BriefgenError: there is none of that key.
        """
        theme = self._find_theme(key, ())
        if theme is None:
            known = ", ".join(sorted(path.stem for path in (self._built_in / _THEMES).iterdir()))
            raise BriefgenError(
                f"There is no theme “{key}”.",
                "The look stays as it was.",
                f"Choose one of {known}.",
            )
        return theme

    def save_own(self, template: BriefTemplate, name: str) -> str:
        """Save a template as one of the analyst's own, all of it or nothing; return its new key.

        Raises:
            BriefgenError: it cannot be written or could not be used.
        """
        named = replace(template, name=name.strip() or template.name, built_in=False)
        return self._store(bundle_files(named), named.name)

    def remove(self, key: str) -> None:
        """Remove a template of one's own.

        Raises:
            BriefgenError: it comes with the program, there is none, or it cannot be removed.
        """
        folder = self._folders().get(key)
        if folder is None:
            raise BriefgenError(f"There is no template “{key}”.", "Nothing was removed.")
        if self._is_built_in(folder):
            raise BriefgenError(
                f"The template “{key}” comes with the program.",
                "It was not removed.",
                "Only templates of one's own can be removed.",
            )
        with _told(f"The template “{key}” could not be removed", "It is still there."):
            aside = Path(tempfile.mkdtemp(prefix=_OLD, dir=folder.parent))
            folder.rename(aside / key)  # gone in one step, however long the deleting takes
            shutil.rmtree(aside, ignore_errors=True)

    def export_bundle(self, key: str, path: Path) -> None:
        """Write a template as one archive that needs nothing else.

        Raises:
            BriefgenError: there is no such template, or the file cannot be written.
        """
        data = pack(self._manual() | bundle_files(self.load(key)), key)
        with _told(f"“{path}” could not be written", "The template was not exported."):
            _write_whole(path, data)

    def import_bundle(self, path: Path) -> str:
        """Take in a template's archive; return its new key.

        Raises:
            BriefgenError: the file is no such archive, is refused, or the template is broken.
        """
        with _told(f"“{path}” could not be read", "No template was taken in."):
            if path.stat().st_size > LARGEST_BUNDLE:
                raise OSError(f"it is larger than {LARGEST_BUNDLE // 1_000_000} MB")
            data = path.read_bytes()
        files = unpack(data)
        template = read_bundle(_slug(path.stem), files, self._shelf())
        return self._store(bundle_files(template), template.name)

    # how it is kept

    def _store(self, files: Mapping[str, bytes], name: str) -> str:
        """Write a new folder beside the others and rename it into place."""
        if self._own is None:
            raise BriefgenError(
                "There is no folder for templates of one's own.", "The template was not saved."
            )
        key = self._free_key(name)
        check_source(read_bundle(key, files, self._shelf()))
        with _told(f"The template “{name}” could not be saved", "Nothing was changed."):
            self._own.mkdir(parents=True, exist_ok=True)
            for left_over in (*self._own.glob(f"{_NEW}*"), *self._own.glob(f"{_OLD}*")):
                shutil.rmtree(left_over, ignore_errors=True)
            new = Path(tempfile.mkdtemp(prefix=_NEW, dir=self._own))
            try:
                for file, data in (self._manual() | dict(files)).items():
                    _write_whole(new / file, data)
                new.chmod(0o755)
                new.rename(self._own / key)
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)
                raise
        return key

    def _manual(self) -> dict[str, bytes]:
        """Return the manual of templates as a file, for whoever opens a folder or an archive."""
        path = self._built_in / _MANUAL
        return {_MANUAL: path.read_bytes()} if path.is_file() else {}

    def _free_key(self, name: str) -> str:
        taken = set(self._folders())
        slug = _slug(name)
        key, number = slug, 2
        while key in taken or (self._own is not None and (self._own / key).exists()):
            key, number = f"{slug}-{number}", number + 1
        return key

    def _folders(self) -> dict[str, Path]:
        """Return the folders of all templates by key; a built-in one keeps its key."""
        folders: dict[str, Path] = {}
        for home in (self._built_in, self._own):
            if home is None or not home.is_dir():
                continue
            for folder in sorted(home.iterdir()):
                if _KEY.fullmatch(folder.name) and (folder / DESCRIPTION).is_file():
                    folders.setdefault(folder.name, folder)
        return folders

    def _is_built_in(self, folder: Path) -> bool:
        return folder.parent == self._built_in

    def _entry(self, key: str, folder: Path) -> TemplateEntry:
        built_in = self._is_built_in(folder)
        try:
            template = self.load(key)
            check_source(template)
        except BriefgenError as error:
            return TemplateEntry(key, key, "", built_in, str(error))
        return TemplateEntry(key, template.name, template.description, built_in)

    def _shelf(self) -> Shelf:
        standard = self._built_in / _STANDARD / STANDARD
        with _told("The program's own template files cannot be read", "No brief can be printed."):
            return Shelf(lambda key: self._find_theme(key, ()), standard.read_bytes())

    def _find_theme(self, key: str, on_the_way: tuple[str, ...]) -> Theme | None:
        path = self._built_in / _THEMES / f"{key}.toml"
        if not _KEY.fullmatch(key) or key in on_the_way or not path.is_file():
            return None
        file = TomlFile(f"{_THEMES}/{path.name}", path.read_text(encoding="utf-8"))
        return read_theme(key, file, lambda base: self._find_theme(base, (*on_the_way, key)))


def _name(entry: ThemeEntry) -> str:
    return entry.name.casefold()


def _slug(name: str) -> str:
    """Return a key made from a name; names without Latin letters become "template"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "template"


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = LARGEST_BUNDLE
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.is_symlink() or not usable(path.name):
            continue
        left -= path.stat().st_size
        if left < 0 or len(files) >= MOST_FILES:
            raise OSError(f"it is larger than {LARGEST_BUNDLE // 1_000_000} MB")
        files[path.name] = path.read_bytes()
    return files


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=_NEW, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _told(what: str, meaning: str) -> Iterator[None]:
    """Turn a failure of the file system into words for the analyst."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise BriefgenError(
            f"{what}: {reason}.", meaning, "Check the folder and its permissions, then try again."
        ) from error
