"""Pictures of a corner of a lane."""

from __future__ import annotations

import math
from typing import Final

from drawing.canvas import (
    CREAM,
    LEAVES,
    MIST,
    PAPER,
    PEACH,
    SHADOW,
    SHUTTER_BROWN,
    SHUTTER_GREEN,
    SHUTTER_TEAL,
    WHITE,
    Canvas,
    Colour,
    Point,
    mix,
    rgb,
    trace,
)
from drawing.grounds import cloud, ground_shadow, paving, sky
from drawing.household import (
    bamboo,
    extinguisher,
)
from drawing.masonry import pillar, plinth, tile_cap, vent_bricks
from drawing.plants import bush, cascade, dapple, plant, pots
from drawing.shapes import Frame, curve, oblong
from drawing.things import broom, hung_hat
from drawing.walls import House, Lane, Light, door, flat, house, plaster, quad, window


def fire_corner() -> Canvas:
    """Draw what neighbours keep against fire on the wall of a lane: extinguishers, hose, buckets, a gong."""
    canvas = Canvas(51, CREAM)
    wall = flat(0, 990, 320)
    face = quad(wall, (-0.1, 5.1), (0, 3.2))
    plaster(canvas, face, rgb("f0d9a0"))
    canvas.mottle(face, CREAM, 60, (130, 70))
    plinth(canvas, wall, (-0.1, 5.1), 0.5, rgb("e0c490"))
    paving(canvas, Lane(horizon=540, focal=1000, eye=1.3), 6, 1.7, 2.9, rgb("d8c3a4"))
    ground_shadow(canvas, 990)
    door(canvas, wall, (0.28, 1.28), 2.35, SHUTTER_GREEN, Light())
    window(canvas, wall, 4.42, 1.3, (0.66, 1.25), SHUTTER_TEAL, Light())
    vent_bricks(canvas, wall, (1.9, 2.42), 5, 2, Light())
    _cabinet(canvas)
    _hose(canvas, (1040, 520), 108)
    _gong(canvas, (1180, 250), 110)
    _ladder(canvas)
    for x in (622, 762):
        extinguisher(canvas, (x, 1046), 262)
    for x in (900, 1030):
        _bucket(canvas, (x, 1060), 118)
    dapple(canvas, (1440, 760), 150, 120, 40)
    cascade(canvas, trace("-30 150, 160 90, 400 40, 640 -20"), 200, 27, 0.8)
    cascade(canvas, trace("1330 -30, 1480 40, 1640 60"), 170, 25, 0.75)
    pots(canvas, "66 1090 128 pink clay, 470 1070 104 round blue, 1330 1080 110 white cream, 1500 1100 134 blades teal")
    return canvas


def _cabinet(canvas: Canvas) -> None:
    """Draw the red cabinet with its glass door; a flame is its only sign."""
    canvas.shade(trace("580 360, 852 372, 852 716, 580 716"), SHADOW, 130, 9)
    canvas.gradient(oblong(560, 350, 830, 700), rgb("e2574a"), rgb("b8322f"))
    canvas.fill(oblong(584, 420, 806, 676), rgb("3d3038"))
    for x in (650, 742):
        extinguisher(canvas, (x, 668), 232)
    canvas.fill(oblong(584, 420, 806, 676), rgb("dff0f2"), 56)
    canvas.fill(trace("600 676, 690 420, 730 420, 640 676"), WHITE, 60)
    canvas.line(trace("584 420, 806 420, 806 676, 584 676, 584 420"), rgb("f6ead0"), 5)
    flame = Frame(canvas, (695, 408), 44)
    flame.blob("-0.4 0.3, -0.44 0.62, -0.1 1.2, 0.02 0.8, 0.3 1, 0.44 0.5, 0.3 0.16, 0 0.08", rgb("f6c65a"))
    flame.blob("-0.18 0.3, -0.14 0.6, 0.04 0.76, 0.2 0.44, 0.1 0.18", rgb("fff3cf"))
    canvas.ellipse((792, 548), 7, 12, rgb("f6ead0"))


