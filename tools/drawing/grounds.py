"""The grounds of pictures: sky, paving, wires, a lane between houses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from drawing.canvas import PAPER, SHADOW, SHUTTERS, WHITE, WIDTH, Canvas, Colour, Point, mix, rgb, trace
from drawing.plants import any_potted
from drawing.shapes import between, curve
from drawing.walls import House, Lane, Light, house


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
    x, _ = between(start, end, 0.5)
    low = max(start[1], end[1]) + math.dist(start, end) * 0.04
    canvas.line(curve(start, (x, low), end, 24), rgb("5a5f70"), 1.3, 130)


def ground_shadow(canvas: Canvas, y: float) -> None:
    """Lay the shadow where a wall meets the ground."""
    canvas.shade(trace(f"-20 {y - 10}, 1620 {y - 10}, 1620 {y + 24}, -20 {y + 24}"), SHADOW, 130, 9)


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
