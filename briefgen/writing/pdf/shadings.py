"""Smooth passages from one colour to another (ISO 32000-1, 8.7.4.5.3)."""

from briefgen.writing.pdf.objects import PdfFile, dictionary, ref


def channels(colour: str) -> str:
    """Return a hex colour as three numbers from 0 to 1."""
    values = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)


class ShadingTable:
    """The passages of one file: each runs from left to right over a square of one point."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._labels: dict[tuple[str, str], tuple[str, int]] = {}

    def label(self, start: str, end: str) -> str:
        """Return the resource name of a passage."""
        if (start, end) not in self._labels:
            function = dictionary(
                FunctionType=2,
                Domain="[0 1]",
                N=1,
                C0=f"[{channels(start)}]",
                C1=f"[{channels(end)}]",
            )
            target = self._file.add(
                dictionary(
                    ShadingType=2,
                    ColorSpace="/DeviceRGB",
                    Coords="[0 0 1 0]",
                    Function=function,
                )
            )
            self._labels[start, end] = (f"S{len(self._labels) + 1}", target)
        return self._labels[start, end][0]

    def resources(self) -> bytes:
        """Return the shading resource dictionary, empty if there are none."""
        if not self._labels:
            return b""
        return dictionary(**{label: ref(target) for label, target in self._labels.values()})
