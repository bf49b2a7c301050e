"""Draw the illustrations of the sample content.

The sample models have no photographs that may be published, so each gets a drawing, and its
caption says so. Everything here is original and deterministic: one seed a picture, no fonts, no
files read. Coordinates are those of the finished picture (1600 × 1200, y downwards); drawing
happens at twice that size and is scaled down at the end, which smooths every edge. Outlines are
written as text, ``x y, x y``, as in an SVG path.

The order of the module: canvas, plants, walls and houses, things, grounds, pictures.

Usage: ``python tools/draw_pictures.py [WORD…] [--out DIR]``.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1600, 1200, 2
LARGEST_FILE = 250_000

Point = tuple[float, float]
Colour = tuple[int, int, int]
Plane = Callable[[float, float, float], Point]
"""Maps (along the wall, up, out of the wall), in metres, to a place in the picture."""


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


# -- The canvas -----------------------------------------------------------------------------------


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


# -- Leaves and flowers ---------------------------------------------------------------------------


def leaf(canvas: Canvas, at: Point, length: float, angle: float, colour: Colour, width: float = 0.42) -> None:
    """Draw one pointed leaf that starts at a place and grows in the direction of an angle."""
    cos, sin = math.cos(angle), math.sin(angle)
    outline = ((0, 0), (0.25, 0.8), (0.55, 1), (0.82, 0.55), (1, 0))
    half = length * width / 2
    upper = [(s * length, w * half) for s, w in outline]
    shape = upper + [(x, -y) for x, y in reversed(upper[1:-1])]
    canvas.fill([(at[0] + x * cos - y * sin, at[1] + x * sin + y * cos) for x, y in shape], colour)


def clump(
    canvas: Canvas, centre: Point, rx: float, ry: float, tones: Sequence[Colour], size: float, density: float = 1.0
) -> None:
    """Paint a tuft of leaves: dark ones first and below, light ones last and above left."""
    chance = canvas.random
    number = max(4, round(density * 5.5 * rx * ry / (size * size)))
    for layer, tone in enumerate(tones):
        up = layer / max(1, len(tones) - 1)
        for _ in range(round(number * (1 - 0.45 * up))):
            turn, far = chance.uniform(0, math.tau), math.sqrt(chance.random())
            x = centre[0] + rx * (far * math.cos(turn) * (1 - 0.3 * up) - 0.22 * up)
            y = centre[1] + ry * (far * math.sin(turn) * (1 - 0.35 * up) - 0.3 * up)
            shade = mix(tone, tones[max(0, layer - 1)], chance.uniform(0, 0.5))
            long = size * chance.uniform(0.7, 1.25)
            leaf(canvas, (x, y), long, chance.uniform(-0.6, math.pi + 0.6), shade)


def bush(
    canvas: Canvas,
    centre: Point,
    rx: float,
    ry: float,
    tones: Sequence[Colour] = LEAVES,
    size: float = 14,
    lumps: int = 9,
) -> None:
    """Paint a mass of foliage out of tufts, the upper ones behind."""
    chance = canvas.random
    spots = []
    for _ in range(lumps):
        turn, far = chance.uniform(0, math.tau), math.sqrt(chance.random())
        spots.append((centre[0] + rx * 0.72 * far * math.cos(turn), centre[1] + ry * 0.72 * far * math.sin(turn)))
    clump(canvas, centre, rx * 0.85, ry * 0.85, tones[:2], size, 0.8)
    for x, y in sorted(spots, key=lambda spot: spot[1]):
        share = chance.uniform(0.34, 0.5)
        clump(canvas, (x, y), rx * share, ry * share, tones, size)


def bract(canvas: Canvas, at: Point, size: float, tone: int) -> None:
    """Draw one bougainvillea: three papery bracts round a cream dot."""
    chance = canvas.random
    turn = chance.uniform(0, math.tau)
    for part in range(3):
        colour = mix(BRACTS[tone], BRACTS[min(len(BRACTS) - 1, tone + 1)], chance.random() * 0.7)
        leaf(canvas, at, size * 0.62, turn + part * math.tau / 3, colour, 0.95)
    if size > 9:
        canvas.ellipse(at, size * 0.07, size * 0.07, rgb("fff3cf"))


def blossom(canvas: Canvas, centre: Point, rx: float, ry: float, size: float, density: float = 1.0) -> None:
    """Paint a cloud of bougainvillea, lit from above left."""
    chance = canvas.random
    number = max(3, round(density * 2.6 * rx * ry / (size * size)))
    for layer in range(4):
        up = layer / 3
        for _ in range(round(number * (1 - 0.4 * up))):
            turn, far = chance.uniform(0, math.tau), math.sqrt(chance.random())
            x = centre[0] + rx * (far * math.cos(turn) * (1 - 0.25 * up) - 0.2 * up)
            y = centre[1] + ry * (far * math.sin(turn) * (1 - 0.25 * up) - 0.28 * up)
            bract(canvas, (x, y), size * chance.uniform(0.75, 1.2), layer)


def curve(start: Point, bend: Point, end: Point, steps: int = 16) -> list[Point]:
    """Sample a quadratic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        points.append(
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
            )
        )
    return points


def smooth(corners: Sequence[Point], steps: int = 8) -> list[Point]:
    """Round a closed outline through its corners (Catmull and Rom's spline)."""
    count, points = len(corners), []
    for index in range(count):
        near = [corners[(index + k) % count] for k in (-1, 0, 1, 2)]
        for step in range(steps):
            t = step / steps
            points.append((_spline([x for x, _ in near], t), _spline([y for _, y in near], t)))
    return points


def _spline(near: Sequence[float], t: float) -> float:
    p, q, r, s = near
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)


@dataclass(frozen=True)
class Frame:
    """The own coordinates of a thing: (0, 0) is its foot, 1 its size, and up is positive."""

    canvas: Canvas
    foot: Point
    size: float

    def at(self, a: float, b: float) -> Point:
        """Return the place of a point in the picture."""
        return self.foot[0] + self.size * a, self.foot[1] - self.size * b

    def path(self, text: str) -> list[Point]:
        """Read points that are written in these coordinates."""
        return [self.at(a, b) for a, b in trace(text)]

    def fill(self, text: str, colour: Colour, alpha: int = 255) -> None:
        """Fill a polygon."""
        self.canvas.fill(self.path(text), colour, alpha)

    def blob(self, text: str, first: Colour, last: Colour | None = None, *, sideways: bool = False) -> None:
        """Fill an outline rounded through its corners, with one colour or a gradient."""
        self.canvas.gradient(smooth(self.path(text)), first, first if last is None else last, sideways=sideways)

    def gradient(self, text: str, first: Colour, last: Colour, *, sideways: bool = False) -> None:
        """Fill a polygon with a gradient."""
        self.canvas.gradient(self.path(text), first, last, sideways=sideways)

    def line(self, text: str, colour: Colour, width: float, alpha: int = 255) -> None:
        """Draw a line; its width is a share of the size."""
        self.canvas.line(self.path(text), colour, max(0.8, self.size * width), alpha)

    def bow(self, text: str, colour: Colour, width: float) -> None:
        """Draw a quadratic curve through three points: start, bend and end."""
        start, bend, end = self.path(text)
        self.canvas.line(curve(start, bend, end), colour, max(0.8, self.size * width))

    def oval(self, text: str, colour: Colour, alpha: int = 255) -> None:
        """Fill an ellipse written as its centre and its two radii."""
        (a, b), (rx, ry) = trace(text)
        self.canvas.ellipse(self.at(a, b), rx * self.size, ry * self.size, colour, alpha)

    def ring(self, text: str, colour: Colour, width: float) -> None:
        """Draw the outline of an ellipse written as its centre and its two radii."""
        (a, b), (rx, ry) = trace(text)
        self.canvas.ring(self.at(a, b), rx * self.size, ry * self.size, colour, max(0.8, self.size * width))

    def shade(self, text: str, alpha: int, blur: float, colour: Colour = SHADOW) -> None:
        """Lay a soft shadow."""
        self.canvas.shade(self.path(text), colour, alpha, blur)


def spray(canvas: Canvas, start: Point, end: Point, size: float, pink: float = 0.6) -> None:
    """Draw one hanging branch with leaves, and bracts towards its tip."""
    chance = canvas.random
    sag = (start[0] + (end[0] - start[0]) * 0.75, start[1] + (end[1] - start[1]) * 0.12)
    path = curve(start, sag, end, max(6, round(math.dist(start, end) / (size * 0.55))))
    canvas.line(path, rgb("4c5a3a"), max(0.8, size * 0.09))
    for step, at in enumerate(path):
        share = step / len(path)
        for _ in range(2):
            tone = LEAVES[chance.choice((1, 2, 2, 3))]
            leaf(canvas, at, size * chance.uniform(0.6, 1.1), chance.uniform(0.0, math.pi), tone)
        for _ in range(3):
            if chance.random() < pink * (0.25 + 0.9 * math.sin(share * 2.6)):
                spread = size * (0.75 - 0.45 * share)
                x = at[0] + chance.uniform(-spread, spread)
                y = at[1] + chance.uniform(-spread, spread)
                bract(canvas, (x, y), size * chance.uniform(0.8, 1.15), chance.choice((1, 2, 2, 3)))


def cascade(canvas: Canvas, path: Sequence[Point], depth: float, size: float, pink: float = 0.65) -> None:
    """Let bougainvillea spill over an edge: foliage behind, blossom before, sprays hanging down."""
    chance = canvas.random
    length = sum(math.dist(a, b) for a, b in pairwise(path))
    spots = list(_along(path, max(3, round(length / (depth * 0.42)))))
    for x, y in spots:
        wide = depth * chance.uniform(0.42, 0.62)
        clump(canvas, (x, y - depth * 0.05), wide, wide * 0.72, LEAVES[:4], size)
    for x, y in spots:
        if chance.random() < 0.85:
            end = (x + chance.uniform(-0.5, 0.6) * depth, y + depth * chance.uniform(0.3, 1.2))
            spray(canvas, (x, y), end, size, pink)
    for x, y in spots:
        if chance.random() < pink + 0.15:
            wide = depth * chance.uniform(0.22, 0.42)
            at = (x + chance.uniform(-0.2, 0.2) * depth, y + chance.uniform(-0.3, 0.18) * depth)
            blossom(canvas, at, wide, wide * 0.7, size)
        else:
            wide = depth * 0.25
            clump(canvas, (x, y - depth * 0.15), wide, wide * 0.8, LEAVES[1:], size)


def _along(path: Sequence[Point], number: int) -> Iterator[Point]:
    """Yield places at even distances along a path, with a little unrest."""
    lengths = [math.dist(a, b) for a, b in pairwise(path)]
    for index in range(number):
        rest = sum(lengths) * (index + 0.5) / number
        for (a, b), length in zip(pairwise(path), lengths, strict=True):
            if rest <= length:
                t = rest / length
                yield a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
                break
            rest -= length


# -- Pots and what grows in them ------------------------------------------------------------------


def pot(canvas: Canvas, base: Point, width: float, colour: Colour) -> None:
    """Draw a round pot standing on its base point, lit from the left."""
    own = Frame(canvas, base, width)
    light, dark = mix(colour, WHITE, 0.28), mix(colour, SHADOW, 0.42)
    own.oval("0.14 0, 0.52 0.13", SHADOW, 80)
    turns = [k * math.pi / 16 for k in range(17)]
    foot = [own.at(-0.34 * math.cos(turn), 0.05 - 0.1 * math.sin(turn)) for turn in turns]
    canvas.gradient([own.at(0.46, 0.72), own.at(-0.46, 0.72), *foot], light, dark, sideways=True)
    own.gradient("-0.5 0.86, 0.5 0.86, 0.485 0.715, -0.485 0.715", mix(light, WHITE, 0.2), dark, sideways=True)
    own.fill("-0.45 0.715, 0.45 0.715, 0.43 0.64, -0.43 0.64", SHADOW, 60)
    own.oval("0 0.86, 0.5 0.12", mix(colour, WHITE, 0.18))
    own.oval("0 0.86, 0.42 0.085", rgb("4d3a30"))


def blade(canvas: Canvas, foot: Point, tip: Point, width: float, colour: Colour) -> None:
    """Draw one long leaf that bends outwards to its tip."""
    bend = (foot[0] + (tip[0] - foot[0]) * 0.25, tip[1] + (foot[1] - tip[1]) * 0.2)
    path = curve(foot, bend, tip, 10)
    sides = [width * (1 - (step / 10) ** 2) / 2 for step in range(11)]
    left = [(x - side, y) for (x, y), side in zip(path, sides, strict=True)]
    right = [(x + side, y) for (x, y), side in zip(path, sides, strict=True)]
    canvas.fill([*left, *reversed(right)], colour)
    canvas.fill([*path, *reversed(right)], mix(colour, LEAVES[0], 0.35))


def plant(canvas: Canvas, base: Point, size: float, kind: str) -> None:
    """Let one of a few kinds of plant grow out of a pot; `size` is its height."""
    x, y = base
    chance = canvas.random
    grain = max(3.0, size * 0.13)
    if kind == "blades":
        for _ in range(18):
            lean = chance.uniform(-1, 1)
            high = size * (1 - 0.3 * abs(lean)) * chance.uniform(0.75, 1)
            blade(
                canvas,
                (x + lean * size * 0.1, y),
                (x + lean * size * 0.55, y - high),
                size * 0.075,
                chance.choice(LEAVES[1:4]),
            )
        return
    if kind == "tall":
        canvas.line([(x, y), (x + size * 0.03, y - size * 0.6)], rgb("6b5238"), size * 0.05)
        bush(canvas, (x, y - size * 0.72), size * 0.34, size * 0.34, LEAVES, grain * 0.8, 7)
        return
    if kind == "round":
        bush(canvas, (x, y - size * 0.34), size * 0.42, size * 0.4, LEAVES, grain, 6)
        return
    if kind == "pink":
        bush(canvas, (x, y - size * 0.4), size * 0.4, size * 0.42, LEAVES[:4], grain, 5)
        for _ in range(5):
            at = (x + chance.uniform(-0.34, 0.3) * size, y - size * chance.uniform(0.25, 0.8))
            blossom(canvas, at, size * 0.15, size * 0.13, grain)
        return
    bush(canvas, (x, y - size * 0.32), size * 0.4, size * 0.36, LEAVES[:4], grain, 5)
    petals = {"white": WHITE, "gold": rgb("f3b53c"), "red": rgb("d9534a")}[kind]
    for _ in range(13):
        at = (x + chance.uniform(-0.38, 0.34) * size, y - size * chance.uniform(0.2, 0.68))
        for turn in range(5):
            angle = turn * math.tau / 5 + chance.random()
            leaf(canvas, at, grain * 0.55, angle, mix(petals, SHADOW, chance.random() * 0.18), 0.8)
        canvas.ellipse(at, grain * 0.13, grain * 0.13, rgb("f0b64a"))


