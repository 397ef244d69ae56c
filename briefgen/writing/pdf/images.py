"""Pictures as reportlab's image objects: JPEG as it is, all else as compressed RGB."""

import io
import warnings
from typing import Any

from PIL import Image
from reportlab.pdfbase import pdfdoc

from briefgen.writing.pdf.objects import Stream
from briefgen.writing.pdf.packing import PackedDocument

_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    Warning,
    Image.DecompressionBombError,
)


class _Picture(pdfdoc.PDFImageXObject):  # type: ignore[misc]  # reportlab has no types
    """A picture's samples; reportlab's own would be written as ASCII and without a line end."""

    def __init__(self, name: str, size: tuple[int, int], space: str, data: bytes) -> None:
        super().__init__(name)
        self.width, self.height = size
        self.bitsPerComponent = 8
        self.colorSpace = space
        self.streamContent = data
        self.jpeg = False
        self.smask: object = None

    def format(self, document: Any) -> bytes:
        stream = Stream(
            self.streamContent,
            pack=not self.jpeg,
            Type="/XObject",
            Subtype="/Image",
            Width=self.width,
            Height=self.height,
            BitsPerComponent=self.bitsPerComponent,
            ColorSpace=pdfdoc.PDFName(self.colorSpace),
            Filter="/DCTDecode" if self.jpeg else None,
            SMask=self.smask,
        )
        return stream.format(document)


class ImageTable:
    """The pictures of one document, each written once."""

    def __init__(self, document: PackedDocument) -> None:
        self._document = document
        self._labels: dict[bytes, str] = {}

    def label(self, data: bytes) -> str:
        """Return a picture's name for the canvas, "" if it cannot be read."""
        if data not in self._labels:
            label = f"I{len(self._labels) + 1}"
            self._labels[data] = label if self._add(data, label) else ""
        return self._labels[data]

    def _add(self, data: bytes, label: str) -> bool:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with Image.open(io.BytesIO(data)) as image:
                    picture = self._picture(image, data, label)
        except _UNREADABLE:
            return False
        self._document.addForm(label, picture)
        return True

    def _picture(self, image: Image.Image, data: bytes, label: str) -> _Picture:
        if image.format == "JPEG" and image.mode in ("RGB", "L"):
            space = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
            picture = _Picture(label, image.size, space, data)
            picture.jpeg = True
            return picture
        mask = None
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            full = image.convert("RGBA")
            alpha = full.getchannel("A").tobytes()
            if alpha.strip(b"\xff"):
                mask = _Picture(f"{label}.mask", image.size, "DeviceGray", alpha)
            plain = full.convert("RGB")
        else:
            plain = image.convert("RGB")
        picture = _Picture(label, image.size, "DeviceRGB", plain.tobytes())
        picture.smask = self._document.Reference(mask)
        return picture
