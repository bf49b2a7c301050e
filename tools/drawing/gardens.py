"""Pictures of walls, seen straight on."""

from __future__ import annotations

from drawing.canvas import (
    BRACTS,
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
    WHITE,
    Canvas,
    rgb,
    trace,
)
from drawing.grounds import cloud, ground_shadow, paving, sky
from drawing.masonry import iron_gate, pillar, plinth, steel_bridge, tile_cap
from drawing.people import vendor
from drawing.plants import bush, cascade, dapple, fallen_petals, lotus, lotus_leaf, pots
from drawing.shapes import curve, smooth
from drawing.things import bicycle, cat, hung_hat, paint_tin
from drawing.walls import House, Lane, Light, box, flat, house, plaster, quad, window


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