PLANTS = ("pink", "round", "white", "blades", "pink", "gold", "tall", "red")
GLAZES = {
    "clay": CLAY,
    "blue": rgb("3d6d92"),
    "cream": rgb("e9dcc2"),
    "brown": rgb("8f4f3c"),
    "teal": rgb("5d8a84"),
}


def potted(canvas: Canvas, base: Point, width: float, kind: str, glaze: str) -> None:
    """Draw a pot with its plant; the plant is about twice as high as the pot."""
    pot(canvas, base, width, GLAZES[glaze])
    tall = {"tall": 2.4, "blades": 1.7, "pink": 1.7}.get(kind, 1.3)
    plant(canvas, (base[0], base[1] - width * 0.84), width * tall, kind)


def any_potted(canvas: Canvas, base: Point, width: float) -> None:
    """Draw a pot with a plant that chance picks."""
    chance = canvas.random
    potted(canvas, base, width, chance.choice(PLANTS), chance.choice(("clay", "clay", *GLAZES)))


def pots(canvas: Canvas, text: str) -> None:
    """Draw pots from back to front, written as `x y width plant glaze, …`."""
    for entry in text.split(","):
        x, y, width, kind, glaze = entry.split()
        potted(canvas, (float(x), float(y)), float(width), kind, glaze)


# -- Walls and houses -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Light:
    """How the light of a scene changes colours: in shade, through haze, with lamps lit."""

    shade: float = 0.0
    haze: float = 0.0
    air: Colour = PAPER
    lamps: float = 0.0

    def on(self, colour: Colour) -> Colour:
        """Return a colour as it looks under this light."""
        return mix(mix(colour, rgb("7d7ba6"), self.shade), self.air, self.haze)


@dataclass(frozen=True)
class Lane:
    """A view along a lane: x across, y up and z away, in metres."""

    vanishing: float = 800
    horizon: float = 620
    focal: float = 1150
    eye: float = 1.75

    def at(self, x: float, y: float, z: float) -> Point:
        """Project a point."""
        return self.vanishing + self.focal * x / z, self.horizon - self.focal * (y - self.eye) / z

    def left(self, x: float, z: float) -> Plane:
        """Return a wall on the left, from depth `z` away from us, facing right."""
        return lambda u, v, d: self.at(x + d, v, max(1.2, z + u))

    def right(self, x: float, z: float) -> Plane:
        """Return a wall on the right, facing left."""
        return lambda u, v, d: self.at(x - d, v, max(1.2, z + u))

    def front(self, x: float, z: float) -> Plane:
        """Return a wall across the view, from `x` to the right, facing us."""
        return lambda u, v, d: self.at(x + u, v, z - d)


@dataclass(frozen=True)
class Oblique:
    """A view from above at a slant, without a vanishing point."""

    origin: Point
    unit: float

    def at(self, x: float, y: float, z: float) -> Point:
        """Project a point: x to the lower right, z to the upper right, y up."""
        return (self.origin[0] + self.unit * (x + z) * 0.86, self.origin[1] + self.unit * ((x - z) * 0.46 - y))


def flat(left: float, ground: float, unit: float) -> Plane:
    """Return a wall seen straight on: `unit` pixels a metre; what stands out moves down a little."""
    return lambda u, v, d: (left + u * unit, ground - v * unit + d * unit * 0.16)


def quad(plane: Plane, u: tuple[float, float], v: tuple[float, float], d: float = 0.0) -> list[Point]:
    """Return a rectangle of a wall as a polygon: lower left, lower right, upper right, upper left."""
    return [plane(u[0], v[0], d), plane(u[1], v[0], d), plane(u[1], v[1], d), plane(u[0], v[1], d)]


def box(
    canvas: Canvas, plane: Plane, u: tuple[float, float], v: tuple[float, float], d: tuple[float, float], colour: Colour
) -> None:
    """Draw a box that stands out of a wall: only the faces that are turned to us."""
    front = quad(plane, u, v, d[1])
    (a, b), (low, high), (back, out) = u, v, d
    wall = min(out, max(0.0, back))
    faces = (
        ([plane(a, low, wall), plane(b, low, wall), plane(b, low, out), plane(a, low, out)], 0.5),
        ([plane(a, high, out), plane(b, high, out), plane(b, high, back), plane(a, high, back)], -0.3),
        ([plane(a, low, back), plane(a, low, out), plane(a, high, out), plane(a, high, back)], 0.2),
        ([plane(b, low, out), plane(b, low, back), plane(b, high, back), plane(b, high, out)], 0.3),
    )
    turn = _area(front) > 0
    for face, dark in faces:
        if (_area(face) > 0) == turn:
            canvas.fill(face, mix(colour, SHADOW if dark > 0 else WHITE, abs(dark)))
    canvas.fill(front, colour)


def _area(points: Sequence[Point]) -> float:
    following = [*points[1:], points[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, following, strict=True))


def window(
    canvas: Canvas, plane: Plane, middle: float, sill: float, size: tuple[float, float], shutter: Colour, light: Light
) -> None:
    """Draw a window with open louvred shutters, dark or lit from within."""
    half, top = size[0] / 2, sill + size[1]
    sides = (middle - half, middle + half)
    frame = light.on(rgb("f3ead6"))
    canvas.fill(quad(plane, (sides[0] - 0.08, sides[1] + 0.08), (sill - 0.06, top + 0.1)), frame)
    pane = quad(plane, sides, (sill, top))
    if light.lamps:
        glowing = canvas.random.random() < light.lamps
        if glowing:
            canvas.lit.append(pane)
        upper, lower = (LIT, LIT) if glowing else (rgb("3a4a78"), rgb("2b3963"))
    else:
        upper, lower = light.on(rgb("39535a")), light.on(rgb("6f8d8c"))
    canvas.gradient(pane, upper, lower)
    canvas.fill(quad(plane, (middle - 0.03, middle + 0.03), (sill, top)), frame)
    canvas.fill(quad(plane, sides, (sill + size[1] * 0.66, sill + size[1] * 0.7)), frame)
    canvas.fill(quad(plane, sides, (top - 0.12, top)), SHADOW, 90)
    for inner, outer in ((sides[0], sides[0] - half), (sides[1], sides[1] + half)):
        shutter_leaf(canvas, plane, (inner, outer), (sill, top), light.on(shutter))
    box(canvas, plane, (sides[0] - 0.14, sides[1] + 0.14), (sill - 0.14, sill - 0.04), (0, 0.14), frame)
    canvas.fill(quad(plane, (sides[0] - 0.1, sides[1] + 0.1), (sill - 0.3, sill - 0.14)), SHADOW, 40)


def shutter_leaf(canvas: Canvas, plane: Plane, u: tuple[float, float], v: tuple[float, float], colour: Colour) -> None:
    """Draw one leaf of a shutter, folded back against the wall."""
    shift = 0.05
    canvas.fill([(x + 3, y + 4) for x, y in quad(plane, u, v, 0.0)], SHADOW, 60)
    canvas.fill(quad(plane, u, v, shift), colour)
    inset = (u[1] - u[0]) * 0.16
    field = (u[0] + inset, u[1] - inset)
    slats = 11
    for part in ((v[0] + 0.08, (v[0] + v[1]) / 2 - 0.05), ((v[0] + v[1]) / 2 + 0.05, v[1] - 0.08)):
        canvas.fill(quad(plane, field, part, shift), mix(colour, SHADOW, 0.35))
        step = (part[1] - part[0]) / slats
        for slat in range(slats):
            low = part[0] + slat * step
            canvas.fill(quad(plane, field, (low + step * 0.35, low + step * 0.9), shift), mix(colour, WHITE, 0.12))


def door(canvas: Canvas, plane: Plane, u: tuple[float, float], top: float, colour: Colour, light: Light) -> None:
    """Draw a panelled double door with a light above it."""
    frame = light.on(rgb("f0e5cd"))
    canvas.fill(quad(plane, (u[0] - 0.12, u[1] + 0.12), (0, top + 0.14)), frame)
    canvas.fill(quad(plane, u, (0, top)), light.on(mix(colour, SHADOW, 0.3)))
    above = quad(plane, (u[0] + 0.05, u[1] - 0.05), (top - 0.45, top - 0.05))
    canvas.fill(above, LIT if light.lamps else light.on(rgb("43605f")))
    if light.lamps:
        canvas.lit.append(above)
    for bar in range(1, 5):
        at = u[0] + (u[1] - u[0]) * bar / 5
        canvas.fill(quad(plane, (at - 0.02, at + 0.02), (top - 0.45, top - 0.05)), light.on(colour))
    leaves = 2 if u[1] - u[0] < 1.7 else 4
    wide = (u[1] - u[0]) / leaves
    for part in range(leaves):
        sides = (u[0] + part * wide + 0.03, u[0] + (part + 1) * wide - 0.03)
        canvas.gradient(
            quad(plane, sides, (0.04, top - 0.52)),
            light.on(mix(colour, WHITE, 0.08)),
            light.on(mix(colour, SHADOW, 0.22)),
        )
        inner = (sides[0] + wide * 0.17, sides[1] - wide * 0.17)
        for low, high in ((0.2, 0.9), (1.05, top - 0.68)):
            canvas.fill(quad(plane, inner, (low, high)), light.on(mix(colour, SHADOW, 0.42)))
            canvas.fill(
                quad(plane, (inner[0] + 0.03, inner[1]), (low, high - 0.03)), light.on(mix(colour, WHITE, 0.12))
            )


def balcony(canvas: Canvas, plane: Plane, u: tuple[float, float], floor: float, light: Light, iron: Colour) -> None:
    """Draw a balcony with a fine railing."""
    depth = 0.6
    slab = light.on(rgb("efe3c8"))
    canvas.fill(quad(plane, u, (floor - 0.95, floor - 0.16)), SHADOW, 46)
    box(canvas, plane, u, (floor - 0.16, floor), (0, depth), slab)
    rail = light.on(iron)
    near = abs(plane(u[0], floor, depth)[1] - plane(u[0], floor + 1, depth)[1])
    bars = max(8, round((u[1] - u[0]) * 7))
    for bar in range(bars + 1):
        at = u[0] + (u[1] - u[0]) * bar / bars
        canvas.line([plane(at, floor, depth), plane(at, floor + 0.85, depth)], rail, max(0.7, near * 0.016))
    for bar in range(4):
        out = depth * bar / 4
        canvas.line([plane(u[0], floor, out), plane(u[0], floor + 0.85, out)], rail, max(0.7, near * 0.016))
    for high in (0.1, 0.87):
        canvas.line(
            [plane(u[0], floor + high, 0), plane(u[0], floor + high, depth), plane(u[1], floor + high, depth)],
            rail,
            max(1.0, near * 0.035),
        )


@dataclass(frozen=True)
class House:
    """A tube house: narrow, tall, with one or two windows a storey."""

    width: float
    storeys: int
    wall: Colour
    shutter: Colour
    windows: int = 1
    balconies: bool = True
    tiled: bool = False
    deep: float = 9.0

    @property
    def height(self) -> float:
        """The height of the wall without parapet or roof."""
        return 3.3 * self.storeys + 0.2


def plaster(canvas: Canvas, face: Sequence[Point], colour: Colour) -> None:
    """Paint limewashed plaster: a little paler above, uneven, warmer towards the ground."""
    canvas.gradient(face, mix(colour, WHITE, 0.1), mix(colour, rgb("b98f6a"), 0.2))
    canvas.mottle(face, mix(colour, WHITE, 0.5), 70, (46, 30))
    canvas.mottle(face, mix(colour, SHADOW, 0.5), 42, (30, 70))


def house(canvas: Canvas, plane: Plane, form: House, light: Light) -> None:
    """Draw a house whose wall begins at the plane's origin."""
    chance = canvas.random
    wide, high = form.width, form.height
    wall = light.on(form.wall)
    box(canvas, plane, (0, wide), (0, high), (-form.deep, 0), wall)
    plaster(canvas, quad(plane, (0, wide), (0, high)), wall)
    canvas.fill(quad(plane, (0, wide), (0, 0.55)), light.on(mix(form.wall, SHADOW, 0.35)), 120)
    door_width = 1.3 if form.windows == 1 else 2.3
    start = chance.uniform(0.35, max(0.4, wide - door_width - 1.6))
    door(canvas, plane, (start, start + door_width), 2.5, form.shutter, light)
    if wide - start - door_width > 1.5:
        window(canvas, plane, (start + door_width + wide) / 2 + 0.05, 1.05, (0.6, 1.3), form.shutter, light)
    for storey in range(1, form.storeys):
        floor = 3.3 * storey
        box(canvas, plane, (0, wide), (floor - 0.1, floor + 0.06), (0, 0.1), light.on(mix(form.wall, WHITE, 0.5)))
        canvas.fill(quad(plane, (0, wide), (floor - 0.3, floor - 0.1)), SHADOW, 40)
        places = [wide * (k + 0.5) / form.windows for k in range(form.windows)]
        for place in places:
            window(canvas, plane, place, floor + 0.75, (0.95, 1.65), form.shutter, light)
        if form.balconies and chance.random() < 0.75:
            balcony(canvas, plane, (wide * 0.14, wide * 0.86), floor + 0.12, light, rgb("4a6660"))
    crown(canvas, plane, form, light)


