"""The OPC package: parts, relationships and bytes that are the same for the same document."""

import io
import zipfile
from datetime import date

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as WordPackage

from briefgen import zips
from briefgen.model.document import DocumentProperties
from briefgen.writing.docx.markup import DECLARATION, escape

_CONTENT_TYPES = {
    "document": CT.WML_DOCUMENT_MAIN,
    "styles": CT.WML_STYLES,
    "numbering": CT.WML_NUMBERING,
    "settings": CT.WML_SETTINGS,
    "fontTable": CT.WML_FONT_TABLE,
    "footnotes": CT.WML_FOOTNOTES,
    "header": CT.WML_HEADER,
    "footer": CT.WML_FOOTER,
}
_RELATIONSHIPS = {
    "styles": RT.STYLES,
    "numbering": RT.NUMBERING,
    "settings": RT.SETTINGS,
    "fontTable": RT.FONT_TABLE,
    "footnotes": RT.FOOTNOTES,
    "header": RT.HEADER,
    "footer": RT.FOOTER,
}
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}
OBFUSCATED_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


class Package:
    """A package whose main part is a Word document."""

    def __init__(self) -> None:
        """Begin an empty package."""
        self._package = WordPackage()
        self._main = self._part("document", "document", b"")
        self._package.relate_to(self._main, RT.OFFICE_DOCUMENT)
        self._owners: dict[str, Part] = {"document": self._main}
        self._links: dict[tuple[str, str], str] = {}
        self._media: dict[tuple[str, bytes], str] = {}
        self._media_parts: dict[bytes, Part] = {}

    def _part(self, kind: str, name: str, data: bytes) -> Part:
        uri = PackURI(f"/word/{name}.xml")
        return Part(uri, _CONTENT_TYPES[kind], data, self._package)

    def main(self, data: bytes) -> None:
        """Set the content of the document part."""
        self._main._blob = data

    def begin(self, kind: str, name: str) -> str:
        """Add a part such as ("header", "header1"), filled later; return its relationship id."""
        part = self._part(kind, name, b"")
        self._owners[name] = part
        return str(self._main.relate_to(part, _RELATIONSHIPS[kind]))

    def fill(self, name: str, data: bytes) -> None:
        """Set the content of a part that was begun."""
        self._owners[name]._blob = data

    def link(self, owner: str, href: str) -> str:
        """Return the relationship of an external link from a part."""
        if (owner, href) not in self._links:
            part = self._owners[owner]
            self._links[owner, href] = str(part.relate_to(href, RT.HYPERLINK, is_external=True))
        return self._links[owner, href]

    def picture(self, owner: str, data: bytes, media_type: str) -> str:
        """Return the relationship of a picture; the same picture is stored once."""
        if (owner, data) not in self._media:
            if data not in self._media_parts:
                number = len(self._media_parts) + 1
                uri = PackURI(f"/word/media/picture{number}.{_SUFFIXES[media_type]}")
                self._media_parts[data] = Part(uri, media_type, data, self._package)
            part = self._media_parts[data]
            self._media[owner, data] = str(self._owners[owner].relate_to(part, RT.IMAGE))
        return self._media[owner, data]

    def font(self, owner: str, number: int, data: bytes) -> str:
        """Return the relationship of an obfuscated font file."""
        part = Part(
            PackURI(f"/word/fonts/font{number}.odttf"), OBFUSCATED_FONT, data, self._package
        )
        return str(self._owners[owner].relate_to(part, RT.FONT))

    def properties(self, properties: DocumentProperties) -> None:
        """Add the document's own properties (title, author …) and those of the program."""
        core = Part(
            PackURI("/docProps/core.xml"),
            CT.OPC_CORE_PROPERTIES,
            _core(properties),
            self._package,
        )
        self._package.relate_to(core, RT.CORE_PROPERTIES)
        app = Part(
            PackURI("/docProps/app.xml"),
            CT.OFC_EXTENDED_PROPERTIES,
            _app(),
            self._package,
        )
        self._package.relate_to(app, RT.EXTENDED_PROPERTIES)

    def save(self) -> bytes:
        """Return the file; no clock goes into it."""
        raw = io.BytesIO()
        self._package.save(raw)
        with zipfile.ZipFile(raw) as source:
            return zips.made({name: source.read(name) for name in source.namelist()})


def _core(properties: DocumentProperties) -> bytes:
    fields = [
        f"<dc:title>{escape(properties.title)}</dc:title>",
        f"<dc:subject>{escape(properties.subject)}</dc:subject>",
        f"<dc:creator>{escape(properties.author)}</dc:creator>",
        f"<cp:keywords>{escape(', '.join(properties.keywords))}</cp:keywords>",
        f"<dc:language>{escape(properties.language)}</dc:language>",
    ]
    if properties.created:
        stamp = _stamp(properties.created)
        for name in ("created", "modified"):
            fields.append(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>')
    root = (
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    )
    return f"{DECLARATION}{root}{''.join(fields)}</cp:coreProperties>".encode()


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _app() -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    inner = "<Application>briefgen</Application>"
    return f'{DECLARATION}<Properties xmlns="{space}">{inner}</Properties>'.encode()
