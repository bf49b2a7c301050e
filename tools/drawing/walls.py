"""Views, walls and tube houses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drawing.canvas import LIT, PAPER, SHADOW, TILE, WHITE, Canvas, Colour, Point, mix, rgb

Plane = Callable[[float, float, float], Point]
"""Maps (along the wall, up, out of the wall), in metres, to a place in the picture."""


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