def _hose(canvas: Canvas, centre: Point, radius: float) -> None:
    """Hang a coiled hose on the wall."""
    x, y = centre
    canvas.shade(
        [(x + 12 + radius * math.cos(k * 0.2), y + 16 + radius * math.sin(k * 0.2)) for k in range(32)], SHADOW, 120, 8
    )
    canvas.ellipse(centre, radius * 1.06, radius * 1.06, rgb("b8322f"))
    for ring in range(8):
        reach = radius * (0.97 - 0.09 * ring)
        canvas.ring(centre, reach, reach, mix(rgb("efe0bc"), SHADOW, 0.08 + 0.16 * (ring % 2)), radius * 0.075)
    canvas.ellipse(centre, radius * 0.26, radius * 0.26, rgb("d9483b"))
    canvas.ellipse(centre, radius * 0.1, radius * 0.1, rgb("f6ead0"))
    tail = curve(
        (x + radius * 0.9, y + radius * 0.3),
        (x + radius * 1.2, y + radius * 1.2),
        (x + radius * 0.7, y + radius * 1.75),
        16,
    )
    canvas.line(tail, rgb("d9c9a2"), radius * 0.085)
    canvas.line([tail[-1], (tail[-1][0] - radius * 0.2, tail[-1][1] + radius * 0.34)], rgb("c7a34e"), radius * 0.14)


def _gong(canvas: Canvas, hook: Point, size: float) -> None:
    """Hang an iron gong and its hammer from a bracket: it calls the neighbours."""
    own = Frame(canvas, hook, size)
    own.line("-0.7 0, 0.3 0", rgb("4a4d58"), 0.07)
    own.line("-0.66 -0.34, -0.2 0", rgb("4a4d58"), 0.05)
    for rope in ("-0.12 0, -0.12 -0.5", "0.12 0, 0.12 -0.5"):
        own.line(rope, rgb("8c6234"), 0.03)
    own.shade("-0.3 -0.5, 0.4 -0.5, 0.46 -1.3, -0.2 -1.3", 110, 7)
    own.blob(
        "-0.2 -0.46, -0.3 -0.9, -0.36 -1.3, 0.36 -1.3, 0.3 -0.9, 0.2 -0.46, 0 -0.38",
        rgb("d9b86a"),
        rgb("8a6230"),
        sideways=True,
    )
    own.oval("0 -1.3, 0.36 0.08", rgb("6b4a26"))
    own.line("0 -1.28, 0 -1.46", rgb("5a3f22"), 0.05)
    own.oval("0 -1.48, 0.07 0.07", rgb("5a3f22"))
    own.bow("0 -1.52, 0.08 -1.8, 0 -2.05", rgb("c2504a"), 0.03)


def _ladder(canvas: Canvas) -> None:
    """Lean a bamboo ladder against the wall."""
    feet, heads = ((1196, 1050), (1296, 1050)), ((1216, 430), (1290, 430))
    canvas.shade(trace("1216 1050, 1330 1050, 1316 470, 1250 470"), SHADOW, 60, 8)
    for k in range(1, 9):
        share = k / 9
        rung = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in zip(feet, heads, strict=True)]
        bamboo(canvas, rung[0], rung[1], 12)
    for foot, head in zip(feet, heads, strict=True):
        bamboo(canvas, foot, head, 18)


def _bucket(canvas: Canvas, base: Point, width: float) -> None:
    """Draw a red bucket of sand."""
    own = Frame(canvas, base, width)
    own.oval("0.1 0, 0.5 0.1", SHADOW, 110)
    own.gradient("-0.5 0.94, 0.5 0.94, 0.36 0.02, -0.36 0.02", rgb("ec6a55"), rgb("9c2b33"), sideways=True)
    own.oval("0 0.03, 0.36 0.07", rgb("9c2b33"))
    own.oval("0 0.94, 0.5 0.13", rgb("f08a78"))
    own.oval("0 0.93, 0.44 0.1", rgb("d9b377"))
    own.bow("-0.5 0.92, 0 0.3, 0.5 0.92", rgb("c9ced2"), 0.035)


def clean_corner() -> Canvas:
    """Draw a corner that was cleared: a flower bed along the wall, a handcart and brooms put away."""
    canvas = Canvas(52, PAPER)
    _wall_of_the_corner(canvas, sunflowers=True)
    _flower_bed(canvas)
    _handcart(canvas, (1230, 1040), 300)
    broom(canvas, (1496, 1070), (1440, 700), 96)
    broom(canvas, (1560, 1064), (1530, 716), 84)
    hung_hat(canvas, (1330, 560), 62)
    cascade(canvas, trace("-40 430, 120 370, 300 384, 470 350"), 170, 24, 0.75)
    return canvas


def rubbish_corner() -> Canvas:
    """Draw the corner of `clean_corner` before: the same wall, stained, with bags and boxes thrown at its foot."""
    canvas = Canvas(52, PAPER)
    _wall_of_the_corner(canvas, sunflowers=False)
    face = trace("-20 430, 1490 430, 1490 958, -20 958")
    for x, wide, high in ((210, 90, 330), (560, 130, 400), (905, 80, 280), (1190, 120, 360)):
        canvas.shade(trace(f"{x - wide} 960, {x} {960 - high}, {x + wide} 960"), rgb("7d6a52"), 120, 26, face)
    canvas.shade(trace("60 940, 1400 930, 1330 1110, 120 1120"), rgb("6b5a4c"), 110, 22)
    for foot, width in (((250, 960), 236), ((1010, 964), 210)):
        _cardboard(canvas, foot, width)
    for foot, size, tone in _BAGS:
        _bag(canvas, foot, size, rgb(tone))
    _scraps(canvas)
    cascade(canvas, trace("-40 430, 120 370, 300 384, 470 350"), 170, 24, 0.75)
    return canvas