def crown(canvas: Canvas, plane: Plane, form: House, light: Light) -> None:
    """Finish a house above: a tiled edge, or a cornice with a low parapet."""
    wide, high = form.width, form.height
    if form.tiled:
        tile = light.on(TILE)
        box(canvas, plane, (-0.15, wide + 0.15), (high, high + 0.18), (0, 0.45), tile)
        slope = [
            plane(-0.15, high + 0.15, 0.45),
            plane(wide + 0.15, high + 0.15, 0.45),
            plane(wide + 0.15, high + 1.4, -1.8),
            plane(-0.15, high + 1.4, -1.8),
        ]
        canvas.gradient(slope, mix(tile, WHITE, 0.2), mix(tile, SHADOW, 0.25))
        rows = max(6, round(wide * 4))
        for row in range(rows + 1):
            at = -0.15 + (wide + 0.3) * row / rows
            canvas.line([plane(at, high + 0.15, 0.45), plane(at, high + 1.4, -1.8)], mix(tile, SHADOW, 0.45), 1.2, 150)
    else:
        trim = light.on(mix(form.wall, WHITE, 0.55))
        box(canvas, plane, (0, wide), (high, high + 0.7), (-form.deep, 0.05), light.on(form.wall))
        box(canvas, plane, (-0.08, wide + 0.08), (high - 0.1, high + 0.1), (-0.3, 0.28), trim)
        box(canvas, plane, (-0.05, wide + 0.05), (high + 0.65, high + 0.8), (-0.3, 0.16), trim)
    canvas.fill(quad(plane, (0, wide), (high - 0.5, high - 0.1)), SHADOW, 56)


def pillar(canvas: Canvas, plane: Plane, u: float, high: float, plinth: float) -> None:
    """Draw a gate pillar with its caps."""
    sides = (u, u + 0.32)
    shaft = quad(plane, sides, (0, high))
    canvas.gradient(shaft, rgb("f2d79e"), rgb("c79b64"), sideways=True)
    canvas.mottle(shaft, WHITE, 60, (30, 40))
    canvas.fill(quad(plane, sides, (0, plinth)), rgb("8d6a54"), 110)
    for level, grow in ((high - 0.03, 0.07), (high + 0.09, 0.03)):
        box(canvas, plane, (u - grow, u + 0.32 + grow), (level, level + 0.1), (0, 0.2), rgb("f6e6c2"))


def plinth(canvas: Canvas, plane: Plane, u: tuple[float, float], high: float, ledge: Colour) -> None:
    """Paint the darker foot of a wall, with a ledge above it."""
    face = quad(plane, u, (0, high))
    canvas.gradient(face, rgb("b08c6c"), rgb("8b6b57"))
    canvas.mottle(face, SHADOW, 60, (60, 26))
    box(canvas, plane, u, (high - 0.02, high + 0.05), (0, 0.1), ledge)


def tile_cap(canvas: Canvas, plane: Plane, u: tuple[float, float], top: float) -> None:
    """Cover a wall with tiles whose round ends face us, and lay their shadow on the wall."""
    box(canvas, plane, u, (top, top + 0.12), (0, 0.24), TILE)
    for k in range(round((u[1] - u[0]) * 9)):
        x, y = plane(u[0] + (k + 0.5) / 9, top + 0.06, 0.24)
        canvas.ellipse((x, y), 12, 15, mix(TILE, SHADOW, 0.3))
        canvas.ellipse((x - 1.5, y - 2), 10.5, 13, mix(TILE, WHITE, 0.12))
    canvas.shade(quad(plane, u, (top - 0.24, top - 0.03)), SHADOW, 105, 8, quad(plane, u, (0, top)))


def tiled_slope(canvas: Canvas, slope: Sequence[Point], rows: int, colour: Colour) -> None:
    """Paint a roof that is seen from above; `slope` runs along the eaves, then back along the ridge."""
    canvas.gradient(slope, mix(colour, WHITE, 0.14), mix(colour, SHADOW, 0.08))
    canvas.mottle(slope, rgb("8f3f2c"), 90, (24, 13))
    canvas.mottle(slope, rgb("efb27f"), 70, (28, 11))
    for row in range(rows + 1):
        low, high = (_between(*ends, row / rows) for ends in ((slope[0], slope[1]), (slope[3], slope[2])))
        canvas.line([low, high], mix(colour, SHADOW, 0.5), 1.7, 120)


