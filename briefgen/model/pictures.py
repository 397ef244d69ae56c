"""Pictures: how large they are, and whether they can be read at all."""

import io


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return a picture's width and height in pixels, None if it cannot be read."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
                wide, high = picture.size
    except (OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError):
        return None
    return (wide, high) if wide > 0 and high > 0 else None
