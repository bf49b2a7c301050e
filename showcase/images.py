"""Photos to the variants that pages show: upright, without metadata, in widths for phones, as WebP and JPEG.

The original is never published. The answer depends on the photo's bytes, the settings and the
encoder's version alone, so it is remembered by their digest.
"""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from showcase import digest
from showcase.records import Photo, Variant

MAX_PIXELS = 100_000_000
MAX_SIDE = 16_383
"""The longest side that WebP has (its container specification); no phone makes a longer one but by accident."""
SHARE = (1200, 630)
"""What Facebook and Zalo show of a shared link, in pixels (Open Graph's own advice); JPEG, which all of them read."""
SHARE_LEAST = (600, 315)
_READ = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
"""The formats that are read, whatever a file is called: others run programs (EPS) or are no photos."""
_FORMATS: tuple[Literal["webp", "jpeg"], ...] = ("webp", "jpeg")


class UnreadablePhoto(ValueError):
    """Raised when a file is no photo that can be decoded whole; the text says why."""


def encode(file: Path, path: str, widths: tuple[int, ...], quality: int, blobs: Path, *, share: bool = False) -> Photo:
    """Encode the variants of one photo into `blobs` (files named by digest), with `share` its cut for shared links.

    Raises UnreadablePhoto, and OSError where the file cannot be opened.
    """
    upright = _open(file)
    sizes = [(width, _height(upright, width)) for width in _widths(upright.width, widths)]
    if max(max(size) for size in sizes) > MAX_SIDE:
        raise UnreadablePhoto(f"{upright.width} × {upright.height}")
    variants = []
    for size in sizes:
        resized = upright if size == upright.size else upright.resize(size, Image.Resampling.LANCZOS)
        variants += [_variant(resized, name, quality, blobs) for name in _FORMATS]
    cut = _share(upright, quality, blobs) if share else None
    return Photo(path=path, width=upright.width, height=upright.height, variants=tuple(variants), share=cut)


def _open(file: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which we drop
            with Image.open(file, formats=_READ) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise UnreadablePhoto(f"{image.width} × {image.height}")
                image.draft("RGB", image.size)
                upright = ImageOps.exif_transpose(image)
                return _flat(upright)
    except UnreadablePhoto:
        raise
    except (FileNotFoundError, PermissionError, IsADirectoryError):  # the file's, not the photo's fault
        raise
    except UnidentifiedImageError as error:
        raise UnreadablePhoto(f"≠ {', '.join(_READ)}") from error
    except Exception as error:  # a damaged photo makes Pillow's readers raise nearly anything
        raise UnreadablePhoto(str(error) or type(error).__name__) from error


def _flat(image: Image.Image) -> Image.Image:
    """Return plain RGB on paper white, without profile or metadata."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off at 255
        image = image.convert("F").point(lambda value: value / 257).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        image = Image.alpha_composite(paper, layer)
    plain = image.convert("RGB")
    plain.info = {}
    return plain


def _widths(original: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """Return the wanted widths that the photo has; a smaller or in-between photo also keeps its own."""
    fitting = [w for w in wanted if w <= original]
    if not fitting or (len(fitting) < len(wanted) and fitting[-1] < original):
        fitting.append(original)
    return tuple(fitting)


def _height(image: Image.Image, width: int) -> int:
    return max(1, round(image.height * width / image.width))


def _share(image: Image.Image, quality: int, blobs: Path) -> Variant | None:
    """Cut the middle out of a photo for shared links; a photo too small for it would only be blurred."""
    if image.width < SHARE_LEAST[0] or image.height < SHARE_LEAST[1]:
        return None
    return _variant(ImageOps.fit(image, SHARE, Image.Resampling.LANCZOS), "jpeg", quality, blobs)


def _variant(image: Image.Image, name: Literal["webp", "jpeg"], quality: int, blobs: Path) -> Variant:
    buffer = io.BytesIO()
    if name == "webp":
        image.save(buffer, "WEBP", quality=quality, method=4)
    else:
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
    data = buffer.getvalue()
    blob = digest.of_bytes(data)
    target = blobs / blob
    if not target.exists() or target.stat().st_size != len(data):
        # by another name first: a killed run must not leave half a photo under a digest
        part = target.with_name(f"{blob}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(target)
    return Variant(width=image.width, height=image.height, format=name, blob=blob, size=len(data))