def _wall_of_the_corner(canvas: Canvas, *, sunflowers: bool) -> None:
    """Paint the wall and the ground that both pictures of the corner share, and what stands behind them."""
    sky(canvas, rgb("a8d1de"), rgb("fbf1d9"), 600)
    cloud(canvas, (420, 110), 190)
    back = Light(haze=0.3, air=rgb("eef0e2"))
    house(canvas, flat(90, 620, 100), House(4.4, 2, PEACH, SHUTTER_BROWN, 2, tiled=True), back)
    house(canvas, flat(1130, 660, 104), House(4.6, 2, MIST, SHUTTER_GREEN, 2), back)
    for x, y, rx, ry in ((720, 260, 210, 170), (930, 310, 170, 150)):
        bush(canvas, (x, y), rx, ry, [back.on(tone) for tone in LEAVES], 17, 16)
    wall, top = flat(0, 960, 250), 2.2
    face = quad(wall, (-0.1, 6.6), (0, top))
    plaster(canvas, face, rgb("f5e2b8"))
    canvas.mottle(face, rgb("d9b98a"), 60, (120, 70))
    if sunflowers:
        with canvas.inside(quad(wall, (0.5, 5.6), (0.5, 2.0))):
            _painted_sunflowers(canvas)
    plinth(canvas, wall, (-0.1, 6.6), 0.45, rgb("dbc49a"))
    tile_cap(canvas, wall, (-0.1, 6.6), top)
    pillar(canvas, wall, 6.0, 2.5, 0.45)
    paving(canvas, Lane(horizon=500, focal=1000, eye=1.44), 6, 1.9, 3.15, rgb("d6c2a4"))
    ground_shadow(canvas, 960)


_BAGS: Final = (
    ((130, 1000), 190, "5d6470"),
    ((420, 1000), 210, "d5d9da"),
    ((620, 1010), 230, "4a505c"),
    ((840, 1000), 190, "7fa6bd"),
    ((1190, 1010), 200, "d8a6a0"),
    ((250, 1060), 200, "7fa98c"),
    ((500, 1076), 190, "cfc5b0"),
    ((745, 1080), 200, "666d78"),
    ((1010, 1072), 210, "dfe1df"),
)
"""Bags from back to front: foot, width, colour."""


def _bag(canvas: Canvas, foot: Point, size: float, tone: Colour) -> None:
    """Set down a full plastic bag, tied at its top."""
    own = Frame(canvas, foot, size)
    own.shade("-0.5 0.02, 0.62 0.02, 0.66 -0.1, -0.4 -0.1", 150, 8)
    own.blob("-0.07 0.74, -0.2 0.98, 0 0.88, 0.18 1.0, 0.07 0.74", mix(tone, WHITE, 0.2), mix(tone, SHADOW, 0.2))
    own.blob(
        "-0.08 0.76, -0.34 0.58, -0.52 0.26, -0.42 0, 0 -0.05, 0.42 0, 0.52 0.28, 0.32 0.6, 0.08 0.76",
        mix(tone, WHITE, 0.3),
        mix(tone, SHADOW, 0.45),
        sideways=True,
    )
    for bend in ("-0.04 0.72, -0.2 0.5, -0.24 0.18", "0.02 0.72, 0.06 0.46, 0 0.16", "0.05 0.72, 0.26 0.52, 0.3 0.24"):
        own.bow(bend, mix(tone, SHADOW, 0.4), 0.014)
    own.line("-0.09 0.75, 0.09 0.75", mix(tone, SHADOW, 0.5), 0.03)


def _cardboard(canvas: Canvas, foot: Point, width: float) -> None:
    """Set down an open cardboard box that has lost its shape."""
    own, brown = Frame(canvas, foot, width), rgb("c39a66")
    own.shade("-0.5 0.02, 0.66 0.02, 0.72 -0.1, -0.4 -0.1", 140, 8)
    own.fill("-0.46 0.78, 0.42 0.84, 0.5 0.72, -0.4 0.66", mix(brown, SHADOW, 0.5))
    own.gradient("-0.5 0.7, 0.5 0.74, 0.46 0, -0.46 0", mix(brown, WHITE, 0.16), mix(brown, SHADOW, 0.24))
    own.fill("-0.5 0.7, -0.74 0.5, -0.66 0.42, -0.47 0.6", mix(brown, WHITE, 0.24))
    own.fill("0.5 0.74, 0.78 0.6, 0.72 0.5, 0.48 0.62", mix(brown, WHITE, 0.12))
    own.line("-0.02 0.7, 0 0.02", mix(brown, SHADOW, 0.3), 0.02)


