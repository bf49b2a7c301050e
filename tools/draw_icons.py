"""Draw the icons of the default theme: the lane plate with its leaf, on paper white, as phones show it.

The same shapes as in `favicon.svg`, whose user units are those of `PLATE` and `LEAF`; drawn four times as
large and scaled down, which smooths every edge. The files are the same each time.

Usage: ``python tools/draw_icons.py``.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

ASSETS = Path(__file__).resolve().parent.parent / "themes" / "default" / "assets"
SIZES = (192, 512)
SCALE = 4
UNITS = 36
"""The side of the icon in user units: the plate is 30 wide, and paper shows around it."""

PAPER, BLUE, WHITE = "#faf9f4", "#123f94", "#ffffff"

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
LEAF: tuple[Curve, ...] = (
    ((16, 20.4), (10.8, 19.2), (9.4, 15.8), (9.6, 12)),
    ((9.6, 12), (13, 12.2), (15, 13.6), (16, 16.4)),
    ((16, 16.4), (17, 13.6), (19, 12.2), (22.4, 12)),
    ((22.4, 12), (22.6, 15.8), (21.2, 19.2), (16, 20.4)),
)
STEPS = 40


def main() -> None:
    """Write each icon."""
    for size in SIZES:
        drawn = icon(size).quantize(64, dither=Image.Dither.NONE)
        drawn.save(ASSETS / f"icon-{size}.png", "PNG", optimize=True)


def icon(size: int) -> Image.Image:
    """Draw the icon with sides of so many pixels."""
    image = Image.new("RGB", (size * SCALE, size * SCALE), PAPER)
    draw = ImageDraw.Draw(image)
    unit = size * SCALE / UNITS
    _rounded(draw, unit, (1, 5, 31, 27), 5, BLUE)
    _rounded(draw, unit, (2.8, 6.8, 29.2, 25.2), 3.8, WHITE)
    _rounded(draw, unit, (4.4, 8.4, 27.6, 23.6), 2.2, BLUE)
    draw.polygon([_place(point, unit) for curve in LEAF for point in _bent(curve)], fill=WHITE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _rounded(
    draw: ImageDraw.ImageDraw, unit: float, box: tuple[float, float, float, float], radius: float, fill: str
) -> None:
    corners = (*_place(box[:2], unit), *_place(box[2:], unit))
    draw.rounded_rectangle(corners, radius * unit, fill=fill)


def _place(point: Point, unit: float) -> Point:
    """Return where a point of the 32 units of `favicon.svg` lies, in pixels: in the middle of the icon."""
    margin = (UNITS - 32) / 2
    return (point[0] + margin) * unit, (point[1] + margin) * unit


def _bent(curve: Curve) -> list[Point]:
    """Return the points of a cubic Bézier curve."""
    a, b, c, d = curve
    found = []
    for step in range(STEPS):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
        found.append((x, y))
    return found


if __name__ == "__main__":
    main()
