"""Pictures of vegetable fields, and of land that is being measured."""

from __future__ import annotations

import math

from drawing.canvas import (
    CREAM,
    LEAVES,
    OCHRE,
    PAPER,
    PEACH,
    SHADOW,
    SHUTTER_BROWN,
    SHUTTER_GREEN,
    SHUTTERS,
    WALLS,
    WHITE,
    Canvas,
    Colour,
    Point,
    mix,
    rgb,
    trace,
)
from drawing.grounds import cloud, sky
from drawing.household import bamboo, cabbage, watering_can
from drawing.plants import bush, clump, leaf, pots
from drawing.shapes import Frame, curve, oblong, smooth
from drawing.table import basket
from drawing.things import palm_hat
from drawing.walls import House, Lane, Light, flat, house

SOIL = rgb("9a6f4e")


def vegetable_beds() -> Canvas:
    """Draw beds of greens that run to a village, net houses, and baskets of the harvest."""
    canvas = Canvas(41, PAPER)
    _countryside(canvas, 430)
    field = Lane(vanishing=800, horizon=420, focal=1100, eye=2.3)
    canvas.gradient(oblong(0, 440, 1600, 1200), rgb("c9b184"), rgb("b08a60"))
    for x, z in ((-11, 30), (-4.5, 34), (3.5, 32), (10, 29)):
        _net_house(canvas, field, x, z)
    for row in range(30):
        for bed in (-4, -3, -2, -1, 1, 2, 3, 4):
            _bed_row(canvas, field, bed, 27 - 0.78 * row)
    canvas.shade(trace("560 1200, 720 760, 880 760, 1040 1200"), rgb("fff1bf"), 70, 26)
    for place, wide, kind in (((610, 1090), 250, "greens"), ((1010, 1100), 230, "roots"), ((800, 1150), 210, "fruit")):
        basket(canvas, place, wide, kind)
    bamboo(canvas, (420, 1180), (470, 760), 16)
    palm_hat(canvas, (474, 690), (470, 764), 96, 24)
    return canvas


def _countryside(canvas: Canvas, horizon: float) -> None:
    """Paint sky, hills and a village behind fields."""
    sky(canvas, rgb("9fcfe2"), rgb("fdf0d4"), horizon + 20)
    cloud(canvas, (360, 130), 220)
    cloud(canvas, (1180, 90), 240)
    for line, tone in (
        ("-100 350, 160 290, 420 340, 700 280, 980 334, 1260 270, 1700 330", "bcd6d2"),
        ("-100 390, 240 352, 560 384, 900 346, 1240 380, 1700 350", "9fc4b4"),
    ):
        canvas.fill(smooth([*trace(line), (1700, horizon + 40), (-100, horizon + 40)], 10), rgb(tone))
    far = Light(haze=0.4, air=rgb("eef0dc"))
    for left, wall, shutter in (
        (120, OCHRE, SHUTTER_GREEN),
        (300, CREAM, SHUTTER_BROWN),
        (1090, PEACH, SHUTTER_GREEN),
        (1290, OCHRE, SHUTTER_BROWN),
    ):
        house(canvas, flat(left, horizon + 16, 26), House(5.0, 1, wall, shutter, 2, False, True), far)
    tones = [far.on(tone) for tone in LEAVES]
    for k in range(15):
        bush(canvas, (k * 116 - 20, horizon - 6), 74, 40 + 26 * (k * 7 % 3), tones, 9, 8)


def _net_house(canvas: Canvas, field: Lane, x: float, z: float) -> None:
    """Draw the arched net house of a vegetable farm."""
    arch = [field.at(x + 2.4 * math.cos(t * math.pi / 16), 2.6 * math.sin(t * math.pi / 16), z) for t in range(17)]
    canvas.fill(arch, rgb("eef5ee"), 215)
    for share in (0.55, 0.78):
        inner = [
            field.at(x + 2.4 * share * math.cos(t * math.pi / 16), 2.6 * share * math.sin(t * math.pi / 16), z)
            for t in range(17)
        ]
        canvas.line(inner, rgb("a9c4bb"), 1.4, 180)
    canvas.line(arch, rgb("8fa8a2"), 3)
    canvas.fill([field.at(x + a, y, z) for a, y in ((-0.5, 0), (0.5, 0), (0.5, 1.7), (-0.5, 1.7))], rgb("8fb59a"), 170)


