"""Pictures as image objects: JPEG as it is, all else as compressed RGB."""

import io
import warnings

from briefgen.writing.pdf.objects import PdfFile, dictionary, ref


class ImageTable:
    """The pictures of one file, each written once."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._labels: dict[bytes, str] = {}
        self._targets: dict[str, int] = {}

    def label(self, data: bytes) -> str:
        """Return a picture's resource name, "" if it cannot be read."""
        if data not in self._labels:
            target = self._write(data)
            label = f"I{len(self._labels) + 1}" if target else ""
            self._labels[data] = label
            if target:
                self._targets[label] = target
        return self._labels[data]

    def resources(self) -> bytes:
        """Return the XObject resource dictionary, empty if there are no pictures."""
        if not self._targets:
            return b""
        return dictionary(**{label: ref(target) for label, target in self._targets.items()})

    def _write(self, data: bytes) -> int:
        from PIL import Image

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with Image.open(io.BytesIO(data)) as picture:
                    return self._picture(picture, data)
        except (OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError):
            return 0

    def _picture(self, picture: object, data: bytes) -> int:
        from PIL import Image

        assert isinstance(picture, Image.Image)
        wide, high = picture.size
        if picture.format == "JPEG" and picture.mode in ("RGB", "L"):
            space = "/DeviceRGB" if picture.mode == "RGB" else "/DeviceGray"
            return self._file.stream(
                data,
                pack=False,
                Type="/XObject",
                Subtype="/Image",
                Width=wide,
                Height=high,
                ColorSpace=space,
                BitsPerComponent=8,
                Filter="/DCTDecode",
            )
        mask = b""
        if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
            full = picture.convert("RGBA")
            alpha = full.getchannel("A").tobytes()
            if alpha.strip(b"\xff"):
                target = self._file.stream(
                    alpha,
                    Type="/XObject",
                    Subtype="/Image",
                    Width=wide,
                    Height=high,
                    ColorSpace="/DeviceGray",
                    BitsPerComponent=8,
                )
                mask = ref(target)
            plain = full.convert("RGB")
        else:
            plain = picture.convert("RGB")
        return self._file.stream(
            plain.tobytes(),
            Type="/XObject",
            Subtype="/Image",
            Width=wide,
            Height=high,
            ColorSpace="/DeviceRGB",
            BitsPerComponent=8,
            SMask=mask,
        )
