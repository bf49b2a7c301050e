"""Leaves, bougainvillea, lotus, and pots with what grows in them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drawing.canvas import BRACTS, CLAY, LEAVES, SHADOW, WHITE, Canvas, Colour, Point, mix, rgb, trace
from drawing.shapes import Frame, curve


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