def _bed_row(canvas: Canvas, field: Lane, bed: int, z: float) -> None:
    """Draw one row of a raised bed with its greens."""
    left = bed * 1.7 - 0.62 + math.copysign(0.3, bed)
    right = left + 1.24
    top = [
        field.at(x, 0.16, d)
        for x, d in ((left + 0.08, z), (right - 0.08, z), (right - 0.08, z + 0.8), (left + 0.08, z + 0.8))
    ]
    front = [field.at(x, y, z) for x, y in ((left, 0), (right, 0), (right - 0.08, 0.16), (left + 0.08, 0.16))]
    hazy = min(0.5, max(0.0, z - 8) / 40)
    soil = mix(SOIL, rgb("e3d8b4"), hazy)
    canvas.fill(top, soil)
    canvas.fill(front, mix(soil, SHADOW, 0.2))
    kind = (
        LEAVES[1:],
        (rgb("6d3a5c"), rgb("8f4f74"), rgb("b5769a")),
        LEAVES[2:],
        (rgb("7fae4f"), rgb("a3c765"), rgb("cfe08f")),
    )[bed % 4]
    tones = [mix(tone, rgb("e6ecc8"), hazy) for tone in kind]
    for k in range(3):
        at = field.at(left + 0.25 + 0.38 * k, 0.16, z + 0.3)
        size = field.focal / z * 0.3
        if z > 13:
            clump(canvas, (at[0], at[1] - size * 0.25), size * 0.55, size * 0.4, tones, max(3.0, size * 0.34))
        else:
            cabbage(canvas, at, size, tones)


def kitchen_garden() -> Canvas:
    """Draw a garden without chemicals: a bamboo trellis with gourds, mulch, a watering can."""
    canvas = Canvas(42, PAPER)
    _countryside(canvas, 470)
    canvas.gradient(oblong(0, 480, 1600, 1200), rgb("a9bd7a"), rgb("b58f63"))
    for k in range(34):
        x = 12 + k * 48
        bamboo(canvas, (x, 690), (x + 3, 560 - 14 * (k % 3)), 15, mix(rgb("c9a25e"), WHITE, 0.12 * (k % 2)))
    for y in (604, 660):
        bamboo(canvas, (-10, y), (1610, y), 12)
    for x in (40, 350, 690, 1240, 1540):
        bush(canvas, (x, 668), 110, 66, LEAVES, 15, 10)
    _trellis(canvas)
    for row, (y, size, tones) in enumerate(
        ((800, 78, LEAVES[1:]), (910, 96, (rgb("7fae4f"), rgb("a3c765"), rgb("cfe08f"))), (1040, 120, LEAVES[1:]))
    ):
        _long_bed(canvas, y, size, tones, row)
    watering_can(canvas, (1010, 1156), 220, rgb("4f8fa0"))
    basket(canvas, (1420, 1150), 230, "greens")
    palm_hat(canvas, (190, 1050), (190, 1130), 130, 34)
    return canvas


def _trellis(canvas: Canvas) -> None:
    """Draw a trellis with hanging gourds over the garden."""
    for x in (250, 800, 1350):
        bamboo(canvas, (x, 800), (x, 120), 22)
    for y in (130, 186):
        bamboo(canvas, (-20, y), (1620, y - 8), 18)
    for x in range(60, 1600, 120):
        bamboo(canvas, (x, 100), (x + 30, 220), 11)
    chance = canvas.random
    hung = trace("120 290, 345 360, 520 270, 660 350, 900 300, 1060 370, 1210 276, 1450 350")
    for place in hung:
        canvas.line([(place[0], 150), (place[0], place[1] - 60)], rgb("5d7a3c"), 4)
    for k in range(18):
        bush(canvas, (k * 96 - 20, 120 + chance.uniform(-20, 34)), 90, 56, LEAVES, 17, 10)
    for number, place in enumerate(hung):
        _gourd(canvas, place, 66 + 12 * (number % 3), number % 2 == 0)
    for _ in range(26):
        at = (chance.uniform(0, 1600), chance.uniform(90, 210))
        for turn in range(5):
            leaf(canvas, at, 15, turn * math.tau / 5, rgb("f6d04f"), 0.8)
        canvas.ellipse(at, 4, 4, rgb("d98e3f"))


def _gourd(canvas: Canvas, at: Point, size: float, long: bool) -> None:
    """Hang a gourd: a long one, or one with a waist."""
    own = Frame(canvas, at, size)
    light, dark = rgb("cfe3a0"), rgb("5f8f4a")
    if long:
        own.blob("0 0.95, -0.2 0.8, -0.3 0, -0.28 -0.9, 0 -1.15, 0.28 -0.9, 0.3 0, 0.2 0.8", light, dark, sideways=True)
        for x in (-0.14, 0.04):
            own.bow(f"{x} 0.7, {x - 0.06} 0, {x} -0.9", mix(light, WHITE, 0.4), 0.03)
    else:
        own.blob(
            "0 0.95, -0.2 0.72, -0.14 0.4, -0.46 -0.1, -0.3 -0.62, 0 -0.72, 0.3 -0.62, 0.46 -0.1, 0.14 0.4, 0.2 0.72",
            light,
            dark,
            sideways=True,
        )
        own.bow("-0.2 0.1, -0.3 -0.15, -0.2 -0.4", mix(light, WHITE, 0.5), 0.05)


