"""Pages of a PDF as pictures, drawn by pdfium."""

import threading

import pypdfium2
from PySide6.QtGui import QImage

from briefgen.progress import Progress


class PageDrawer:
    """Draws pages of the PDF that it was given last; pdfium serves one thread at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._data = b""
        self._document: pypdfium2.PdfDocument | None = None

    def draw(self, data: bytes, number: int, scale: float, progress: Progress) -> QImage:
        """Return page `number` (from 0) of a PDF at `scale` pixels per point."""
        with self._turn:
            progress("", 0.0)  # a cancelled request ends here
            if self._document is None or data is not self._data:
                self._close()
                self._document = pypdfium2.PdfDocument(data)
                self._data = data
            page = self._document[number]
            try:
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                image = QImage(
                    bitmap.buffer,
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGBX8888,
                ).copy()
                bitmap.close()
            finally:
                page.close()
            return image

    def close(self) -> None:
        """Let go of the PDF."""
        with self._turn:
            self._close()

    def _close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None