def vent_bricks(canvas: Canvas, plane: Plane, corner: Point, across: int, up: int, light: Light) -> None:
    """Draw a panel of pierced cement bricks, as tube houses have for air."""
    size = 0.24
    left, low = corner
    around = quad(plane, (left - 0.07, left + across * size + 0.07), (low - 0.07, low + up * size + 0.07))
    canvas.fill(around, light.on(rgb("e9dcc0")))
    petal = trace("0.015 0, 0.05 0.035, 0.09 0, 0.05 -0.035")
    for number in range(across * up):
        u, v = left + (number % across + 0.5) * size, low + (number // across + 0.5) * size
        canvas.fill(quad(plane, (u - 0.1, u + 0.1), (v - 0.1, v + 0.1)), light.on(rgb("c9b691")))
        for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            shape = [plane(u + a * cos - b * sin, v + a * sin + b * cos, 0) for a, b in petal]
            canvas.fill(shape, light.on(rgb("6a5f5d")))


def iron_gate(canvas: Canvas, plane: Plane, u: tuple[float, float], top: float, colour: Colour) -> None:
    """Draw a double gate of iron bars with rings and an arched top."""
    middle, half = (u[0] + u[1]) / 2, (u[1] - u[0]) / 2
    unit = math.dist(plane(0, 0, 0), plane(1, 0, 0))
    bars = 18
    places = [u[0] + (u[1] - u[0]) * bar / bars for bar in range(bars + 1)]
    crest = [plane(place, top + 0.32 * (1 - ((place - middle) / half) ** 2), 0) for place in places]
    for bar, place in enumerate(places):
        post = bar in (0, bars // 2, bars)
        canvas.line([plane(place, 0.06, 0), crest[bar]], colour, unit * (0.05 if post else 0.026))
        if not post:
            leaf(canvas, crest[bar], unit * 0.13, -math.pi / 2, colour, 0.5)
    for level in (0.1, 0.75, 1.12, top - 0.12):
        canvas.line([plane(u[0], level, 0), plane(u[1], level, 0)], colour, unit * 0.036)
    canvas.line(crest, colour, unit * 0.042)
    canvas.fill(quad(plane, u, (0.1, 0.42)), colour, 235)
    for place in places[1::2]:
        canvas.ring(plane(place, 0.935, 0), unit * 0.075, unit * 0.15, colour, unit * 0.022)
        canvas.fill(quad(plane, (place - 0.05, place + 0.05), (0.15, 0.37)), mix(colour, WHITE, 0.14))
    for side in (-0.1, 0.1):
        canvas.ring(plane(middle + side, 1.25, 0), unit * 0.035, unit * 0.05, rgb("c7a34e"), unit * 0.016)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


# -- The enamel plate of a lane ---------------------------------------------------------------------

TILDE = "0.12 1.24, 0.185 1.29, 0.25 1.31, 0.315 1.29, 0.38 1.24, 0.445 1.19, 0.51 1.17, 0.575 1.19, 0.64 1.24"
LETTERS: dict[str, tuple[float, tuple[str, ...]]] = {
    "N": (0.62, ("0 0, 0 1, 0.62 0, 0.62 1",)),
    "G": (0.72, ("o 0.36 0.5 0.36 0.5 50 304", "0.56 0.085, 0.66 0.18, 0.72 0.3, 0.72 0.46, 0.42 0.46")),
    "Õ": (0.76, ("o 0.38 0.5 0.38 0.5 0 360", TILDE)),
    "1": (0.36, ("0.05 0.78, 0.3 1, 0.3 0",)),
    "0": (0.6, ("o 0.3 0.5 0.3 0.5 0 360",)),
    "9": (0.6, ("o 0.3 0.68 0.3 0.32 0 360", "0.6 0.66, 0.58 0.4, 0.46 0.14, 0.2 0")),
    " ": (0.26, ()),
}
"""The letters of a plate: their widths and strokes; `o` begins an arc (centre, radii, from, to)."""


def lane_plate(canvas: Canvas, plane: Plane, middle: Point, width: float, text: str) -> None:
    """Draw the blue enamel plate of a lane; its letters are strokes, so that no font is needed."""
    u, v = middle
    high = width * 0.42

    def plate(inset: float, drop: float = 0.0) -> list[Point]:
        half, tall, corner = width * (0.5 - inset), high / 2 - width * inset, width * 0.06
        points = []
        for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
            for step in range(7):
                turn = (quarter * 6 + step) * math.tau / 24
                x, y = sx * (half - corner) + corner * math.cos(turn), sy * (tall - corner) + corner * math.sin(turn)
                points.append(plane(u + x, v + y - drop, 0.03))
        return points

    canvas.shade(plate(0, width * 0.035), SHADOW, 150, 5)
    for inset, pale in ((0, True), (0.018, False), (0.033, True), (0.042, False)):
        upper, lower = (WHITE, WHITE) if pale else (mix(ENAMEL, WHITE, 0.13), mix(ENAMEL, NIGHT, 0.3))
        canvas.gradient(plate(inset), upper, lower)
    gap = 0.22
    total = sum(LETTERS[letter][0] + gap for letter in text) - gap
    size = min(high * 0.42, width * 0.8 / total)
    left, low = u - total * size / 2, v - size * 0.56
    thick = math.dist(plane(u, v, 0), plane(u, v + 1, 0)) * size * 0.17
    for letter in text:
        for stroke in LETTERS[letter][1]:
            canvas.line([plane(left + x * size, low + y * size, 0.03) for x, y in _stroke(stroke)], WHITE, thick)
        left += (LETTERS[letter][0] + gap) * size
    for side in (-0.44, 0.44):
        canvas.ellipse(plane(u + side * width, v, 0.03), 2.2, 2.2, rgb("c9d2e4"))


def _stroke(text: str) -> list[Point]:
    if not text.startswith("o"):
        return trace(text)
    x, y, rx, ry, start, stop = (float(word) for word in text.split()[1:])
    turns = [math.radians(start + (stop - start) * k / 28) for k in range(29)]
    return [(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]


# -- Things in a lane -----------------------------------------------------------------------------


BINS = (rgb("4f9a5b"), rgb("e58a3a"), rgb("8d939a"))


def waste_bin(canvas: Canvas, base: Point, width: float, colour: Colour) -> None:
    """Draw a wheeled bin with its lid closed and a pale leaf on its front."""
    own = Frame(canvas, base, width)
    light, dark, groove = mix(colour, WHITE, 0.22), mix(colour, SHADOW, 0.38), mix(colour, SHADOW, 0.3)
    own.shade("-0.5 0.06, 1.05 0.1, 0.9 -0.1, -0.35 -0.08", 120, 7)
    for wheel in ("-0.34 0.04, 0.09 0.1", "0.34 0.04, 0.09 0.1"):
        own.oval(wheel, rgb("37363f"))
    own.gradient("-0.47 1.25, 0.47 1.25, 0.4 0.03, -0.4 0.03", light, dark, sideways=True)
    for edge in ("-0.275 1.16, -0.22 0.1", "0.275 1.16, 0.22 0.1"):
        own.line(edge, groove, 0.02, 150)
    lid = "-0.52 1.22, -0.49 1.38, -0.35 1.45, 0.35 1.45, 0.49 1.38, 0.52 1.22"
    own.gradient(lid, mix(colour, WHITE, 0.32), mix(colour, SHADOW, 0.12), sideways=True)
    own.fill("-0.465 1.22, 0.465 1.22, 0.46 1.145, -0.46 1.145", SHADOW, 110)
    own.line("-0.2 1.32, 0.2 1.32", groove, 0.03)
    mark = mix(colour, WHITE, 0.7)
    own.ring("0 0.67, 0.15 0.15", mark, 0.022)
    leaf(canvas, own.at(-0.07, 0.6), width * 0.2, -math.pi / 4, mark, 0.55)


def broom(canvas: Canvas, foot: Point, head: Point, width: float) -> None:
    """Draw a straw broom: `foot` is where the straw touches the ground, `head` its handle's end."""
    chance = canvas.random
    neck = _between(foot, head, 0.42)
    long = math.dist(foot, head)
    across = ((foot[1] - head[1]) / long * width, (head[0] - foot[0]) / long * width)
    canvas.line([neck, head], rgb("9a6f3f"), width * 0.12)
    canvas.line([(neck[0] - 1.5, neck[1]), (head[0] - 1.5, head[1])], rgb("c89b5f"), width * 0.045)
    for _ in range(70):
        side, (x, y) = chance.uniform(-1, 1), _between(neck, foot, chance.uniform(0.93, 1.04))
        root = (neck[0] + across[0] * side * 0.1, neck[1] + across[1] * side * 0.1)
        straw = chance.choice((rgb("d9ae62"), rgb("c2934a"), rgb("eac986")))
        canvas.line([root, (x + across[0] * side * 0.5, y + across[1] * side * 0.5)], straw, width * 0.045)
    for share in (0.14, 0.3):
        (x, y), half = _between(neck, foot, share), 0.1 + 0.4 * share
        ends = [(x + across[0] * side, y + across[1] * side) for side in (-half, half)]
        canvas.line(ends, rgb("a8443b"), width * 0.06)


STRAW, STRAW_SHADE = rgb("f3e5bd"), rgb("b99660")


def palm_hat(canvas: Canvas, tip: Point, centre: Point, rx: float, ry: float) -> None:
    """Draw a conical palm hat: its tip above the ellipse of its rim."""
    turns = [k * math.tau / 40 for k in range(41)]
    rim = [(centre[0] + rx * math.cos(turn), centre[1] + ry * math.sin(turn)) for turn in turns]
    canvas.fill(rim, rgb("c9a769"))
    for turn, (left, right) in zip(turns, pairwise(rim), strict=False):
        dark = 0.5 - 0.5 * math.cos(turn - math.radians(225))
        canvas.fill([tip, left, right], mix(STRAW, STRAW_SHADE, dark * 0.75))
    for share in (0.3, 0.5, 0.68, 0.84, 0.97):
        canvas.line([_between(tip, place, share) for place in rim], STRAW_SHADE, 1.0, 190)


def hung_hat(canvas: Canvas, centre: Point, radius: float) -> None:
    """Hang a palm hat on a wall, so that we see its tip."""
    x, y = centre
    edge = [(x + radius * (0.14 + math.cos(k * 0.2)), y + radius * (0.18 + math.sin(k * 0.2))) for k in range(32)]
    canvas.shade(edge, SHADOW, 130, 4)
    palm_hat(canvas, (x - radius * 0.06, y - radius * 0.1), centre, radius, radius)


def bird_cage(canvas: Canvas, hook: Point, size: float) -> None:
    """Hang a round bamboo bird cage from a hook."""
    own = Frame(canvas, hook, size)
    wood, bird = rgb("8b5f38"), rgb("e9a83f")
    own.line("0 0, 0 -0.22", wood, 0.03)
    own.ring("0 -0.25, 0.04 0.04", wood, 0.03)
    own.line("-0.3 -1.2, 0.3 -1.2", wood, 0.035)
    own.oval("0.04 -1.1, 0.13 0.085", bird)
    own.oval("-0.07 -1.03, 0.065 0.06", bird)
    leaf(canvas, own.at(0.1, -1.1), size * 0.24, 0.5, rgb("9c6b35"), 0.4)
    for bar in range(11):
        side = 0.42 * math.sin((bar / 10 - 0.5) * math.pi)
        dome = curve(own.at(0, -0.3), own.at(side, -0.34), own.at(side, -0.62), 10)
        canvas.line([*dome, own.at(side, -1.5)], mix(wood, CREAM, 0.25), max(1.0, size * 0.016))
    for hoop in ("-0.42 -0.62, 0.42 -0.62", "-0.42 -1.06, 0.42 -1.06", "-0.42 -1.5, 0.42 -1.5"):
        own.line(hoop, wood, 0.035)
    own.fill("-0.42 -1.5, 0.42 -1.5, 0.38 -1.57, -0.38 -1.57", wood)


def cat(canvas: Canvas, base: Point, size: float) -> None:
    """Draw a ginger cat asleep on a ledge, its tail hanging down; `base` is below its middle."""
    own = Frame(canvas, base, size)
    fur, pale, dark = rgb("e2a05a"), rgb("f6dcb4"), rgb("b8733a")
    own.shade("-0.55 0.02, 0.6 0.02, 0.64 -0.08, -0.5 -0.08", 130, 5)
    own.bow("0.5 0.1, 0.74 0.02, 0.62 -0.42", dark, 0.085)
    own.bow("0.5 0.11, 0.72 0.03, 0.61 -0.38", fur, 0.065)
    body = "-0.42 0, -0.5 0.16, -0.3 0.36, 0.05 0.43, 0.38 0.36, 0.58 0.16, 0.54 0, 0.1 -0.015"
    own.blob(body, mix(fur, WHITE, 0.12), dark)
    for stripe in ("0.08 0.41, 0.14 0.3, 0.11 0.2", "0.2 0.38, 0.26 0.3, 0.23 0.2", "0.32 0.355, 0.38 0.3, 0.35 0.2"):
        own.bow(stripe, dark, 0.028)
    own.blob("0.2 0, 0.22 0.17, 0.4 0.24, 0.55 0.14, 0.53 0", mix(fur, WHITE, 0.06), dark)
    for ear in ("-0.56 0.34, -0.58 0.5, -0.44 0.42", "-0.32 0.42, -0.2 0.48, -0.2 0.32"):
        own.fill(ear, dark)
    head = "-0.62 0.2, -0.56 0.36, -0.39 0.43, -0.22 0.36, -0.16 0.2, -0.26 0.06, -0.4 0.03, -0.54 0.07"
    own.blob(head, mix(fur, WHITE, 0.16), mix(fur, dark, 0.3))
    own.blob("-0.5 0.16, -0.39 0.2, -0.28 0.16, -0.3 0.07, -0.4 0.045, -0.49 0.08", pale)
    for eye in ("-0.545 0.235, -0.495 0.195, -0.445 0.235", "-0.335 0.235, -0.285 0.195, -0.235 0.235"):
        own.bow(eye, rgb("5a3a24"), 0.017)
    own.fill("-0.415 0.17, -0.365 0.17, -0.39 0.14", rgb("b5625a"))
    for stripe in ("-0.45 0.42, -0.44 0.35", "-0.39 0.42, -0.385 0.35", "-0.33 0.42, -0.325 0.35"):
        own.line(stripe, dark, 0.022)
    own.blob("-0.34 0, -0.32 0.09, -0.16 0.1, -0.08 0.05, -0.1 -0.005", pale)


def bicycle(canvas: Canvas, rear: Point, size: float, colour: Colour) -> None:
    """Draw a lady's bicycle; `rear` is its rear hub and `size` the distance of the hubs."""
    own = Frame(canvas, rear, size)
    dark, steel, leather, cane = rgb("34343c"), rgb("858d94"), rgb("6d452f"), rgb("9d7138")
    own.shade("-0.3 -0.3, 1.35 -0.3, 1.4 -0.345, -0.25 -0.345", 150, 6)
    for hub, first, last in ((0, 150, 350), (1, 170, 330)):
        for spoke in range(18):
            turn = spoke * math.tau / 18
            rim = own.at(hub + 0.315 * math.cos(turn), 0.315 * math.sin(turn))
            canvas.line([own.at(hub, 0), rim], steel, 0.9, 190)
        for hoop, tone, width in (("0.315 0.315", dark, 0.026), ("0.293 0.293", steel, 0.009)):
            own.ring(f"{hub} 0, {hoop}", tone, width)
        own.oval(f"{hub} 0, 0.02 0.02", dark)
        turns = [math.radians(k) for k in range(first, last, 6)]
        guard = [own.at(hub + 0.337 * math.cos(turn), -0.337 * math.sin(turn)) for turn in turns]
        canvas.line(guard, mix(colour, SHADOW, 0.15), size * 0.024)
    tubes = ("0 0, 0.4 -0.02", "0 0, 0.325 0.36", "0.4 -0.02, 0.3 0.5", "0.81 0.62, 0.87 0.3, 1 0")
    for tube, width in zip(tubes, (0.024, 0.021, 0.03, 0.03), strict=True):
        own.line(tube, colour, width)
    own.bow("0.845 0.44, 0.62 0.05, 0.4 -0.02", colour, 0.03)
    own.bow("0.84 0.5, 0.55 0.2, 0.345 0.26", colour, 0.026)
    own.ring("0.4 -0.02, 0.075 0.075", steel, 0.014)
    guard_case = "-0.02 0.05, 0.2 0.075, 0.42 0.08, 0.48 -0.02, 0.4 -0.09, 0.1 -0.03, -0.03 -0.02"
    own.blob(guard_case, mix(colour, WHITE, 0.1))
    own.line("0.4 -0.02, 0.46 -0.15", steel, 0.015)
    own.line("0.41 -0.155, 0.51 -0.155", dark, 0.021)
    own.line("0.3 0.5, 0.29 0.55", steel, 0.021)
    own.blob("0.14 0.6, 0.2 0.625, 0.34 0.59, 0.45 0.59, 0.44 0.565, 0.32 0.55, 0.18 0.545", leather)
    for bar, width in (("-0.2 0.37, 0.26 0.37", 0.018), ("-0.16 0.37, 0 0", 0.01), ("0.12 0.37, 0 0", 0.01)):
        own.line(bar, dark, width)
    own.line("0.83 0.56, 0.815 0.68", steel, 0.024)
    own.line("0.845 0.46, 0.95 0.4, 1.08 0.4", dark, 0.015)
    own.line("1.04 0.4, 1.01 0.1, 1 0", steel, 0.012)
    plant(canvas, own.at(1.03, 0.6), size * 0.34, "pink")
    own.fill("0.88 0.66, 1.2 0.66, 1.15 0.4, 0.92 0.4", rgb("c79a5b"))
    for k in range(1, 7):
        high = 0.4 + k * 0.037
        own.line(f"{0.92 - 0.0057 * k} {high}, {1.15 + 0.0071 * k} {high}", cane, 0.005)
    for k in range(9):
        own.line(f"{0.88 + k * 0.04} 0.66, {0.92 + k * 0.02875} 0.4", rgb("dcb67a"), 0.0055)
    own.line("0.87 0.66, 1.21 0.66", cane, 0.024)
    own.bow("0.815 0.68, 0.9 0.78, 0.68 0.745", steel, 0.022)
    own.line("0.75 0.757, 0.63 0.735", leather, 0.03)


def fallen_petals(canvas: Canvas, centre: Point, rx: float, ry: float, number: int) -> None:
    """Scatter single bracts on the ground."""
    chance = canvas.random
    for _ in range(number):
        x, y = centre[0] + chance.gauss(0, rx / 2), centre[1] + chance.gauss(0, ry / 2)
        canvas.ellipse((x + 1, y + 2), 6, 2, SHADOW, 80)
        long, lean = chance.uniform(8, 13), chance.uniform(-0.4, 0.4)
        leaf(canvas, (x - 5, y), long, lean, chance.choice(BRACTS[1:]), 0.5)


def dapple(canvas: Canvas, centre: Point, rx: float, ry: float, alpha: int) -> None:
    """Let the leaves of a tree that we do not see throw their shadow on a wall."""
    chance = canvas.random
    blade_shape = trace("0 0, 0.35 0.26, 0.7 0.2, 1 0, 0.7 -0.2, 0.35 -0.26")
    for _ in range(13):
        turn, far = chance.uniform(0, math.tau), math.sqrt(chance.random())
        at = (centre[0] + rx * far * math.cos(turn), centre[1] + ry * far * math.sin(turn))
        for _ in range(11):
            x, y = at[0] + chance.gauss(0, rx * 0.09), at[1] + chance.gauss(0, ry * 0.09)
            long, lean = chance.uniform(16, 34), chance.uniform(-0.5, 0.9)
            cos, sin = long * math.cos(lean), long * math.sin(lean)
            canvas.shade([(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in blade_shape], SHADOW, alpha, 1.7)


def water_tank(canvas: Canvas, base: Point, width: float) -> None:
    """Draw the steel water tank of a roof."""
    own = Frame(canvas, base, width)
    for leg in ("-0.35 0, -0.35 0.25", "0 0, 0 0.25", "0.35 0, 0.35 0.25"):
        own.line(leg, rgb("6d7079"), 0.05)
    own.gradient("-0.5 1.27, 0.5 1.27, 0.5 0.22, -0.5 0.22", rgb("e9efef"), rgb("8d9aa6"), sideways=True)
    own.oval("0 0.22, 0.5 0.1", rgb("97a3ad"))
    own.oval("0 1.27, 0.5 0.16", rgb("cfd9da"))
    own.oval("0 1.33, 0.15 0.07", rgb("a9b5bb"))
    for hoop in ("-0.5 0.48, 0.5 0.48", "-0.5 0.74, 0.5 0.74", "-0.5 1, 0.5 1"):
        own.line(hoop, rgb("a9b5bb"), 0.02)


def laundry(canvas: Canvas, start: Point, end: Point, size: float) -> None:
    """Hang washing between two poles."""
    chance = canvas.random
    for x, y in (start, end):
        canvas.line([(x, y), (x, y - size * 1.5)], rgb("7d6a5a"), size * 0.05)
    left, right = ((x, y - size * 1.45) for x, y in (start, end))
    middle = _between(left, right, 0.5)
    rope = curve(left, (middle[0], middle[1] + size * 0.16), right, 20)
    canvas.line(rope, rgb("6a6474"), 1.4)
    for step in (2, 6, 10, 14):
        (a, b), (c, d) = rope[step], rope[step + 3]
        drop = size * chance.uniform(0.6, 0.85)
        colour = chance.choice((WHITE, BRACTS[3], rgb("8fb6c9"), rgb("f0cd7a"), rgb("a9c79a")))
        cloth = [(a, b), (c, d), (c + 2, d + drop), (a - 1, b + drop)]
        canvas.gradient(cloth, mix(colour, WHITE, 0.2), mix(colour, SHADOW, 0.22))


def paint_tin(canvas: Canvas, base: Point, width: float, paint: Colour) -> None:
    """Draw an open tin with paint running down its side."""
    own = Frame(canvas, base, width)
    own.oval("0.12 0, 0.6 0.13", SHADOW, 90)
    turns = [k * math.pi / 12 for k in range(13)]
    foot = [own.at(-0.5 * math.cos(turn), 0.04 - 0.11 * math.sin(turn)) for turn in turns]
    canvas.gradient([own.at(0.5, 0.95), own.at(-0.5, 0.95), *foot], rgb("eef0ee"), rgb("8d93a0"), sideways=True)
    own.fill("-0.5 0.65, 0.5 0.65, 0.5 0.28, -0.5 0.28", paint, 215)
    own.oval("0 0.95, 0.5 0.13", rgb("c9ced2"))
    own.oval("0 0.95, 0.44 0.105", paint)
    for drip in ("-0.3 0.86, -0.3 0.57", "-0.175 0.86, -0.175 0.7", "0.225 0.86, 0.225 0.63"):
        own.line(drip, paint, 0.07)


def steel_bridge(
    canvas: Canvas, start: Point, end: Point, spans: int, height: float, colour: Colour, pier: Colour
) -> None:
    """Draw an old cantilever bridge of steel trusses, highest over its piers."""
    panels = 10
    steps = spans * panels
    thin = max(0.8, height * 0.022)
    deck = [_between(start, end, step / steps) for step in range(steps + 1)]

    def chord(place: float) -> Point:
        x, y = _between(start, end, place / steps)
        return x, y - height * (0.3 + 0.7 * abs(math.cos(math.pi * place / panels)) ** 1.4)

    for place in deck[::panels]:
        own = Frame(canvas, place, abs(end[0] - start[0]) / spans)
        low, cap = -0.95 * height / own.size, -0.09 * height / own.size
        own.gradient(f"-0.035 0, 0.035 0, 0.055 {low}, -0.055 {low}", mix(pier, WHITE, 0.15), mix(pier, SHADOW, 0.2))
        own.fill(f"-0.055 0, 0.055 0, 0.055 {cap}, -0.055 {cap}", pier)
    for step in range(steps):
        canvas.line([deck[step], chord(step)], colour, thin)
        falls = step % panels < panels / 2
        canvas.line([chord(step), deck[step + 1]] if falls else [deck[step], chord(step + 1)], colour, thin)
    canvas.line([chord(place / 2) for place in range(steps * 2 + 1)], colour, thin * 2)
    canvas.line([start, end], colour, thin * 3.2)
    canvas.line([(x, y + height * 0.06) for x, y in (start, end)], mix(colour, SHADOW, 0.3), thin)


LOTUS = (rgb("cf4f85"), rgb("e57aa6"), rgb("f4a3c1"), rgb("fbcbdc"))
PETALS = trace("-1.15 0.8, 1.15 0.8, -0.72 0.95, 0.72 0.95, -0.36 1.05, 0.36 1.05, 0 1.1, -0.55 0.78, 0.55 0.78")
"""The petals of a lotus from back to front: the angle from upright, and the length."""


def lotus(canvas: Canvas, centre: Point, size: float, stem: float) -> None:
    """Draw an open lotus from the side, on its stem."""
    x, y = centre
    canvas.line(curve((x, y), (x + 10, y + stem / 2), (x - 4, y + stem + 30), 8), rgb("2c6b54"), 7)
    for number, (lean, long) in enumerate(PETALS):
        leaf(canvas, centre, size * long, lean - math.pi / 2, LOTUS[(number + 2) // 4], 0.5)
    for lean in (-0.22, 0.22):
        leaf(canvas, centre, size * 0.82, lean - math.pi / 2, LOTUS[3], 0.5)
    leaf(canvas, centre, size * 0.66, -math.pi / 2, mix(LOTUS[3], WHITE, 0.4), 0.55)


def lotus_leaf(canvas: Canvas, centre: Point, size: float, colour: Colour) -> None:
    """Draw a floating lotus leaf with its veins."""
    own = Frame(canvas, centre, size)
    own.oval("0 -0.06, 1 0.36", mix(colour, SHADOW, 0.35))
    own.oval("0 0, 1 0.34", colour)
    for vein in range(10):
        turn = vein * math.tau / 10 + 0.2
        end = own.at(0.88 * math.cos(turn), 0.29 * math.sin(turn))
        canvas.line([centre, end], mix(colour, WHITE, 0.3), max(1.0, size * 0.02))
    own.oval("0 0, 0.09 0.04", mix(colour, WHITE, 0.45))


def vendor(canvas: Canvas, foot: Point, size: float, cloth: Colour, dark: Colour) -> None:
    """Draw a street vendor with a shoulder pole, in silhouette, walking to the right."""
    own = Frame(canvas, foot, size)
    own.blob("-0.1 0.48, -0.13 0.25, -0.2 0.04, -0.13 0.02, -0.03 0.24, 0.03 0.45", dark)
    own.blob("-0.06 0.48, 0.02 0.25, 0.1 0.03, 0.17 0.03, 0.12 0.26, 0.09 0.48", mix(dark, cloth, 0.25))
    own.blob("-0.12 0.4, -0.1 0.62, -0.05 0.78, 0.05 0.79, 0.11 0.62, 0.13 0.4, 0 0.37", cloth)
    own.line("0.06 0.73, 0.2 0.64, 0.22 0.78", mix(cloth, dark, 0.35), 0.055)
    own.bow("-0.62 0.74, 0 0.9, 0.62 0.74", rgb("a8763f"), 0.03)
    own.oval("0.02 0.86, 0.06 0.07", mix(dark, cloth, 0.2))
    own.fill("-0.19 0.86, 0.02 1.03, 0.23 0.87, 0.02 0.835", rgb("f2dfae"))
    own.fill("0.02 1.03, 0.23 0.87, 0.06 0.84", rgb("cfae72"))
    for side, kind in ((-0.6, "gold"), (0.6, "round")):
        hung = Frame(canvas, own.at(side, 0), size)
        for rope in ("0 0.745, -0.14 0.34", "0 0.745, 0.14 0.34"):
            hung.line(rope, rgb("8c6234"), 0.012)
        plant(canvas, hung.at(0, 0.34), size * 0.24, kind)
        hung.blob("-0.17 0.35, -0.11 0.22, 0.11 0.22, 0.17 0.35", rgb("b98449"))
        hung.line("-0.17 0.345, 0.17 0.345", rgb("dcb075"), 0.03)


def sweeper(canvas: Canvas, foot: Point, size: float) -> None:
    """Draw a person under a palm hat who sweeps, seen from behind and above; no face shows."""
    own = Frame(canvas, foot, size)
    cloth, trousers = rgb("b8476f"), rgb("3b3f5c")
    own.shade("-0.1 0.03, 0.3 0.12, 0.95 -0.12, 0.75 -0.22, 0.1 -0.06", 120, 4)
    own.blob("-0.14 0.5, -0.17 0.25, -0.16 0.03, -0.05 0.02, -0.02 0.25, 0.02 0.46", trousers)
    own.blob("-0.02 0.48, 0.02 0.25, 0.06 0, 0.17 0, 0.15 0.25, 0.14 0.5", mix(trousers, WHITE, 0.12))
    for shoe in ("-0.11 0.015, 0.065 0.03", "0.12 0.015, 0.065 0.03"):
        own.oval(shoe, rgb("6d4634"))
    broom(canvas, own.at(0.56, -0.05), own.at(0.1, 0.78), size * 0.26)
    torso = "-0.16 0.43, -0.2 0.62, -0.13 0.8, 0.02 0.86, 0.15 0.79, 0.19 0.62, 0.16 0.43, 0 0.4"
    own.blob(torso, mix(cloth, WHITE, 0.12), mix(cloth, SHADOW, 0.3), sideways=True)
    for upper, lower, hand in (
        ("-0.14 0.76, -0.14 0.5", "-0.14 0.5, 0.14 0.6", "0.14 0.6, 0.045 0.04"),
        ("0.14 0.76, 0.3 0.6", "0.3 0.6, 0.26 0.44", "0.26 0.44, 0.045 0.04"),
    ):
        own.line(upper, mix(cloth, WHITE, 0.08), 0.095)
        own.line(lower, mix(cloth, SHADOW, 0.1), 0.08)
        own.oval(hand, rgb("d79f78"))
    canvas.shade(own.path("-0.2 0.9, 0.24 0.9, 0.2 0.76, -0.16 0.76"), SHADOW, 110, 3, smooth(own.path(torso)))
    palm_hat(canvas, own.at(0, 1.1), own.at(0.02, 0.9), size * 0.29, size * 0.13)


# -- Things on a table ------------------------------------------------------------------------------


def basket(canvas: Canvas, base: Point, width: float, kind: str) -> None:
    """Draw a woven basket of vegetables: greens, roots or fruit."""
    own = Frame(canvas, base, width)
    straw, dark = rgb("d9a762"), rgb("94642f")
    own.oval("0.06 0, 0.475 0.09", rgb("3a2a3c"), 130)
    {"greens": _greens, "roots": _roots, "fruit": _fruit}[kind](own)
    turns = [k * math.pi / 10 for k in range(11)]
    foot = [own.at(0.42 * math.cos(turn), -0.06 * math.sin(turn)) for turn in turns]
    canvas.gradient([own.at(-0.5, 0.42), own.at(0.5, 0.42), *foot], mix(straw, WHITE, 0.15), mix(straw, dark, 0.55))
    for row in range(6):
        level, reach = 0.385 - 0.07 * row, 0.493 - 0.0133 * row
        for k in range(14):
            left = -reach + reach * (2 * k + row % 2) / 14
            if left + reach * 0.1 < reach:
                own.line(f"{left} {level}, {left + reach * 0.09} {level}", dark, 0.019, 170)
    own.line("-0.5 0.42, 0.5 0.42", dark, 0.067)
    own.line("-0.5 0.426, 0.5 0.426", mix(straw, WHITE, 0.3), 0.038)


def _greens(own: Frame) -> None:
    size = own.size
    for k in range(9):
        bush(own.canvas, own.at((k / 4 - 1) * 0.4, 0.54), size * 0.16, size * 0.22, LEAVES[1:], size * 0.1, 5)


def _roots(own: Frame) -> None:
    chance = own.canvas.random
    for k in range(9):
        foot, lean = (k / 4 - 1) * 0.36, (k - 4) * 0.12 + chance.uniform(-0.1, 0.1)
        tip = (foot + 0.36 * math.sin(lean), 0.29 + 0.36 * math.cos(lean))
        for _ in range(5):
            angle = lean - math.pi / 2 + chance.uniform(-0.6, 0.6)
            leaf(own.canvas, own.at(*tip), own.size * 0.2, angle, chance.choice(LEAVES[2:]), 0.3)
        own.line(f"{foot} 0.29, {tip[0]} {tip[1]}", rgb("e8853a"), 0.085)
        own.line(f"{foot - 0.012} 0.29, {tip[0] - 0.012} {tip[1]}", rgb("f6a75c"), 0.03)


def _fruit(own: Frame) -> None:
    for row, count in enumerate((6, 5, 3)):
        for k in range(count):
            fruit = Frame(own.canvas, own.at((k - (count - 1) / 2) * 0.16, 0.386 + row * 0.12), own.size)
            fruit.oval("0 0, 0.095 0.09", rgb("b83a35"))
            fruit.oval("-0.012 0.015, 0.082 0.077", rgb("e0573f"))
            fruit.oval("-0.03 0.035, 0.02 0.016", rgb("ffd2b0"))
            leaf(own.canvas, fruit.at(-0.03, 0.08), own.size * 0.06, -0.2, LEAVES[2], 0.5)


def mask_box(canvas: Canvas, base: Point, width: float) -> None:
    """Draw an open box of face masks, one of them pulled half out."""
    own = Frame(canvas, base, width)
    own.oval("0 0, 0.55 0.07", rgb("3a2a3c"), 120)
    own.fill("-0.5 0.46, 0.5 0.46, 0.41 0.66, -0.41 0.66", rgb("dff0f2"))
    own.oval("0 0.56, 0.275 0.06", rgb("5f7f9c"))
    for loop in ("-0.27 0.81, -0.5 0.84, -0.24 0.62", "0.27 0.81, 0.5 0.84, 0.24 0.62"):
        own.bow(loop, WHITE, 0.016)
    own.blob("-0.23 0.56, -0.28 0.82, 0 0.9, 0.28 0.82, 0.23 0.56", rgb("c3e4ee"), rgb("8fc3d6"))
    for fold in ("-0.25 0.65, 0 0.686, 0.25 0.65", "-0.25 0.72, 0 0.756, 0.25 0.72", "-0.25 0.79, 0 0.826, 0.25 0.79"):
        own.bow(fold, rgb("6fa7be"), 0.012)
    own.gradient("-0.5 0.46, 0.5 0.46, 0.5 0, -0.5 0", rgb("8cc7d8"), rgb("4f8fae"))
    own.fill("-0.5 0.156, 0.5 0.156, 0.5 0, -0.5 0", rgb("f3f7f3"), 235)
    own.oval("-0.275 0.294, 0.092 0.092", WHITE, 230)
    for bar in ("-0.33 0.294, -0.22 0.294", "-0.275 0.239, -0.275 0.349"):
        own.line(bar, rgb("4f9a7b"), 0.037)
    for bar in ("-0.075 0.33, 0.375 0.33", "-0.075 0.258, 0.275 0.258"):
        own.line(bar, WHITE, 0.028)


def bottle(canvas: Canvas, base: Point, height: float) -> None:
    """Draw a pump bottle of hand gel."""
    own = Frame(canvas, base, height)
    own.oval("0 0, 0.25 0.06", rgb("3a2a3c"), 120)
    body = "-0.19 0.04, -0.19 0.5, -0.08 0.66, 0.08 0.66, 0.19 0.5, 0.19 0.04, 0 -0.02"
    own.blob(body, rgb("dff3ec"), rgb("86bfae"), sideways=True)
    own.fill("-0.19 0.42, 0.19 0.42, 0.19 0.14, -0.19 0.14", rgb("3f9a7d"), 220)
    leaf(canvas, own.at(-0.076, 0.2), height * 0.16, -0.8, WHITE, 0.5)
    own.fill("-0.07 0.78, 0.07 0.78, 0.07 0.64, -0.07 0.64", WHITE)
    own.line("0 0.78, 0 0.9", WHITE, 0.05)
    own.line("0.095 0.91, -0.17 0.9, -0.19 0.84", WHITE, 0.055)


def stool(canvas: Canvas, base: Point, width: float, colour: Colour) -> None:
    """Draw a low plastic stool, lit from above."""
    own = Frame(canvas, base, width)
    dark = mix(colour, NIGHT, 0.5)
    own.shade("-0.5 0.06, 0.6 0.06, 0.65 -0.08, -0.55 -0.08", 150, 7, rgb("0e1638"))
    own.fill("-0.31 0.59, 0.31 0.59, 0.35 0.07, -0.35 0.07", mix(colour, NIGHT, 0.75))
    for leg in ("-0.28 0.67, -0.43 0.67, -0.51 0, -0.37 0", "0.28 0.67, 0.43 0.67, 0.51 0, 0.37 0"):
        own.gradient(leg, colour, dark)
    own.gradient("-0.43 0.68, 0.43 0.68, 0.46 0.52, -0.46 0.52", colour, mix(colour, NIGHT, 0.3))
    own.oval("0 0.68, 0.44 0.13", mix(colour, LAMP, 0.35))
    own.oval("0 0.68, 0.08 0.028", dark)


# -- The grounds of pictures ------------------------------------------------------------------------


def sky(canvas: Canvas, top: Colour, low: Colour, horizon: float) -> None:
    """Paint the sky down to a horizon."""
    canvas.gradient(trace(f"0 0, {WIDTH} 0, {WIDTH} {horizon}, 0 {horizon}"), top, low)


def cloud(canvas: Canvas, centre: Point, wide: float) -> None:
    """Paint a flat cloud out of soft ovals."""
    for k in range(5):
        x, high = centre[0] + (k - 2) * wide * 0.3, 15 + 9 * (k % 2)
        shape = [(x + wide * 0.33 * math.cos(t * 0.4), centre[1] + high * math.sin(t * 0.4)) for t in range(16)]
        canvas.shade(shape, WHITE, 170, 6)


def brick(canvas: Canvas, tile: Sequence[Point], stone: Colour, alpha: int) -> None:
    """Lay one brick of a pavement, in a tone of its own."""
    chance = canvas.random
    tone = chance.choice((WHITE, rgb("b98d70"), rgb("8f8aa0"), PAPER, rgb("d6b58c")))
    canvas.fill(tile, mix(stone, tone, chance.uniform(0.04, 0.26)), alpha)


def paving(canvas: Canvas, lane: Lane, half: float, near: float, far: float, stone: Colour) -> None:
    """Pave a lane with bricks laid across it."""

    def ground(x: tuple[float, float], z: tuple[float, float]) -> list[Point]:
        return [lane.at(a, 0, b) for a, b in ((x[0], z[0]), (x[1], z[0]), (x[1], z[1]), (x[0], z[1]))]

    canvas.gradient(ground((-half, half), (near, far)), mix(stone, PAPER, 0.4), mix(stone, SHADOW, 0.16))
    deep, count = 0.34, max(4, round(half * 2 / 0.62))
    for row in range(math.ceil((far - near) / deep)):
        z = near + row * deep
        for k in range(-1, count + 1):
            left, right = (-half + 2 * half * (edge + (row % 2) * 0.5) / count for edge in (k, k + 1))
            left, right = max(-half, left), min(half, right)
            if right - left > 0.02:
                tile = ground((left + 0.012, right - 0.012), (z + 0.01, z + deep - 0.01))
                brick(canvas, tile, stone, round(230 * max(0.0, 1 - z / far)))


def row_of_pots(canvas: Canvas, lane: Lane, x: float, depths: Sequence[float], size: float = 0.36) -> None:
    """Stand pots along a wall of a lane, the far ones first."""
    chance = canvas.random
    for z in sorted(depths, reverse=True):
        base = lane.at(x + chance.uniform(-0.05, 0.05), 0, z)
        any_potted(canvas, base, lane.focal / z * size * chance.uniform(0.8, 1.1))


def wire(canvas: Canvas, start: Point, end: Point) -> None:
    """Hang a thin wire."""
    x, _ = _between(start, end, 0.5)
    low = max(start[1], end[1]) + math.dist(start, end) * 0.04
    canvas.line(curve(start, (x, low), end, 24), rgb("5a5f70"), 1.3, 130)


def ground_shadow(canvas: Canvas, y: float) -> None:
    """Lay the shadow where a wall meets the ground."""
    canvas.shade(trace(f"-20 {y - 10}, 1620 {y - 10}, 1620 {y + 24}, -20 {y + 24}"), SHADOW, 130, 9)


# -- The pictures -----------------------------------------------------------------------------------


def alley(
    canvas: Canvas, lane: Lane, half: float, walls: Sequence[tuple[Colour, Colour]], near: float, light: Light
) -> None:
    """Draw houses on both sides of a lane, from far to near; those on the left stand in the light's shade."""
    for index, (left, right) in reversed(list(enumerate(walls))):
        z = near + 3.9 * index
        hazy = replace(light, haze=min(0.55, max(0.0, z - 6.5) / 40))
        form = House(3.9, 2 if index % 3 == 1 else 3, left, SHUTTERS[index % 4], 1, near > 5 or index > 0)
        house(canvas, lane.left(-half, z), replace(form, tiled=index % 3 == 1), hazy)
        form = replace(form, wall=right, storeys=3 if index % 3 else 2, shutter=SHUTTERS[(index + 2) % 4])
        house(canvas, lane.right(half, z), replace(form, tiled=index % 3 == 0), replace(hazy, shade=0.0))


def clean_lane() -> Canvas:
    """Draw the mouth of a swept lane: the enamel plate, a broom, three bins."""
    canvas = Canvas(109, PAPER)
    lane = Lane(vanishing=905, horizon=640, focal=1180, eye=1.7)
    half, mouth = 1.65, 6.2
    sky(canvas, rgb("b9d8e0"), rgb("fdf0d6"), 660)
    far = Light(haze=0.55, air=rgb("f0e6d2"))
    house(canvas, lane.front(-3.2, 31), House(4.2, 3, OCHRE, SHUTTER_GREEN, 2, tiled=True), far)
    house(canvas, lane.front(1.2, 33), House(5, 4, MIST, SHUTTER_BROWN, 2), far)
    for x, y in ((930, 600), (880, 585)):
        bush(canvas, (x, y), 34, 40, [far.on(tone) for tone in LEAVES], 7, 8)
    paving(canvas, lane, half, mouth - 0.2, 34, rgb("dcc7a6"))
    walls = ((CREAM, SAGE), (MIST, CREAM), (OCHRE, ROSE), (CREAM, MIST), (PEACH, OCHRE), (SAGE, CREAM))
    alley(canvas, lane, half, walls, mouth, replace(far, shade=0.3))
    dark = ((-half, mouth), (0.2, mouth), (-0.3, 14), (0.5, 34), (-half, 34))
    canvas.shade([lane.at(x, 0, z) for x, z in dark], SHADOW, 70, 10)
    for z, side in ((19, 1), (15, -1), (11.5, 1)):
        path = [lane.at(side * half * 0.97, 3.1, z + 2.6), lane.at(side * half * 0.97, 3.1, z)]
        cascade(canvas, path, lane.focal / z * 0.55, lane.focal / z * 0.085)
    row_of_pots(canvas, lane, half - 0.25, [7.6, 8.3, 9.1, 13, 14, 15.2, 18, 19], 0.34)
    row_of_pots(canvas, lane, -half + 0.25, [10.2, 11, 12.5, 16, 17.4, 20], 0.34)
    wire(canvas, (700, 96), (1130, 60))
    wire(canvas, (716, 120), (1120, 92))
    _corner_walls(canvas, lane, half, mouth)
    canvas.shade(trace("-40 930, 560 955, 760 1010, 420 1090, -40 1240"), SHADOW, 74, 22)
    cascade(canvas, trace("1200 118, 1330 60, 1480 84, 1620 40"), 150, 21)
    hung_hat(canvas, (398, 690), 56)
    bird_cage(canvas, (1172, 352), 74)
    canvas.shade(trace("560 960, 580 960, 618 640, 610 640"), SHADOW, 100, 5, trace("0 0, 590 0, 590 964, 0 964"))
    broom(canvas, (520, 985), (556, 610), 92)
    canvas.shade(trace("470 975, 640 975, 650 992, 480 996"), SHADOW, 90, 6)
    pots(canvas, "90 1020 104 pink clay, 205 1020 104 round blue, 312 1020 104 white clay")
    for x, colour in zip((1262, 1390, 1518), BINS, strict=True):
        waste_bin(canvas, (x, 1042), 108, colour)
    return canvas


def _corner_walls(canvas: Canvas, lane: Lane, half: float, mouth: float) -> None:
    """Draw the walls on both sides of the mouth of a lane, the plate on the left one."""
    paving(canvas, lane, 7.5, 3.4, mouth, rgb("d9c6a8"))
    left, right = lane.front(-5.2, mouth), lane.front(half, mouth)
    for wall, wide, colour in ((left, 3.55, OCHRE), (right, 3.0, CREAM)):
        plaster(canvas, quad(wall, (0, wide), (0, 6)), colour)
        plinth(canvas, wall, (0, wide), 0.64, mix(colour, WHITE, 0.3))
        canvas.shade(quad(wall, (0, wide), (3.3, 3.6)), SHADOW, 110, 6)
        box(canvas, wall, (-0.05, wide + 0.05), (3.6, 3.84), (0, 0.16), mix(colour, WHITE, 0.6))
    for x in (left(3.55, 0, 0)[0], right(0, 0, 0)[0]):
        canvas.shade(trace(f"{x - 3} 0, {x + 3} 0, {x + 3} 964, {x - 3} 964"), WHITE, 60, 2)
    for sill in (1.02, 4.4):
        window(canvas, left, 0.9, sill, (0.9, 1.75), SHUTTER_GREEN, Light(shade=0.08))
    window(canvas, right, 1.32, 1.35, (0.85, 1.55), SHUTTER_TEAL, Light())
    lane_plate(canvas, left, (2.68, 2.66), 1.36, "NGÕ 109")


def flower_lane() -> Canvas:
    """Draw a lane in morning sun with pots on both sides and bougainvillea above."""
    canvas = Canvas(720, PAPER)
    lane = Lane(vanishing=760, horizon=560, focal=1120, eye=1.95)
    half, near = 1.95, 3.9
    sky(canvas, rgb("a9d3e2"), rgb("fdf1d8"), 600)
    far = Light(haze=0.5, air=rgb("f6e9cf"))
    house(canvas, lane.front(-4.6, 30), House(4.6, 3, MIST, SHUTTER_BLUE, 2, tiled=True), far)
    house(canvas, lane.front(0.0, 28), House(5, 2, rgb("f0c25f"), SHUTTER_GREEN, 2, tiled=True), far)
    for x, y, size in ((735, 520, 46), (800, 535, 40)):
        bush(canvas, (x, y), size, size * 1.1, [far.on(tone) for tone in LEAVES], 8, 9)
    paving(canvas, lane, 6, 2.9, near, rgb("d3bd9c"))
    paving(canvas, lane, half, 2.9, 31, rgb("dcc6a4"))
    walls = ((CREAM, OCHRE), (OCHRE, SAGE), (MIST, CREAM), (PEACH, OCHRE), (SAGE, PEACH), (CREAM, MIST))
    alley(canvas, lane, half, walls, near, replace(far, shade=0.28))
    floor = [lane.at(x, 0, z) for x, z in ((-half, 2.9), (half, 2.9), (half, 31), (-half, 31))]
    roofs = trace("0.35 2.8, 0.25 5.6, -0.25 5.9, -0.3 9.4, 0.2 10, 0.15 14, -0.3 14.6, -0.3 19, 0.1 20, 0.1 31")
    dark = [(-half, 2.8), *roofs, (-half, 31)]
    canvas.shade([lane.at(x, 0, z) for x, z in dark], SHADOW, 84, 6, floor)
    sun = [lane.at(x, 0, z) for x, z in ((0.5, 5), (1.7, 5), (1.6, 24), (0.4, 24))]
    canvas.shade(sun, rgb("fff1bf"), 90, 22, floor)
    for z, side in ((23, 1), (19, -1), (16, 1), (12.5, -1), (10, 1), (7.6, -1), (5.4, 1)):
        unit, edge, high = lane.focal / z, side * half * 0.95, canvas.random.uniform(2.9, 3.5)
        path = [lane.at(edge, high, z + 2.4), lane.at(edge, high + 0.2, z + 1), lane.at(edge, high, z)]
        cascade(canvas, path, unit * 0.62, unit * 0.085)
        row_of_pots(canvas, lane, side * (half - 0.32), [z + 0.62 * step for step in range(4)], 0.4)
    for corner, colour, shade, vent in ((-half - 4, CREAM, 0.28, 3.02), (half, OCHRE, 0.08, 0.36)):
        wall, light = lane.front(corner, near), Light(shade=shade)
        plaster(canvas, quad(wall, (0, 4), (0, 5)), light.on(colour))
        plinth(canvas, wall, (0, 4), 0.62, light.on(mix(colour, WHITE, 0.3)))
        box(canvas, wall, (-0.04, 4.04), (3.5, 3.68), (0, 0.1), light.on(mix(colour, WHITE, 0.5)))
        vent_bricks(canvas, wall, (vent, 1.55), 3, 4, light)
    wire(canvas, (610, 0), (980, 40))
    cascade(canvas, trace("-30 190, 120 236, 250 150, 330 40"), 190, 25, 0.75)
    cascade(canvas, trace("1180 -20, 1300 90, 1450 150, 1640 130"), 210, 26, 0.75)
    pots(canvas, "170 1040 120 round blue, 66 1105 150 pink clay, 270 1000 96 white clay")
    pots(canvas, "1352 1010 104 gold cream, 1446 1075 134 pink clay, 1560 1150 156 blades teal")
    return canvas


def pots_by_window() -> Canvas:
    """Draw pots under a window, with a cat asleep on the sill."""
    canvas = Canvas(721, OCHRE)
    wall, bench = flat(0, 1010, 320), flat(0, 1030, 320)
    face = quad(wall, (-0.1, 5.1), (0, 3.3))
    plaster(canvas, face, rgb("eabf6c"))
    canvas.mottle(face, rgb("d99f4f"), 60, (150, 90))
    canvas.mottle(face, CREAM, 60, (90, 26))
    plinth(canvas, wall, (-0.1, 5.1), 0.66, rgb("cda06d"))
    paving(canvas, Lane(horizon=560, focal=1000, eye=1.3), 6, 1.7, 2.9, rgb("d8c3a4"))
    ground_shadow(canvas, 1010)
    canvas.shade(trace("-60 -60, 760 -60, 420 360, -60 620"), SHADOW, 66, 60)
    window(canvas, wall, 2.62, 1.22, (1.34, 1.72), SHUTTER_GREEN, Light())
    curtain = smooth([wall(u, v, 0) for u, v in trace("1.97 1.24, 2.36 1.24, 2.16 1.9, 2.06 2.9, 1.97 2.9")])
    canvas.gradient(curtain, rgb("f7efdd"), rgb("c9c6c4"), alpha=(150, 90))
    dapple(canvas, (1330, 330), 330, 300, 46)
    dapple(canvas, (1440, 760), 190, 130, 40)
    cat(canvas, (850, 626), 216)
    cascade(canvas, trace("-40 220, 90 130, 240 60, 470 -20"), 250, 30, 0.8)
    cascade(canvas, trace("560 -50, 800 -30, 1010 -60"), 120, 26, 0.6)
    hung_hat(canvas, (1404, 400), 98)
    for u in (0.62, 4.0):
        box(canvas, bench, (u, u + 0.18), (0, 0.4), (0, 0.3), rgb("9b7a5c"))
    box(canvas, bench, (0.4, 4.42), (0.4, 0.5), (-0.1, 0.4), rgb("c39a6c"))
    canvas.fill(trace("128 874, 1414 874, 1414 892, 128 892"), rgb("dcb98a"))
    canvas.shade(quad(bench, (0.5, 4.36), (0.02, 0.34)), rgb("3d2f4a"), 90, 8)
    pots(canvas, "225 884 128 white blue, 440 884 140 blades cream, 655 884 138 gold clay")
    pots(canvas, "870 884 122 round teal, 1085 884 146 pink clay, 1300 884 124 red blue")
    pots(canvas, "80 1128 190 pink brown, 330 1128 150 round clay, 1216 1128 156 white cream, 1500 1128 206 tall blue")
    return canvas


def gate_and_bicycle() -> Canvas:
    """Draw a garden wall under bougainvillea, an iron gate and a bicycle."""
    canvas = Canvas(615, PAPER)
    sky(canvas, rgb("a8d1de"), rgb("fbf1d9"), 700)
    cloud(canvas, (560, 130), 150)
    cloud(canvas, (1090, 170), 190)
    back = Light(haze=0.32, air=rgb("eef0e2"))
    house(canvas, flat(60, 640, 104), House(4.6, 2, OCHRE, SHUTTER_GREEN, 2, tiled=True), back)
    house(canvas, flat(1180, 700, 104), House(4.4, 2, MIST, SHUTTER_BROWN, 2), back)
    for x, y, rx, ry in ((800, 270, 200, 170), (960, 330, 150, 140), (640, 340, 140, 120)):
        bush(canvas, (x, y), rx, ry, [back.on(tone) for tone in LEAVES], 17, 16)
    wall, top = flat(0, 1000, 250), 2.35
    _yard(canvas)
    for u in ((-0.1, 2.12), (3.78, 6.5)):
        face = quad(wall, u, (0, top))
        plaster(canvas, face, rgb("f5e2b8"))
        canvas.mottle(face, rgb("d9b98a"), 60, (120, 70))
        plinth(canvas, wall, u, 0.55, rgb("dbc49a"))
        tile_cap(canvas, wall, u, top)
    iron_gate(canvas, wall, (2.24, 3.66), 2.1, rgb("3c6f5e"))
    for place in (1.94, 3.64):
        pillar(canvas, wall, place, 2.75, 0.5)
    paving(canvas, Lane(horizon=520, focal=1000, eye=1.44), 6, 1.9, 3.0, rgb("d6c2a4"))
    ground_shadow(canvas, 1000)
    canvas.shade(trace("1010 980, 1560 980, 1500 700, 1130 700"), SHADOW, 70, 26, quad(wall, (3.96, 6.5), (0, top)))
    dapple(canvas, (230, 640), 190, 170, 38)
    hung_hat(canvas, (1092, 640), 54)
    for lift in (0, 26):
        canvas.line(curve((515, 330 - lift), (725, 60 - lift), (935, 330 - lift), 30), rgb("5d6b58"), 5)
    pots(canvas, "72 1046 128 pink clay, 206 1046 104 round blue, 318 1046 112 gold cream, 424 1046 96 white clay")
    cascade(canvas, trace("1620 380, 1420 350, 1200 372, 1000 320"), 190, 25, 0.75)
    cascade(canvas, trace("420 400, 500 300, 660 210, 820 196, 960 280"), 210, 26, 0.75)
    fallen_petals(canvas, (800, 1060), 320, 60, 40)
    fallen_petals(canvas, (1300, 1100), 300, 60, 26)
    bicycle(canvas, (1120, 978), 300, rgb("3f7f8f"))
    pots(canvas, "990 1060 92 red clay, 1560 1060 132 blades teal")
    return canvas


def _yard(canvas: Canvas) -> None:
    """Draw what is seen through the gate: a sunny path between bushes."""
    canvas.gradient(trace("500 312, 975 312, 975 1000, 500 1000"), rgb("8fb08a"), rgb("c9b48c"))
    sunny = Light(haze=0.42, air=rgb("f3efd0"))
    for x, y in trace("560 500, 900 520, 700 420, 800 430, 540 660, 920 680, 560 800, 910 810"):
        size = 130 - y * 0.075
        bush(canvas, (x, y), size, size, [sunny.on(tone) for tone in LEAVES], 15, 9)
    canvas.gradient(trace("700 600, 760 600, 900 1000, 560 1000"), rgb("eadcb8"), rgb("d6c19a"), alpha=(0, 255))
    pots(canvas, "650 760 46 pink clay, 810 760 46 pink clay, 620 870 60 pink clay, 845 870 60 pink clay")
    canvas.gradient(trace("500 912, 975 912, 975 1000, 500 1000"), rgb("cdb894"), rgb("dccaa8"))


def mural_wall() -> Canvas:
    """Draw a wall with a mural: the steel bridge, hills, lotus and street vendors."""
    canvas = Canvas(616, PAPER)
    sky(canvas, rgb("b5d8e0"), rgb("fbf1da"), 420)
    cloud(canvas, (960, 110), 200)
    back = Light(haze=0.35, air=rgb("eef0e2"))
    house(canvas, flat(40, 420, 80), House(4.4, 2, PEACH, SHUTTER_BLUE, 2, tiled=True), back)
    house(canvas, flat(1120, 440, 84), House(4.6, 2, SAGE, SHUTTER_BROWN, 2, tiled=True), back)
    for x, y, rx, ry in ((640, 190, 190, 150), (860, 230, 160, 120)):
        bush(canvas, (x, y), rx, ry, [back.on(tone) for tone in LEAVES], 16, 16)
    wall, ends = flat(0, 960, 240), (-0.1, 6.8)
    face = quad(wall, ends, (0.42, 2.72))
    plaster(canvas, quad(wall, ends, (0, 2.75)), rgb("f3e6c8"))
    with canvas.inside(face):
        _mural(canvas)
    canvas.mottle(face, WHITE, 60, (60, 24))
    canvas.mottle(face, SHADOW, 26, (90, 120))
    plinth(canvas, wall, ends, 0.42, rgb("e2cba2"))
    tile_cap(canvas, wall, (0.26, 6.42), 2.7)
    for u in (-0.06, 6.42):
        pillar(canvas, wall, u, 2.85, 0.42)
    paving(canvas, Lane(horizon=480, focal=1000, eye=1.44), 6, 1.9, 3.0, rgb("d8c5a6"))
    ground_shadow(canvas, 960)
    cascade(canvas, trace("-30 330, 120 250, 260 268, 420 232"), 150, 22, 0.7)
    pots(canvas, "66 1016 120 pink clay, 186 1016 92 white blue, 1010 1016 92 gold clay, 1100 1016 84 round cream")
    tins = trace("1236 1020, 1322 1036, 1180 1068, 1276 1092")
    paints = (BRACTS[2], rgb("3f8f9c"), rgb("f2bb4c"), rgb("5f9f5a"))
    for place, paint in zip(tins, paints, strict=True):
        paint_tin(canvas, place, 74, paint)
    canvas.line(trace("1352 1078, 1440 1060"), rgb("b98449"), 9)
    canvas.line(trace("1344 1080, 1368 1075"), rgb("aab0b6"), 11)
    canvas.line(trace("1318 1087, 1346 1080"), BRACTS[2], 15)
    pots(canvas, "1530 1040 140 blades teal")
    return canvas


RIDGES = {
    "a8cdc4": "0 560, 160 470, 330 520, 520 440, 720 540, 900 490, 1080 560, 1290 470, 1450 530, 1600 480",
    "78b0a4": "0 610, 200 540, 420 600, 640 560, 860 610, 1150 590, 1330 540, 1500 580, 1600 550",
    "4f9082": "0 640, 120 600, 300 632, 560 620, 900 640, 1260 622, 1420 590, 1600 620",
}
BANKS = {
    "e3b968": "-80 712, 140 690, 420 700, 660 742, 770 800, 690 900, -80 900",
    "c98f4a": "-80 752, 140 734, 420 748, 620 792, 690 850, 600 900, -80 900",
}


def _mural(canvas: Canvas) -> None:
    """Paint what is on the wall, from x 60 to 1540 and y 310 to 860."""
    chance = canvas.random
    canvas.gradient(trace("0 300, 1600 300, 1600 640, 0 640"), rgb("8ec9cf"), rgb("fbe3bd"))
    canvas.ellipse((1130, 500), 118, 118, rgb("fdf0cf"), 130)
    canvas.ellipse((1130, 500), 84, 84, rgb("f5a35c"))
    for left, high, wide in ((338, 400, 150), (694, 372, 120), (1298, 410, 150)):
        for k in range(3):
            canvas.ellipse((left + k * wide * 0.55, high + (k % 2) * 12), wide * 0.5, 13, rgb("fff6e2"), 220)
    for colour, line in RIDGES.items():
        canvas.fill(smooth([*trace(line), *trace("1700 700, 1700 760, -100 760, -100 640")], 10), rgb(colour))
    canvas.gradient(trace("0 636, 1600 636, 1600 900, 0 900"), rgb("6fb7bd"), rgb("2f7f94"))
    for _ in range(70):
        x, y = chance.uniform(0, 1600), chance.uniform(648, 850)
        long, tone = chance.uniform(30, 120) * (y - 560) / 200, chance.choice(("a9dcd8", "4c9fae", "f7d8a8"))
        canvas.line(curve((x, y), (x + long / 2, y - 5), (x + long, y), 8), rgb(tone), 3, 150)
    steel_bridge(canvas, (-60, 628), (1660, 592), 6, 96, rgb("a8462f"), rgb("e9d3a6"))
    for colour, line in BANKS.items():
        canvas.fill(smooth(trace(line)), rgb(colour))
    vendor(canvas, (306, 823), 186, rgb("a6356b"), rgb("33354f"))
    vendor(canvas, (596, 808), 160, rgb("2f6f7d"), rgb("33354f"))
    for x, y in trace("860 800, 960 840, 1090 786, 1250 832, 1420 800, 1090 858, 790 852"):
        lotus_leaf(canvas, (x, y), chance.uniform(76, 104), rgb(chance.choice(("3f8f68", "57a572", "2f7a63"))))
    for place, size in zip(
        trace("890 744, 1040 790, 1180 720, 1340 768, 1470 726"), (88, 72, 104, 80, 84), strict=True
    ):
        lotus(canvas, place, size, 810 - place[1])


VIEW = Oblique((330, 1130), 80)
"""The view of `lane_from_above`; its lane runs along z, from x = -1.7 to x = 2."""


def lane_from_above() -> Canvas:
    """Draw a swept lane at a slant from above: roofs, facades, a person who sweeps."""
    canvas = Canvas(617, rgb("b1c39c"))
    chance = canvas.random
    edge, kerb = -1.7, 2.0

    def ground(x: tuple[float, float], z: tuple[float, float]) -> list[Point]:
        return [VIEW.at(a, 0, b) for a, b in ((x[0], z[0]), (x[1], z[0]), (x[1], z[1]), (x[0], z[1]))]

    canvas.gradient(ground((edge, kerb), (-8, 26)), rgb("ead9b8"), rgb("dbc6a2"))
    for row in range(-36, 108):
        for column in range(8):
            left = edge + 0.53 * (column - (row % 2) * 0.5)
            span = (max(edge, left + 0.015), min(kerb, left + 0.515))
            if span[1] > span[0]:
                brick(canvas, ground(span, (row * 0.24 + 0.015, row * 0.24 + 0.225)), rgb("dfcba8"), 190)
    walls = (OCHRE, MIST, CREAM, PEACH, SAGE, rgb("f0cd7a"), CREAM)
    shutters = (SHUTTER_GREEN, SHUTTER_BROWN, SHUTTER_TEAL, SHUTTER_GREEN, SHUTTER_BROWN, SHUTTER_BLUE, SHUTTER_GREEN)
    for index, (wall, shutter) in reversed(list(enumerate(zip(walls, shutters, strict=True)))):
        form = House(3.9, 3 if index % 3 == 1 else 2, wall, shutter, 1 + index % 2, index % 2 == 0, False, 7.0)
        plane = _standing(edge, 4.0 * index - 6.6)
        house(canvas, plane, form, Light(haze=0.03 * index))
        if index % 2:
            _terrace_lid(canvas, plane, form)
        else:
            _gable_lid(canvas, plane, form)
    canvas.shade(ground((edge, -0.5), (-8, 26)), SHADOW, 84, 6)
    for z in sorted((chance.uniform(-5, 20) for _ in range(15)), reverse=True):
        any_potted(canvas, VIEW.at(edge + 0.42, 0, z), chance.uniform(34, 46))
    for z in (11.5, 3.2):
        cascade(canvas, [VIEW.at(edge + 0.3, 3.6, z + away) for away in (2.2, 1, 0)], 76, 13)
    sweeper(canvas, VIEW.at(0.25, 0, 5.0), 172)
    _garden_side(canvas, kerb)
    return canvas


def _standing(x: float, start: float) -> Plane:
    """Return a wall that stands along the lane of `VIEW`."""
    return lambda u, v, d: VIEW.at(x + d, v, start + u)


def _gable_lid(canvas: Canvas, plane: Plane, form: House) -> None:
    """Close a house with a tiled roof, as it is seen from above."""
    base, ridge, back = form.height + 0.7, form.height + 2.1, -form.deep / 2
    ends = (-0.12, form.width + 0.12)
    canvas.fill([plane(0, base, 0), plane(0, base, -form.deep), plane(0, ridge, back)], mix(form.wall, SHADOW, 0.22))
    eaves, top = [plane(u, base, 0.4) for u in ends], [plane(u, ridge, back) for u in ends]
    tiled_slope(canvas, [*eaves, *reversed(top)], 30, TILE)
    canvas.line(top, mix(TILE, SHADOW, 0.2), 7)
    canvas.fill(quad(plane, ends, (base - 0.14, base), 0.4), mix(TILE, SHADOW, 0.45))


def _terrace_lid(canvas: Canvas, plane: Plane, form: House) -> None:
    """Close a house with a terrace: a tank, washing, a few pots."""
    chance = canvas.random
    level, wide = form.height + 0.35, form.width
    corners = ((0.15, -0.3), (wide - 0.15, -0.3), (wide - 0.15, -form.deep), (0.15, -form.deep))
    floor = [plane(u, level, d) for u, d in corners]
    canvas.gradient(floor, rgb("d9b79a"), rgb("c79f84"))
    canvas.mottle(floor, WHITE, 60, (30, 18))
    water_tank(canvas, plane(2.9, level, -3.0), 80)
    laundry(canvas, plane(0.5, level, -1.8), plane(2.9, level, -1.2), 62)
    for d in (-4.6, -0.9):
        for u in (0.7, 1.7, 2.7):
            any_potted(canvas, plane(u + chance.uniform(-0.2, 0.2), level, d), chance.uniform(26, 36))


def _garden_side(canvas: Canvas, kerb: float) -> None:
    """Draw the near side of the lane from above: bins, a low wall with pots, bushes, roofs."""
    chance = canvas.random
    for z, colour in zip((2.2, 1.1, 0.0), BINS, strict=True):
        waste_bin(canvas, VIEW.at(kerb - 0.95, 0, z), 66, colour)
    plane = _standing(kerb, -10)
    face = quad(plane, (0, 36), (0, 1), 0.36)
    canvas.fill(face, rgb("d3ab72"))
    canvas.mottle(face, rgb("a9793f"), 70, (50, 30))
    canvas.fill([plane(0, 1, 0), plane(36, 1, 0), *quad(plane, (36, 0), (1, 1), 0.36)[:2]], rgb("f4e4c1"))
    for z in range(19, 6, -2):
        any_potted(canvas, VIEW.at(kerb + 0.18, 1.0, z + chance.uniform(-0.4, 0.4)), chance.uniform(30, 38))
    for x, z in trace("4.4 21, 4.4 18, 4.1 15, 3.9 11.5, 3.7 9, 6 9.2, 7.4 8.4, 9 8, 4 6.4, 3.8 4.2, 4 1.8, 3.8 -0.6"):
        bush(canvas, VIEW.at(x, 0.2, z), chance.uniform(90, 120), chance.uniform(66, 86), LEAVES, 15, 11)
    cascade(canvas, [VIEW.at(kerb + 0.4, 1.3, z) for z in (13.4, 11.6, 10)], 92, 17, 0.8)
    for z, long in ((9.4, 8.5), (-4.2, 11.2)):
        _low_roof(canvas, (5.2, 11.5), (z, z + long), 1.7)


def _low_roof(canvas: Canvas, x: tuple[float, float], z: tuple[float, float], eaves: float) -> None:
    """Draw a low tiled roof seen from above, its ridge along the lane."""
    middle, ridge = (x[0] + x[1]) / 2, eaves + 0.75
    top = [VIEW.at(middle, ridge, end) for end in z]
    far, near = ([VIEW.at(side, eaves, end) for end in z] for side in x)
    canvas.shade([(px - 8, py + 10) for px, py in (*far, *reversed(top))], SHADOW, 110, 8)
    rows = round((z[1] - z[0]) / 0.2)
    tiled_slope(canvas, [*far, *reversed(top)], rows, mix(TILE, SHADOW, 0.1))
    tiled_slope(canvas, [*near, *reversed(top)], rows, TILE)
    canvas.line(top, mix(TILE, WHITE, 0.12), 9)
    gable = [far[0], top[0], near[0], VIEW.at(x[1], 0, z[0]), VIEW.at(x[0], 0, z[0])]
    canvas.gradient(gable, rgb("efd29a"), rgb("c9a069"))


def shared_table() -> Canvas:
    """Draw the mouth of a lane at dusk: under a lamp, a table with masks and vegetables."""
    canvas = Canvas(19, NIGHT)
    lane = Lane(vanishing=800, horizon=600, focal=1150, eye=1.65)
    half, mouth = 2.1, 6.4
    sky(canvas, rgb("7f9bd6"), rgb("f4d9c4"), 640)
    lit = Light(lamps=0.6, air=rgb("b9c3e6"))
    house(canvas, lane.front(-3.8, 27), House(4.4, 3, OCHRE, SHUTTER_GREEN, 2, tiled=True), lit)
    house(canvas, lane.front(0.8, 29), House(4.6, 2, CREAM, SHUTTER_BROWN, 2, tiled=True), lit)
    paving(canvas, lane, half, mouth - 0.2, 30, rgb("d4c4aa"))
    walls = ((CREAM, PEACH), (OCHRE, MIST), (SAGE, CREAM), (PEACH, OCHRE), (MIST, SAGE))
    alley(canvas, lane, half, walls, mouth, lit)
    row_of_pots(canvas, lane, half - 0.3, [7.4, 8.2, 11, 12, 15])
    row_of_pots(canvas, lane, -half + 0.3, [7.2, 8.4, 10, 13, 16])
    paving(canvas, lane, 8, 3.0, mouth, rgb("cfbfa6"))
    for corner, colour, middle in ((-half - 4, PEACH, 2.5), (half, CREAM, 1.5)):
        wall = lane.front(corner, mouth)
        plaster(canvas, quad(wall, (0, 4), (0, 6)), colour)
        plinth(canvas, wall, (0, 4), 0.62, mix(colour, WHITE, 0.3))
        box(canvas, wall, (-0.05, 4.05), (3.45, 3.65), (0, 0.14), mix(colour, WHITE, 0.5))
        window(canvas, wall, middle, 1.25, (0.9, 1.6), SHUTTER_TEAL, replace(lit, lamps=1.0))
    cascade(canvas, trace("-20 190, 160 240, 330 150"), 150, 22)
    cascade(canvas, trace("1280 130, 1440 210, 1620 190"), 150, 22)
    pots(canvas, "86 1010 120 round blue, 214 1010 106 pink clay, 1400 1010 108 white clay, 1520 1010 126 blades teal")
    canvas.dusk(rgb("6f7cc0"), rgb("33489c"), 0.2)
    _lamplight(canvas)
    _table(canvas)
    for place, colour in (((1296, 1096), rgb("c2504a")), ((316, 1096), rgb("3f78a8"))):
        stool(canvas, place, 128, colour)
    palm_hat(canvas, (1296, 930), (1296, 996), 78, 17)
    return canvas


def _lamplight(canvas: Canvas) -> None:
    """Draw the lamp over the table, and its light."""
    wire_colour = rgb("1b2446")
    canvas.line(curve((470, 96), (800, 230), (1130, 84), 30), wire_colour, 2)
    canvas.glow((800, 980), 760, 240, rgb("ffcf86"), 150)
    canvas.glow((800, 620), 620, 560, rgb("ffcf86"), 120)
    canvas.glow((800, 250), 190, 190, rgb("fff0c4"), 200)
    for reach in (430, 300):
        beam = trace(f"760 262, 840 262, {800 + reach} 830, {800 - reach} 830")
        canvas.shade(beam, LAMP, 34, 26)
    canvas.line(trace("800 160, 800 226"), wire_colour, 3)
    canvas.fill(trace("782 226, 818 226, 858 262, 742 262"), rgb("2f4f56"))
    canvas.ellipse((800, 264), 58, 10, rgb("fff3cf"))
    canvas.ellipse((800, 270), 20, 15, rgb("fffbe8"))


def _table(canvas: Canvas) -> None:
    """Draw the table with what neighbours left on it."""
    canvas.shade(trace("440 1024, 1160 1024, 1200 1064, 400 1064"), rgb("0e1638"), 150, 14)
    for x in (452, 1112):
        leg = trace(f"{x} 860, {x + 36} 860, {x + 30} 1046, {x + 6} 1046")
        canvas.gradient(leg, rgb("8c5f3f"), rgb("4a3440"))
    canvas.gradient(trace("430 780, 1170 780, 1216 826, 384 826"), rgb("f9e7c4"), rgb("efd09a"))
    hem = [(1216 - 13 * k, 912 + 7 * math.cos(k * math.tau / 8)) for k in range(65)]
    canvas.gradient([(384, 826), (1216, 826), *hem], rgb("f2d9b0"), rgb("b98f7e"))
    for x in range(436, 1200, 104):
        fold = trace(f"{x - 4} 830, {x + 4} 830, {x + 20} 905, {x - 20} 905")
        canvas.gradient(fold, rgb("f2d9b0"), rgb("8a6a76"), alpha=(0, 80))
    canvas.fill(trace("384 838, 1216 838, 1216 846, 384 846"), rgb("c9577f"), 200)
    for x, wide, kind in ((530, 170, "greens"), (1060, 176, "roots"), (890, 130, "fruit")):
        basket(canvas, (x, 806), wide, kind)
    mask_box(canvas, (718, 808), 150)
    bottle(canvas, (622, 816), 92)


def roofs_by_the_river() -> Canvas:
    """Draw roofs in morning haze, a steel bridge over the river, and a terrace with flowers."""
    canvas = Canvas(2021, PAPER)
    chance = canvas.random
    sky(canvas, rgb("9fc9dc"), rgb("fde6c4"), 470)
    canvas.glow((1180, 400), 620, 420, rgb("ffe2a8"), 230)
    canvas.ellipse((1180, 372), 54, 54, rgb("fff3cf"))
    for place, wide in zip(trace("260 120, 700 190, 1360 110, 980 70"), (240, 190, 210, 150), strict=True):
        cloud(canvas, place, wide)
    hills = "-100 470, 120 418, 330 444, 560 404, 800 446, 1010 428, 1280 450, 1480 414, 1700 440, 1700 520, -100 520"
    canvas.fill(smooth(trace(hills), 10), rgb("b9d2d4"))
    canvas.gradient(trace("0 462, 1600 462, 1600 640, 0 640"), rgb("f6e3c4"), rgb("a9cbd0"))
    for _ in range(90):
        x, y = chance.uniform(0, 1600), chance.uniform(468, 600)
        long, bright = chance.uniform(20, 90) * (y - 400) / 120, WHITE if abs(x - 1180) < 230 else rgb("d9e6e0")
        canvas.line([(x, y), (x + long, y)], bright, 2, 130)
    steel_bridge(canvas, (-90, 486), (1720, 456), 8, 82, rgb("6d7f93"), rgb("c9cfca"))
    for place, size in zip(trace("420 250, 468 228, 512 262, 372 284, 560 238"), (15, 12, 13, 10, 10), strict=True):
        bird = Frame(canvas, place, size)
        bird.bow("0 0, -0.6 0.7, -1.5 0.25", rgb("5d6b80"), 0.18)
        bird.bow("0 0, 0.6 0.7, 1.5 0.25", rgb("5d6b80"), 0.18)
    canvas.gradient(trace("0 612, 1600 612, 1600 1100, 0 1100"), rgb("ccd8bd"), rgb("b9c79a"))
    trees = [mix(tone, rgb("d6e0d2"), 0.55) for tone in LEAVES]
    for _ in range(26):
        bush(canvas, (chance.uniform(-40, 1640), 622), chance.uniform(50, 90), chance.uniform(24, 40), trees, 8, 6)
    for number, (ground, unit, haze) in enumerate(((825, 20, 0.5), (1025, 33, 0.34), (1290, 52, 0.16))):
        _row_of_roofs(canvas, number, ground, unit, Light(haze=haze, air=rgb("f4e6cf")))
    _roof_terrace(canvas)
    return canvas


def _row_of_roofs(canvas: Canvas, number: int, ground: float, unit: float, light: Light) -> None:
    """Draw a row of houses across the picture, `unit` pixels a metre, with haze at its feet."""
    chance = canvas.random
    left, index = -60.0, number * 2
    while left < 1650:
        storeys, wall = (2, 3, 1, 3, 2, 2, 3)[index * 3 % 7], WALLS[index * 5 % len(WALLS)]
        tiled = index % 5 not in (1, 3)
        wide, shutter = chance.uniform(3.4, 4.6), chance.choice(SHUTTERS)
        form = House(wide, storeys, wall, shutter, 1 + index % 2, index % 3 == 0, tiled)
        house(canvas, flat(left, ground, unit), form, light)
        if not tiled:
            roof = ground - (form.height + 0.75) * unit
            water_tank(canvas, (left + form.width * unit * 0.7, roof), unit * 1.1)
        left += form.width * unit + chance.uniform(0, 12)
        if chance.random() < 0.4:
            tones = [light.on(tone) for tone in LEAVES]
            bush(canvas, (left + unit * 0.5, ground - unit * 4.6), unit * 1.6, unit * 1.8, tones, max(7, unit * 0.2))
            left += unit * 0.9
        index += 1
    fog = ground - 4 * unit
    mist = trace(f"-50 {fog}, 1650 {fog}, 1650 {fog + 90}, -50 {fog + 90}")
    canvas.shade(mist, rgb("f8ead2"), round(230 * light.haze), 26)


def _roof_terrace(canvas: Canvas) -> None:
    """Draw the terrace before the view: parapet, pots, washing, a pergola with bougainvillea."""
    laundry(canvas, (980, 1010), (1290, 1010), 128)
    wall, bricks = flat(0, 1250, 100), flat(0, 1250, 190)
    parapet = quad(wall, (-0.2, 16.3), (0, 2.2))
    canvas.gradient(parapet, rgb("f3d9a4"), rgb("d9ac6c"))
    canvas.mottle(parapet, WHITE, 60, (70, 40))
    canvas.mottle(parapet, rgb("b98a55"), 60, (90, 50))
    for k in range(9):
        vent_bricks(canvas, bricks, (0.18 + k * 0.98, 0.24), 3, 3, Light())
    box(canvas, wall, (-0.2, 16.3), (2.16, 2.4), (0, 0.9), rgb("ecd3a0"))
    canvas.shade(trace("-20 1030, 1620 1030, 1620 1056, -20 1056"), SHADOW, 110, 8)
    pots(canvas, "92 1016 132 pink clay, 246 1016 112 round blue, 384 1016 116 white cream, 524 1016 104 gold clay")
    pots(canvas, "1420 1016 118 blades teal, 1540 1016 130 pink clay")
    canvas.gradient(trace("1548 0, 1578 0, 1578 1012, 1548 1012"), rgb("b98b5c"), rgb("82583c"), sideways=True)
    canvas.gradient(trace("0 0, 1600 0, 1600 30, 0 30"), rgb("b98b5c"), rgb("8a5f40"))
    canvas.shade(trace("0 30, 1600 30, 1600 36, 0 36"), SHADOW, 70, 4)
    cascade(canvas, trace("1640 500, 1560 690, 1500 830, 1560 960"), 150, 24, 0.8)
    cascade(canvas, trace("-40 60, 140 80, 330 40, 520 0"), 170, 26, 0.75)
    cascade(canvas, trace("1640 60, 1560 30, 1470 0"), 130, 24, 0.75)
    bird_cage(canvas, (1300, 26), 160)


MODELS = "models/gia-thuy"
PICTURES: dict[str, Callable[[], Canvas]] = {
    f"{MODELS}/tuyen-ngo-khong-rac-ngo-109-nguyen-son/ngo-sach-buoi-som.jpg": clean_lane,
    f"{MODELS}/tuyen-ngo-hoa-720-nguyen-van-cu/ngo-hoa.jpg": flower_lane,
    f"{MODELS}/tuyen-ngo-hoa-720-nguyen-van-cu/hang-chau-ben-cua-so.jpg": pots_by_window,
    f"{MODELS}/tuyen-ngo-hoa-615-nguyen-van-cu/cong-hoa-giay.jpg": gate_and_bicycle,
    f"{MODELS}/tranh-tuong-bich-hoa-615-nguyen-van-cu/buc-tuong-ve-cau.jpg": mural_wall,
    f"{MODELS}/ngo-khong-rac-615-nguyen-van-cu/quet-ngo.jpg": lane_from_above,
    f"{MODELS}/tu-luc-tu-cuong/ban-chung-dau-ngo.jpg": shared_table,
    "articles/gia-thuy-2021/mai-nha-ben-song.jpg": roofs_by_the_river,
}


def save(picture: Image.Image, path: Path) -> int:
    """Write a JPEG without metadata, no larger than `LARGEST_FILE`, and return its quality."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(88, 60, -2):
        picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
        if path.stat().st_size <= LARGEST_FILE:
            break
    return quality


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw all pictures, or those whose names contain one of the words given."""
    parser = argparse.ArgumentParser(description="Draw the illustrations of the sample content.")
    parser.add_argument("words", nargs="*", help="draw only pictures whose names contain a word")
    parser.add_argument("--out", type=Path, help="the content folder (default: the project's)")
    chosen = parser.parse_args(arguments)
    folder = chosen.out or Path(__file__).resolve().parent.parent / "content"
    for name, draw in PICTURES.items():
        if not chosen.words or any(word in name for word in chosen.words):
            quality = save(draw().finished(), folder / name)
            size = (folder / name).stat().st_size
            print(f"{name}: {size // 1000} kB, quality {quality}")


if __name__ == "__main__":
    main()
