"""What the file says of itself: XMP, and the colour profile of its RGB values."""

import struct
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from briefgen.model.document import DocumentProperties
from briefgen.writing.pdf.canvas import TaggedCanvas
from briefgen.writing.pdf.objects import Stream, dictionary
from briefgen.writing.pdf.packing import PackedDocument

PRODUCER = "briefgen"

EPOCH = date(2000, 1, 1)
"""Date of files whose document has none, so that the same document gives the same bytes."""

_XML_BAD = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)
_PRIMARIES = (
    (b"rXYZ", (0.43607, 0.22249, 0.01392)),
    (b"gXYZ", (0.38515, 0.71687, 0.09708)),
    (b"bXYZ", (0.14307, 0.06061, 0.71410)),
)
_WHITE = (0.9642, 1.0, 0.8249)


def plain(text: str) -> str:
    """Return text without what XML cannot hold."""
    return text.translate(_XML_BAD)


def moment(properties: DocumentProperties) -> str:
    """Return the file's date as XMP writes it."""
    return f"{(properties.created or EPOCH).isoformat()}T00:00:00+00:00"


def describe(
    canvas: TaggedCanvas, document: PackedDocument, properties: DocumentProperties
) -> None:
    """Give a file its properties, its metadata packet, its colour space and its claim to be tagged.

    What the packet says is what the list of properties says, as ISO 19005-2, 6.6.3 asks.
    """
    canvas.setTitle(plain(properties.title))
    canvas.setAuthor(plain(properties.author))
    canvas.setSubject(plain(properties.subject))
    canvas.setKeywords(plain(", ".join(properties.keywords)))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    day = (properties.created or EPOCH).isoformat().replace("-", "")
    canvas.setDateFormatter(lambda *_: f"D:{day}000000+00'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    intent = dictionary(
        Type="/OutputIntent",
        S="/GTS_PDFA1",
        OutputConditionIdentifier="(sRGB)",
        DestOutputProfile=document.Reference(Stream(srgb_profile(), N=3)),
    )
    catalog = document.Catalog
    catalog.MarkInfo = dictionary(Marked=pdfdoc.PDFtrue)
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    packet = xmp(properties, PRODUCER)
    catalog.Metadata = Stream(packet, pack=False, Type="/Metadata", Subtype="/XML")


def xmp(properties: DocumentProperties, producer: str) -> bytes:
    """Return the metadata packet with the marks of PDF/UA-1 and PDF/A-2a."""

    def value(text: str) -> str:
        return escape(plain(text), {'"': "&quot;"})

    rows = [
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{value(properties.title)}</rdf:li></rdf:Alt></dc:title>"
    ]
    if properties.author:
        rows.append(
            f"<dc:creator><rdf:Seq><rdf:li>{value(properties.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if properties.subject:
        rows.append(
            f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{value(properties.subject)}'
            "</rdf:li></rdf:Alt></dc:description>"
        )
    if properties.keywords:
        rows.append(f"<pdf:Keywords>{value(', '.join(properties.keywords))}</pdf:Keywords>")
    rows.append(
        f"<dc:language><rdf:Bag><rdf:li>{value(properties.language)}</rdf:li></rdf:Bag></dc:language>"
    )
    stamp = moment(properties)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
        'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
        'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
        'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        + "".join(rows)
        + f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{value(producer)}</xmp:CreatorTool><pdf:Producer>{value(producer)}</pdf:Producer>"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part>"
        '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
        "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


@cache
def srgb_profile() -> bytes:
    """Return a small ICC profile of sRGB (IEC 61966-2-1), made from its published numbers."""
    curve = [round(_linear(k / 255) * 65535) for k in range(256)]
    table = b"curv\0\0\0\0" + struct.pack(">I", 256) + struct.pack(">256H", *curve)
    words = b"sRGB"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(words) + 1) + words + b"\0" + b"\0" * 78
    tags = [
        (b"desc", description),
        (b"cprt", b"text\0\0\0\0Public domain\0"),
        (b"wtpt", _xyz(_WHITE)),
        *((tag, _xyz(values)) for tag, values in _PRIMARIES),
        (b"rTRC", table),
    ]
    offset = 128 + 4 + 12 * (len(tags) + 2)
    directory, body, places = b"", b"", {}
    for tag, data in tags:
        places[tag] = (offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    places[b"gTRC"] = places[b"bTRC"] = places[b"rTRC"]
    for tag, (place, length) in places.items():
        directory += struct.pack(">4sII", tag, place, length)
    size = offset + len(body)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s44x",
        size,
        b"\0\0\0\0",
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        2000,
        1,
        1,
        0,
        0,
        0,
        b"acsp",
        b"\0\0\0\0",
        0,
        b"\0\0\0\0",
        b"\0\0\0\0",
        0,
        0,
        *(round(value * 65536) for value in _WHITE),
        b"\0\0\0\0",
    )
    return head + struct.pack(">I", len(places)) + directory + body


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))
