"""Nothing that an article or a template holds connects or reads a file outside (promise 3).

Run in a process of its own, without the reader's worker: that would refuse what is sought here.
"""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SECRET = "the harbour master’s secret"

PROGRAM = r"""
import io, sys, zipfile
from pathlib import Path

ADDRESS, SECRET_FILE, WORK = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
FILE = SECRET_FILE.as_uri()
SEEN = []

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "urllib.Request"):
        SEEN.append((event, arguments[1:] if event == "socket.connect" else arguments))
    elif event == "open" and str(arguments[0]) == str(SECRET_FILE):
        SEEN.append((event, arguments))

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from reportlab.pdfgen.canvas import Canvas

WORDS = "The minister spoke about the bridge, and nobody in the harbour was surprised by it. " * 4
ENTITIES = f'<!DOCTYPE a [<!ENTITY r SYSTEM "{ADDRESS}/e"><!ENTITY f SYSTEM "{FILE}">]>'

def word():
    document = docx.Document()
    document.add_paragraph(WORDS)
    for kind in (KIND.IMAGE, KIND.HYPERLINK, KIND.OLE_OBJECT):
        document.part.relate_to(f"{ADDRESS}/{kind[-5:]}", kind, is_external=True)
    document.part.relate_to(FILE, KIND.A_F_CHUNK, is_external=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()

def packed(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return buffer.getvalue()

def pdf():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, WORDS[:80])
    canvas.linkURL(f"{ADDRESS}/link", (0, 0, 600, 800))
    canvas.linkURL(FILE, (0, 0, 600, 800), kind="GoToR")
    canvas.save()
    return buffer.getvalue()

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
ODT = (f'<office:document-content xmlns:office="{SPACE}office:1.0" xmlns:text="{SPACE}text:1.0" '
       f'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>{WORDS}'
       f'<image xlink:href="{ADDRESS}/o"/></text:p><text:section><text:section-source '
       f'xlink:href="{FILE}"/></text:section></office:text></office:body></office:document-content>')
HTML = (f'<html><head><base href="{ADDRESS}"><link rel="stylesheet" href="/s.css"><meta '
        f'http-equiv="refresh" content="0;url={ADDRESS}/r"></head><body><p>{WORDS}</p>'
        f'<img src="{ADDRESS}/i"><iframe src="{FILE}"></iframe><embed src="{ADDRESS}/m"></body>')
RSS = f"<rss><channel><title>T</title><item><title>One</title><description>{WORDS}"
ARTICLES = {
    "a.docx": word(), "a.pdf": pdf(), "a.odt": packed(content_xml=ODT),
    "e.odt": packed(content_xml=ENTITIES + ODT.replace("<text:p>", "<text:p>&r;&f;")),
    "a.html": HTML.encode(), "x.xhtml": (f"<?xml version='1.0'?>{ENTITIES}" + HTML).encode(),
    "a.rss": (ENTITIES.replace("DOCTYPE a", "DOCTYPE rss") + RSS + "&r;&f;"
              "</description></item></channel></rss>").encode(),
    "a.rtf": (r"{\rtf1 {\field{\*\fldinst INCLUDEPICTURE " + ADDRESS + "/p}} " + WORDS
              + "}").encode(),
    "a.eml": (f"From: A <a@b.example>\nSubject: S\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
              + HTML).encode(),
    "a.json": ('{"version": "https://jsonfeed.org/version/1.1", "title": "T", "next_url": "'
               + ADDRESS + '/n", "items": [{"id": "1", "title": "One", "content_html": "<img src='
               + ADDRESS + '/j><p>' + WORDS + '</p>"}]}').encode(),
    "a.md": f"![x]({ADDRESS}/md)\n\n{WORDS}".encode(),
}
CREST = (f'<?xml version="1.0"?><?xml-stylesheet href="{ADDRESS}/x.css"?>'
         '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
         'viewBox="0 0 10 10"><style>%s</style>%s<rect width="10" height="10" fill="#123456"/>'
         "</svg>")
CRESTS = (
    CREST % (f"rect{{fill:#123456}}", f'<a href="{ADDRESS}/a"/>'),
    CREST % (f"@import url({ADDRESS}/i.css); @font-face{{src:url({ADDRESS}/f.woff)}}", ""),
    CREST % ("", f'<image href="{ADDRESS}/i.png" width="5" height="5"/>'),
    CREST % ("", f'<image xlink:href="{FILE}" width="5" height="5"/>'),
    CREST % ("", f'<use href="{ADDRESS}/u.svg#a"/>'),
    CREST % ("", f'<rect fill="url({ADDRESS}/g.svg#a)" width="9" height="9"/>'),
    ENTITIES.replace("DOCTYPE a", "DOCTYPE svg") + (CREST % ("", "&r;&f;")).split("?>", 2)[2],
)
SOURCE = ('<h1>{{ brief.title }}</h1><img src="crest.svg" alt="Crest" width="40"></img>'
          f'<p><a href="{ADDRESS}/link">link</a></p>')

def build_with(crest, number):
    import shutil
    from briefgen import resources
    from briefgen.build import BuildTools, build, export
    from briefgen.layout.fonts import FontShelf
    from briefgen.model.brief import Brief
    from briefgen.model.dossier import Dossier
    from briefgen.templating.catalog import Catalog
    from briefgen.templating.render import render

    class Here:
        def render(self, context, template, progress=None):
            return render(context, template)

    folder = WORK / f"t{number}" / "own"
    shutil.copytree(resources.templates() / "note", folder / "own")
    (folder / "own" / "brief.xml.j2").write_text(SOURCE, "utf-8")
    (folder / "own" / "crest.svg").write_text(crest, "utf-8")
    template = Catalog(resources.templates(), folder).load("own")
    tools = BuildTools(FontShelf(resources.assets() / "fonts"), Here())
    built = build(Dossier(Brief("b")), template, tools)
    return export(built, WORK / f"out{number}", kinds=("pdf", "docx", "html"))

from briefgen.errors import BriefgenError
from briefgen.reading.dispatch import read_source
from briefgen.reading.source import Source

sys.addaudithook(watch)
read = built = 0
texts = []
for name, data in ARTICLES.items():
    try:
        texts += [article.text for article in read_source(Source(name, data)).articles]
        read += 1
    except BriefgenError:
        pass
for number, crest in enumerate(CRESTS):
    try:
        files = build_with(crest, number)
        built += 1
    except BriefgenError:
        continue
    for path in files:
        data = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        texts.append(data.decode("utf-8", "replace"))
print(read, built, sum("harbour master" in text for text in texts), SEEN)
"""


@contextmanager
def listening() -> Iterator[tuple[str, list[object]]]:
    """Yield the address of a server that should never be asked, and who asked it."""
    visits: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, visitor = server.accept()
                except OSError:
                    return
                visits.append(visitor)
                connection.close()

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", visits


@pytest.mark.skipif(os.name != "posix", reason="paths in addresses are written otherwise there")
def test_neither_articles_nor_templates_connect_or_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    with listening() as (address, visits):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, address, str(secret), str(tmp_path)],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            timeout=100,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    read, built, leaked, seen = done.stdout.strip().split(" ", 3)
    assert int(read) >= 9, done.stdout
    assert int(built) >= 1, done.stdout
    assert (leaked, seen) == ("0", "[]")
    assert visits == []