def _long_bed(canvas: Canvas, y: float, size: float, tones: tuple[Colour, ...], row: int) -> None:
    """Draw a bed across the picture: straw mulch, and greens in a row."""
    chance = canvas.random
    canvas.gradient(
        oblong(-20, y - size * 0.34, 1620, y + size * 0.3),
        mix(SOIL, CREAM, 0.2),
        mix(SOIL, SHADOW, 0.3),
    )
    for _ in range(420):
        x, low = chance.uniform(-20, 1620), y + chance.uniform(-0.32, 0.22) * size
        tone = rgb(chance.choice(("e3c98a", "cfae6a", "b8935a")))
        canvas.line([(x, low), (x + chance.uniform(-26, 26), low + chance.uniform(-5, 5))], tone, 2.4, 220)
    for k in range(int(1700 / (size * 1.25))):
        cabbage(canvas, (k * size * 1.25 - 20 + (row % 2) * size * 0.6, y), size, tones)


def measured_land() -> Canvas:
    """Draw a new road across open land: stakes with ribbons, a surveyor's tripod, young trees."""
    canvas = Canvas(43, PAPER)
    _town(canvas, 480)
    view = Lane(vanishing=860, horizon=440, focal=1100, eye=2.2)
    canvas.gradient(oblong(0, 464, 1600, 1200), rgb("cdbf8e"), rgb("bb9466"))
    canvas.mottle(oblong(0, 480, 1600, 1200), rgb("8fa85f"), 130, (160, 40))
    canvas.mottle(oblong(0, 480, 1600, 1200), rgb("8a6240"), 60, (90, 24))
    for x, wide, tone in ((0.1, 6.2, "e2cfa8"), (0.6, 5.2, "8f8b94")):
        band = [view.at(a, 0, z) for a, z in ((x, 2.6), (x + wide, 2.6), (x + wide, 60), (x, 60))]
        canvas.gradient(band, mix(rgb(tone), PAPER, 0.35), rgb(tone))
    for start in range(3, 50, 3):
        dash = [(3.13, start), (3.27, start), (3.27, start + 1.5), (3.13, start + 1.5)]
        canvas.fill([view.at(a, 0, d) for a, d in dash], rgb("fbf6ea"))
    for z in (40, 30, 23, 17.5, 13, 9.6, 7):
        for x in (7.0, -0.9) if z > 15 else (7.0,):
            _sapling(canvas, view, x, z)
    stakes = (26, 18, 13, 9.4, 6.8, 5.0)
    canvas.line([view.at(-3.6, 0.72, z) for z in stakes], rgb("d9483b"), 3)
    for z in stakes:
        _stake(canvas, view, -3.6, z)
    _tripod(canvas, (770, 1010), 400)
    _plan(canvas)
    return canvas


def _town(canvas: Canvas, ground: float) -> None:
    """Paint sky and a row of town houses behind the land."""
    chance, far = canvas.random, Light(haze=0.3, air=rgb("f0ecda"))
    sky(canvas, rgb("9fcfe2"), rgb("fdf0d4"), ground)
    cloud(canvas, (360, 110), 220)
    cloud(canvas, (1180, 80), 240)
    left = -30.0
    for number, storeys in enumerate((3, 2, 4, 3, 2, 3, 3, 2, 3, 4, 2, 3, 3, 2, 3, 4)):
        wide, wall = chance.uniform(3.6, 4.6), WALLS[number * 5 % 6]
        form = House(wide, storeys, wall, SHUTTERS[number % 4], 1 + number % 2, True, storeys == 2)
        house(canvas, flat(left, ground, 27), form, far)
        left += form.width * 27 + 2
    tones = [far.on(tone) for tone in LEAVES]
    for k in range(22):
        bush(canvas, (k * 76, ground - 4), chance.uniform(50, 70), chance.uniform(30, 52), tones, 9, 7)


