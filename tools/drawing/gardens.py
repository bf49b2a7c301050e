"""Pictures of walls, seen straight on."""

from __future__ import annotations

from drawing.canvas import (
    CREAM,
    LEAVES,
    MIST,
    OCHRE,
    PAPER,
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
from drawing.household import watering_can
from drawing.masonry import iron_gate, pillar, plinth, tile_cap
from drawing.plants import bush, cascade, dapple, fallen_petals, pots
from drawing.shapes import curve, oblong, smooth
from drawing.things import bicycle, broom, cat, hung_hat
from drawing.walls import House, Lane, Light, box, door, flat, house, plaster, quad, window


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


def doorstep() -> Canvas:
    """Draw a front door in the morning: a watering can on wet steps, pots on both sides."""
    canvas = Canvas(722, SAGE)
    wall = flat(0, 930, 300)
    face = quad(wall, (-0.1, 5.5), (0, 3.3))
    plaster(canvas, face, rgb("f1dfb2"))
    canvas.mottle(face, CREAM, 60, (120, 50))
    canvas.mottle(face, rgb("dfae62"), 36, (150, 90))
    plinth(canvas, wall, (-0.1, 5.5), 0.6, rgb("dcc094"))
    canvas.shade(trace("-60 -60, 620 -60, 300 420, -60 700"), SHADOW, 60, 60)
    door(canvas, wall, (1.94, 3.3), 2.62, SHUTTER_BLUE, Light())
    for side in (2.5, 2.74):
        canvas.ring(wall(side, 1.12, 0.1), 13, 17, rgb("e2c06a"), 5)
    window(canvas, wall, 0.84, 1.25, (0.78, 1.35), SHUTTER_GREEN, Light())
    paving(canvas, Lane(horizon=480, focal=1000, eye=1.36), 6, 1.7, 2.9, rgb("d8c3a4"))
    ground_shadow(canvas, 930)
    for left, right, top in ((500, 1080, 890), (440, 1140, 946)):
        tread = f"{left + 34} {top}, {right - 34} {top}, {right} {top + 26}, {left} {top + 26}"
        canvas.gradient(trace(tread), rgb("efe2c6"), rgb("e2d1b0"))
        canvas.gradient(oblong(left, top + 26, right, top + 70), rgb("c9b492"), rgb("a98f78"))
    _wet(canvas)
    dapple(canvas, (1360, 420), 200, 180, 44)
    dapple(canvas, (1290, 760), 170, 110, 38)
    hung_hat(canvas, (1236, 500), 82)
    broom(canvas, (1118, 930), (1168, 470), 118)
    pots(canvas, "548 914 96 white clay, 1040 914 92 gold cream")
    pots(canvas, "120 1010 150 pink clay, 284 1016 112 blades cream, 402 1052 104 red blue")
    pots(canvas, "1250 1004 118 round teal, 1390 1010 146 pink brown, 1530 1040 158 tall blue")
    watering_can(canvas, (760, 972), 196, rgb("5f9f7a"))
    pots(canvas, "40 1168 176 round blue, 236 1176 138 gold clay, 1326 1164 128 white cream, 1480 1180 160 red clay")
    cascade(canvas, trace("-40 170, 130 110, 330 92, 560 40, 780 20, 990 46"), 190, 27, 0.75)
    cascade(canvas, trace("1150 -30, 1330 40, 1500 60, 1640 90"), 180, 26, 0.7)
    fallen_petals(canvas, (700, 1110), 320, 60, 34)
    return canvas


def _wet(canvas: Canvas) -> None:
    """Let the stone before the door be wet: darker, with the light of the sky in it, and a few drops."""
    chance = canvas.random
    stone = rgb("6d6480")
    canvas.shade(smooth(trace("470 1074, 690 1040, 980 1046, 1120 1090, 960 1146, 640 1140")), stone, 60, 9)
    canvas.shade(smooth(trace("620 1076, 760 1062, 930 1078, 800 1108")), stone, 40, 9)
    for _ in range(9):
        x, y = chance.uniform(560, 1040), chance.uniform(1062, 1124)
        canvas.shade([(x - 46, y), (x, y - 4), (x + 46, y), (x, y + 4)], WHITE, 120, 2)
    for _ in range(16):
        x, y = chance.uniform(820, 1010), chance.uniform(930, 1000)
        canvas.ellipse((x, y), 4, 2, rgb("8f8aa0"), 150)


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