def _scraps(canvas: Canvas) -> None:
    """Scatter paper and dry leaves over the ground."""
    chance = canvas.random
    for _ in range(46):
        x, y = chance.uniform(20, 1440), chance.uniform(1092, 1164)
        own = Frame(canvas, (x, y), chance.uniform(16, 40))
        tone = rgb(chance.choice(("e9e3d2", "c98f4e", "a8763e", "d9d3c4", "9fb0b4")))
        own.fill("-0.5 0, -0.1 0.3, 0.5 0.14, 0.3 -0.22, -0.2 -0.2", mix(tone, SHADOW, chance.uniform(0, 0.25)))


def _painted_sunflowers(canvas: Canvas) -> None:
    """Paint a few tall flowers on the wall."""
    for number, (x, y) in enumerate(trace("240 700, 420 620, 600 680, 790 610, 980 690, 1150 630")):
        canvas.line(curve((x, 980), (x + 16, (y + 980) / 2), (x, y), 12), rgb("6f9a5a"), 8)
        own = Frame(canvas, (x, y), 62 + 8 * (number % 2))
        for k in range(14):
            turn = k * math.tau / 14
            a, b = 0.62 * math.cos(turn), 0.62 * math.sin(turn)
            own.oval(f"{a} {b}, 0.24 0.24", rgb(("f0b64a", "e89a3c")[k % 2]))
        own.oval("0 0, 0.46 0.46", rgb("9a5f34"))
        own.oval("-0.06 0.06, 0.34 0.34", rgb("b87a48"))
        for side in (-1, 1):
            own.blob(f"0 -1.6, {side * 0.5} -1.2, {side * 0.95} -1.3, {side * 0.6} -1.7", rgb("86b06a"))


def _flower_bed(canvas: Canvas) -> None:
    """Lay a bed edged with bricks along the foot of the wall."""
    chance = canvas.random
    canvas.shade(trace("20 1060, 1060 1060, 1090 1090, 20 1090"), SHADOW, 110, 9)
    canvas.gradient(trace("-20 930, 1010 930, 1060 1040, -20 1040"), rgb("8a6244"), rgb("6b4a36"))
    for k in range(9):
        plant(canvas, (56 + k * 116, 972), chance.uniform(90, 120), ("round", "blades", "pink", "white")[k % 4])
    for k in range(10):
        plant(canvas, (20 + k * 112, 1030), chance.uniform(84, 110), ("gold", "red", "white", "pink", "round")[k % 5])
    for k in range(19):
        x = -30 + k * 58
        tone = mix(rgb("c2633f"), rgb(("e29a6a", "9a4632")[k % 2]), chance.uniform(0, 0.5))
        canvas.gradient(oblong(x, 1034, x + 54, 1074), mix(tone, WHITE, 0.14), mix(tone, SHADOW, 0.2))


def _handcart(canvas: Canvas, hub: Point, size: float) -> None:
    """Draw a green handcart, clean and empty, its shaft on the ground."""
    own, green = Frame(canvas, hub, size), rgb("4f9a5b")
    own.shade("-0.6 -0.2, 0.75 -0.2, 0.8 -0.27, -0.5 -0.27", 150, 9)
    own.line("-0.42 0.16, -0.86 -0.18", rgb("5a6472"), 0.035)
    own.gradient("-0.5 0.62, 0.56 0.62, 0.46 0.02, -0.42 0.02", mix(green, WHITE, 0.25), mix(green, SHADOW, 0.3))
    for x in (-0.24, 0.04, 0.32):
        own.line(f"{x} 0.6, {x * 0.86} 0.04", mix(green, SHADOW, 0.35), 0.018)
    own.fill("-0.54 0.68, 0.6 0.68, 0.57 0.6, -0.51 0.6", mix(green, WHITE, 0.35))
    own.ring("0.04 0, 0.24 0.24", rgb("34343c"), 0.045)
    for spoke in range(8):
        turn = spoke * math.tau / 8
        end = own.at(0.04 + 0.21 * math.cos(turn), 0.21 * math.sin(turn))
        canvas.line([own.at(0.04, 0), end], rgb("858d94"), size * 0.014)
    own.oval("0.04 0, 0.05 0.05", rgb("5a6472"))