def _sapling(canvas: Canvas, view: Lane, x: float, z: float) -> None:
    """Plant a young tree with its props."""
    unit, foot = view.focal / z, view.at(x, 0, z)
    canvas.ellipse((foot[0] + unit * 0.2, foot[1]), unit * 0.5, unit * 0.1, SHADOW, 70)
    canvas.line([foot, (foot[0], foot[1] - unit * 1.3)], rgb("7d6353"), unit * 0.07)
    for side in (-0.42, 0.42):
        canvas.line([(foot[0] + unit * side, foot[1]), (foot[0], foot[1] - unit * 0.9)], rgb("c9a25e"), unit * 0.045)
    hazy = min(0.5, z / 70)
    bush(
        canvas,
        (foot[0], foot[1] - unit * 1.6),
        unit * 0.55,
        unit * 0.6,
        [mix(t, rgb("eef0dc"), hazy) for t in LEAVES],
        max(4.0, unit * 0.11),
        8,
    )


def _stake(canvas: Canvas, view: Lane, x: float, z: float) -> None:
    """Drive in a striped stake with a ribbon."""
    unit = view.focal / z
    for k in range(4):
        low, high = view.at(x, 0.26 * k, z), view.at(x, 0.26 * (k + 1), z)
        canvas.line([low, high], rgb("d9483b") if k % 2 else WHITE, max(2.0, unit * 0.05))
    top = view.at(x, 0.98, z)
    canvas.fill([top, (top[0] + unit * 0.34, top[1] + unit * 0.1), (top[0], top[1] + unit * 0.22)], rgb("f0b64a"))


def _tripod(canvas: Canvas, foot: Point, size: float) -> None:
    """Draw a surveyor's level on its tripod."""
    own = Frame(canvas, foot, size)
    own.shade("-0.4 0.02, 0.5 0.02, 0.7 -0.05, -0.3 -0.04", 110, 9)
    for leg in ("-0.36 0, -0.04 0.72", "0.4 0, 0.04 0.72", "0.06 -0.06, 0 0.72"):
        own.line(leg, rgb("c98f3a"), 0.035)
        own.line(leg, rgb("e9bd6a"), 0.012)
    own.fill("-0.11 0.72, 0.11 0.72, 0.09 0.77, -0.09 0.77", rgb("4a4d58"))
    own.gradient("-0.12 0.8, 0.12 0.8, 0.12 0.98, -0.12 0.98", rgb("f2c45a"), rgb("c98a2e"))
    own.gradient("-0.24 0.85, 0.22 0.85, 0.22 0.94, -0.24 0.94", rgb("5a6472"), rgb("30343f"))
    own.oval("-0.24 0.895, 0.03 0.055", rgb("9fc4d4"))
    own.fill("-0.04 0.77, 0.04 0.77, 0.04 0.8, -0.04 0.8", rgb("4a4d58"))
    own.bow("-0.09 0.98, 0 1.05, 0.09 0.98", rgb("4a4d58"), 0.02)


def _plan(canvas: Canvas) -> None:
    """Draw a table with a plan that neighbours can look at, a palm hat beside it."""
    canvas.shade(trace("170 1140, 720 1140, 760 1180, 150 1180"), SHADOW, 130, 12)
    for x in (210, 650):
        canvas.gradient(trace(f"{x} 1000, {x + 30} 1000, {x + 24} 1160, {x + 6} 1160"), rgb("a8713f"), rgb("6b4730"))
    canvas.gradient(trace("220 900, 680 900, 740 1000, 160 1000"), rgb("dcb27a"), rgb("b98449"))
    canvas.gradient(oblong(160, 1000, 740, 1024), rgb("a8713f"), rgb("84572f"))
    own = Frame(canvas, (430, 990), 100)
    own.fill("-1.9 0.06, 1.5 0.06, 1.25 0.8, -1.6 0.8", rgb("fbfaf2"))
    for plot, tone in (
        ("-1.7 0.14, -0.8 0.14, -0.72 0.4, -1.58 0.4", "cfe0b4"),
        ("-0.7 0.14, 0.2 0.14, 0.18 0.4, -0.64 0.4", "f3dfb0"),
        ("-1.55 0.5, -0.7 0.5, -0.64 0.74, -1.45 0.74", "f2c9b4"),
        ("-0.58 0.5, 0.16 0.5, 0.15 0.74, -0.55 0.74", "cfe0e6"),
    ):
        own.fill(plot, rgb(tone))
        own.line(f"{plot}, {plot.split(',')[0]}", rgb("8a8690"), 0.012)
    canvas.line(curve(own.at(0.36, 0.08), own.at(0.5, 0.4), own.at(1.05, 0.78)), rgb("8f8b94"), 16)
    canvas.line(curve(own.at(0.36, 0.08), own.at(0.5, 0.4), own.at(1.05, 0.78)), rgb("fbf6ea"), 2)
    palm_hat(canvas, own.at(2.2, 0.95), own.at(2.2, 0.4), 92, 24)
    pots(canvas, "70 1150 110 pink clay")
