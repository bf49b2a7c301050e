"""Pictures seen from above."""

from __future__ import annotations

from drawing.canvas import (
    CREAM,
    LEAVES,
    MIST,
    OCHRE,
    PAPER,
    PEACH,
    SAGE,
    SHADOW,
    SHUTTER_BLUE,
    SHUTTER_BROWN,
    SHUTTER_GREEN,
    SHUTTER_TEAL,
    SHUTTERS,
    TILE,
    WALLS,
    WHITE,
    Canvas,
    Point,
    mix,
    rgb,
    trace,
)
from drawing.grounds import brick, cloud, sky
from drawing.masonry import steel_bridge, tiled_slope, vent_bricks
from drawing.people import sweeper
from drawing.plants import any_potted, bush, cascade, pots
from drawing.shapes import Frame, smooth
from drawing.things import BINS, bird_cage, laundry, waste_bin, water_tank
from drawing.walls import House, Light, Oblique, Plane, box, flat, house, quad

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
