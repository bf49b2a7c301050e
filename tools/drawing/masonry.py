"""Garden walls, roofs seen from above, gates, and a steel bridge."""

from __future__ import annotations

import math
from collections.abc import Sequence

from drawing.canvas import SHADOW, TILE, WHITE, Canvas, Colour, Point, mix, rgb, trace
from drawing.plants import leaf
from drawing.shapes import Frame, between
from drawing.walls import Light, Plane, box, quad


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
        low, high = (between(*ends, row / rows) for ends in ((slope[0], slope[1]), (slope[3], slope[2])))
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


def steel_bridge(
    canvas: Canvas, start: Point, end: Point, spans: int, height: float, colour: Colour, pier: Colour
) -> None:
    """Draw an old cantilever bridge of steel trusses, highest over its piers."""
    panels = 10
    steps = spans * panels
    thin = max(0.8, height * 0.022)
    deck = [between(start, end, step / steps) for step in range(steps + 1)]

    def chord(place: float) -> Point:
        x, y = between(start, end, place / steps)
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
