"""What is painted on: colours, and the canvas with its fills, gradients, shadows and light."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1600, 1200, 2
Point = tuple[float, float]
Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """Read a colour written as six hexadecimal digits."""
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; a share of 0 gives the first, 1 the second."""
    share = min(1.0, max(0.0, share))
    r, g, b = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return r, g, b


def trace(text: str) -> list[Point]:
    """Read the points of an outline written as `x y, x y`."""
    pairs = (pair.split() for pair in text.split(","))
    return [(float(x), float(y)) for x, y in pairs]


PAPER = rgb("fbf6ea")
CREAM = rgb("f4e4c1")
OCHRE = rgb("e6b862")
PEACH = rgb("efc39b")
SAGE = rgb("c3d2ad")
MIST = rgb("c9d8d6")
ROSE = rgb("e6b3a2")
WALLS = (OCHRE, CREAM, SAGE, PEACH, MIST, rgb("f0d08b"))
SHUTTER_GREEN = rgb("4d7f66")
SHUTTER_TEAL = rgb("3f7f80")
SHUTTER_BROWN = rgb("8a5a3c")
SHUTTER_BLUE = rgb("55799a")
SHUTTERS = (SHUTTER_GREEN, SHUTTER_TEAL, SHUTTER_BROWN, SHUTTER_BLUE)
WHITE = rgb("fffaf0")
SHADOW = rgb("574f82")
NIGHT = rgb("16265a")
TILE = rgb("c2633f")
CLAY = rgb("c4744c")
ENAMEL = rgb("1d3f94")
LEAVES = (rgb("254f3a"), rgb("37704a"), rgb("569457"), rgb("86b968"), rgb("b9d588"))
DEEP_LEAVES = (rgb("1e443a"), rgb("2c5f49"), rgb("437f57"), rgb("6aa067"))
BRACTS = (rgb("a0175c"), rgb("c92a78"), rgb("e24d94"), rgb("f07eb2"), rgb("f9b3d2"))
LAMP = rgb("ffdf9a")
LIT = rgb("00ff00")
"""Marks what shines at dusk; no picture shows it."""


class Canvas:
    """A picture being painted, in coordinates of the finished size."""

    def __init__(self, seed: int, colour: Colour) -> None:
        self.random = random.Random(seed)
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), colour)
        self._draw = ImageDraw.Draw(self.image, "RGBA")
        self.lit: list[Sequence[Point]] = []
        """Windows with a lamp behind them, for `dusk`."""

    def fill(self, points: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """Fill a polygon with one colour."""
        self._draw.polygon(_scaled(points), fill=(*colour, alpha))

    def line(self, points: Sequence[Point], colour: Colour, width: float, alpha: int = 255) -> None:
        """Draw a line with round joints; an opaque one gets round ends too."""
        placed, thick = _scaled(points), max(1, round(width * SCALE))
        self._draw.line(placed, fill=(*colour, alpha), width=thick, joint="curve")
        if alpha == 255 and thick > 3:
            for x, y in (placed[0], placed[-1]):
                half = thick / 2
                self._draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def ellipse(self, centre: Point, rx: float, ry: float, colour: Colour, alpha: int = 255) -> None:
        """Fill an upright ellipse."""
        x, y = centre
        box = tuple(v * SCALE for v in (x - rx, y - ry, x + rx, y + ry))
        self._draw.ellipse(box, fill=(*colour, alpha))

    def ring(self, centre: Point, rx: float, ry: float, colour: Colour, width: float) -> None:
        """Draw the outline of an upright ellipse."""
        x, y = centre
        box = tuple(v * SCALE for v in (x - rx, y - ry, x + rx, y + ry))
        self._draw.ellipse(box, outline=colour, width=max(1, round(width * SCALE)))

    def gradient(
        self,
        points: Sequence[Point],
        first: Colour,
        last: Colour,
        *,
        sideways: bool = False,
        alpha: tuple[int, int] = (255, 255),
    ) -> None:
        """Fill a polygon from `first` (top, or left) to `last` (bottom, or right)."""
        placed = _scaled(points)
        box = _bounds(placed, self.image.size)
        if box is None:
            return
        whole = _bounds(placed, None)
        assert whole is not None
        ramp = _ramp(whole, box, sideways)
        size = (box[2] - box[0], box[3] - box[1])
        mask = _stencil(placed, box)
        if alpha != (255, 255):
            low, high = alpha
            mask = ImageChops.multiply(mask, ramp.point([round(low + (high - low) * v / 255) for v in range(256)]))
        paint = Image.composite(Image.new("RGB", size, last), Image.new("RGB", size, first), ramp)
        self.image.paste(paint, box[:2], mask)

    def shade(
        self, points: Sequence[Point], colour: Colour, alpha: int, blur: float, clip: Sequence[Point] | None = None
    ) -> None:
        """Lay a soft-edged polygon over the picture, kept inside `clip` where given."""
        placed = _scaled(points)
        box = _bounds(placed, self.image.size, pad=blur * SCALE * 3)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        step = 4 if blur >= 6 else 1
        small = (max(1, size[0] // step), max(1, size[1] // step))
        mask = Image.new("L", small, 0)
        moved = [((x - box[0]) / step, (y - box[1]) / step) for x, y in placed]
        ImageDraw.Draw(mask).polygon(moved, fill=alpha)
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE / step))
        mask = mask.resize(size, Image.Resampling.BICUBIC)
        if clip is not None:
            mask = ImageChops.multiply(mask, _stencil(_scaled(clip), box))
        self.image.paste(colour, box, mask)

    def glow(self, centre: Point, rx: float, ry: float, colour: Colour, alpha: int) -> None:
        """Lay light that fades from its centre over the picture."""
        x, y = (round(v * SCALE) for v in centre)
        wide, high = max(1, round(rx * SCALE)), max(1, round(ry * SCALE))
        fade = Image.radial_gradient("L").point([round(alpha * max(0.0, 1 - v / 181) ** 2) for v in range(256)])
        mask = fade.resize((wide * 2, high * 2), Image.Resampling.BICUBIC)
        layer = Image.new("RGB", mask.size, colour)
        self.image.paste(layer, (x - wide, y - high), mask)

    def mottle(self, points: Sequence[Point], colour: Colour, alpha: int, cell: tuple[float, float]) -> None:
        """Lay the unevenness of a gouache wash inside a polygon; `cell` is the size of a dab."""
        placed = _scaled(points)
        box = _bounds(placed, self.image.size)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        cells = (max(2, round(size[0] / (cell[0] * SCALE)) + 2), max(2, round(size[1] / (cell[1] * SCALE)) + 2))
        dabs = Image.frombytes("L", cells, self.random.randbytes(cells[0] * cells[1]))
        mask = dabs.resize(size, Image.Resampling.BICUBIC)
        mask = mask.point([max(0, v - 110) * alpha // 145 for v in range(256)])
        self.image.paste(colour, box, ImageChops.multiply(mask, _stencil(placed, box)))

    @contextmanager
    def inside(self, outline: Sequence[Point]) -> Iterator[None]:
        """Undo, at the end, whatever was painted outside an outline."""
        before = self.image.copy()
        yield
        mask = _stencil(_scaled(outline), (0, 0, *self.image.size))
        self._paint_on(Image.composite(self.image, before, mask))

    def closer(self, corner: Point, share: float) -> None:
        """Let the part of the picture that begins at a corner, a share of its width and height, fill the whole."""
        left, top = (round(v * SCALE) for v in corner)
        wide, high = (round(v * share) for v in self.image.size)
        part = self.image.crop((left, top, left + wide, top + high))
        self._paint_on(part.resize(self.image.size, Image.Resampling.BICUBIC))

    def dusk(self, tint: Colour, air: Colour, share: float) -> None:
        """Turn day into dusk; windows painted in the colour `LIT` shine, where nothing hides them."""
        red, green, blue = self.image.split()
        mask = ImageChops.multiply(
            green.point([255 * (v > 165) for v in range(256)]),
            ImageChops.multiply(*(band.point([255 * (v < 100) for v in range(256)]) for band in (red, blue))),
        )
        size = self.image.size
        dark = ImageChops.multiply(self.image, Image.new("RGB", size, tint))
        self._paint_on(Image.blend(dark, Image.new("RGB", size, air), share))
        before = self.image.copy()
        for pane in self.lit:
            self.gradient(pane, LAMP, rgb("efa65a"))
        self._paint_on(Image.composite(self.image, before, mask))
        for pane in self.lit:
            xs, ys = [x for x, _ in pane], [y for _, y in pane]
            x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            place = (round(x * SCALE), round(y * SCALE))
            seen = 0 <= place[0] < size[0] and 0 <= place[1] < size[1] and mask.getpixel(place)
            if seen:
                reach = (max(xs) - min(xs) + max(ys) - min(ys)) * 0.8
                self.glow((x, y), reach, reach, LAMP, 64)

    def _paint_on(self, image: Image.Image) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image, "RGBA")

    def finished(self) -> Image.Image:
        """Scale down and lay the grain of the paper over the picture."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        grain = Image.frombytes("L", (WIDTH, HEIGHT), self.random.randbytes(WIDTH * HEIGHT))
        grain = grain.filter(ImageFilter.GaussianBlur(1.1))
        light = grain.point([max(0, min(255, (v - 128) * 3)) * 15 // 255 for v in range(256)])
        dark = grain.point([max(0, min(255, (128 - v) * 3)) * 14 // 255 for v in range(256)])
        small.paste(WHITE, (0, 0), light)
        small.paste(rgb("4a3a4c"), (0, 0), dark)
        return small


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _stencil(points: Sequence[Point], box: tuple[int, int, int, int]) -> Image.Image:
    """Return a mask of the size of a box that lets a polygon through."""
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
    ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in points], fill=255)
    return mask


def _bounds(points: Sequence[Point], size: tuple[int, int] | None, pad: float = 0) -> tuple[int, int, int, int] | None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = math.floor(min(xs) - pad), math.floor(min(ys) - pad)
    right, bottom = math.ceil(max(xs) + pad) + 1, math.ceil(max(ys) + pad) + 1
    if size is not None:
        left, top = max(0, left), max(0, top)
        right, bottom = min(size[0], right), min(size[1], bottom)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _ramp(whole: tuple[int, int, int, int], box: tuple[int, int, int, int], sideways: bool) -> Image.Image:
    """Cut from the ramp over `whole` the part that falls into `box`."""
    ramp = Image.linear_gradient("L")
    if sideways:
        ramp = ramp.transpose(Image.Transpose.ROTATE_90)
    wide, high = whole[2] - whole[0], whole[3] - whole[1]
    part = (
        (box[0] - whole[0]) / wide * 256,
        (box[1] - whole[1]) / high * 256,
        (box[2] - whole[0]) / wide * 256,
        (box[3] - whole[1]) / high * 256,
    )
    size = (box[2] - box[0], box[3] - box[1])
    return ramp.resize(size, Image.Resampling.BILINEAR, box=part)
