"""Pictures of a wall with a mural: finished, and while it is painted."""

from __future__ import annotations

import math
from collections.abc import Callable

from drawing.canvas import (
    BRACTS,
    LEAVES,
    PAPER,
    PEACH,
    SAGE,
    SHADOW,
    SHUTTER_BLUE,
    SHUTTER_BROWN,
    WHITE,
    Canvas,
    Point,
    mix,
    rgb,
    trace,
)
from drawing.grounds import cloud, ground_shadow, paving, sky
from drawing.household import bamboo
from drawing.masonry import pillar, plinth, steel_bridge, tile_cap
from drawing.people import painter, vendor
from drawing.plants import PETALS, bush, cascade, leaf, lotus, lotus_leaf, pots
from drawing.shapes import curve, oblong, smooth
from drawing.things import paint_tin
from drawing.walls import House, Lane, Light, flat, house, plaster, quad

PAINTS = (BRACTS[2], rgb("3f8f9c"), rgb("f2bb4c"), rgb("5f9f5a"))
PRIMER, PENCIL = rgb("f8f1e0"), rgb("8d8077")


def mural_wall() -> Canvas:
    """Draw a wall with a mural: the steel bridge, hills, lotus and street vendors."""
    canvas = Canvas(616, PAPER)
    _wall(canvas, _mural)
    paving(canvas, Lane(horizon=480, focal=1000, eye=1.44), 6, 1.9, 3.0, rgb("d8c5a6"))
    ground_shadow(canvas, 960)
    cascade(canvas, trace("-30 330, 120 250, 260 268, 420 232"), 150, 22, 0.7)
    pots(canvas, "66 1016 120 pink clay, 186 1016 92 white blue, 1010 1016 92 gold clay, 1100 1016 84 round cream")
    tins = trace("1236 1020, 1322 1036, 1180 1068, 1276 1092")
    for place, paint in zip(tins, PAINTS, strict=True):
        paint_tin(canvas, place, 74, paint)
    canvas.line(trace("1352 1078, 1440 1060"), rgb("b98449"), 9)
    canvas.line(trace("1344 1080, 1368 1075"), rgb("aab0b6"), 11)
    canvas.line(trace("1318 1087, 1346 1080"), BRACTS[2], 15)
    pots(canvas, "1530 1040 140 blades teal")
    return canvas


def mural_begun() -> Canvas:
    """Draw the wall of `mural_wall` while it is painted, from nearer; on the right it is still a drawing."""
    canvas = Canvas(617, PAPER)
    _wall(canvas, _begun)
    canvas.closer((400, 180), 0.75)
    paving(canvas, Lane(horizon=480, focal=1000, eye=1.68), 6, 1.9, 3.0, rgb("d8c5a6"))
    ground_shadow(canvas, 1040)
    cascade(canvas, trace("1640 210, 1500 190, 1360 160, 1240 120"), 190, 25, 0.7)
    canvas.shade(trace("640 1010, 1250 1010, 1290 1050, 690 1050"), SHADOW, 110, 14)
    for x in (690, 1190):
        for lean in (-46, 46):
            bamboo(canvas, (x + lean, 1136), (x, 966), 17)
        bamboo(canvas, (x - 30, 1076), (x + 30, 1076), 11)
    canvas.gradient(oblong(600, 950, 1280, 978), rgb("d8b483"), rgb("b58a58"))
    canvas.line(trace("600 952, 1280 952"), rgb("ecd2a6"), 4)
    painter(canvas, (838, 956), 486)
    for x, paint in ((1124, PAINTS[0]), (1206, PAINTS[3])):
        paint_tin(canvas, (x, 952), 70, paint)
    pots(canvas, "70 1120 150 pink clay, 232 1128 116 white blue")
    for place, paint in zip(trace("430 1112, 528 1140"), (PAINTS[2], PAINTS[1]), strict=True):
        paint_tin(canvas, place, 92, paint)
    pots(canvas, "1402 1124 120 round cream, 1540 1136 158 blades teal")
    return canvas


def _wall(canvas: Canvas, paint: Callable[[Canvas], None]) -> None:
    """Draw the wall with what `paint` puts on it, and what stands behind."""
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
        paint(canvas)
    canvas.mottle(face, WHITE, 60, (60, 24))
    canvas.mottle(face, SHADOW, 26, (90, 120))
    plinth(canvas, wall, ends, 0.42, rgb("e2cba2"))
    tile_cap(canvas, wall, (0.26, 6.42), 2.7)
    for u in (-0.06, 6.42):
        pillar(canvas, wall, u, 2.85, 0.42)


RIDGES = {
    "a8cdc4": "0 560, 160 470, 330 520, 520 440, 720 540, 900 490, 1080 560, 1290 470, 1450 530, 1600 480",
    "78b0a4": "0 610, 200 540, 420 600, 640 560, 860 610, 1150 590, 1330 540, 1500 580, 1600 550",
    "4f9082": "0 640, 120 600, 300 632, 560 620, 900 640, 1260 622, 1420 590, 1600 620",
}
BANKS = {
    "e3b968": "-80 712, 140 690, 420 700, 660 742, 770 800, 690 900, -80 900",
    "c98f4a": "-80 752, 140 734, 420 748, 620 792, 690 850, 600 900, -80 900",
}


LOTUS_LEAVES = "860 800, 960 840, 1090 786, 1250 832, 1420 800, 1090 858, 790 852"
LOTUSES = tuple(zip(trace("890 744, 1040 790, 1180 720, 1340 768, 1470 726"), (88, 72, 104, 80, 84), strict=True))


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
    for x, y in trace(LOTUS_LEAVES):
        lotus_leaf(canvas, (x, y), chance.uniform(76, 104), rgb(chance.choice(("3f8f68", "57a572", "2f7a63"))))
    for place, size in LOTUSES:
        lotus(canvas, place, size, 810 - place[1])


def _begun(canvas: Canvas) -> None:
    """Paint the left part of the mural, and draw the rest in pencil on white primer."""
    chance = canvas.random
    canvas.fill(oblong(0, 300, 1600, 900), PRIMER)
    _outlines(canvas)
    edge = []
    for y in range(296, 901, 18):
        x = 1188 + 92 / (1 + math.exp((y - 628) / 16)) + chance.uniform(-20, 20)
        edge += [(x - 5, y), (x, y + 4), (x, y + 14), (x - 5, y + 18)]
    with canvas.inside([(0, 296), *edge, (0, 914)]):
        _mural(canvas)


def _outlines(canvas: Canvas) -> None:
    """Draw what is to be painted: hills, the sun, the bridge, lotus."""
    canvas.ring((1130, 500), 118, 118, PENCIL, 2.5)
    for ridge in RIDGES.values():
        crest = smooth(trace(ridge), 10)[:-10]
        canvas.fill([*crest, (1600, 700), (0, 700)], PRIMER)
        canvas.line(crest, PENCIL, 2.5)
    canvas.fill(oblong(0, 638, 1600, 900), PRIMER)
    canvas.line(trace("1000 637, 1600 637"), PENCIL, 2)
    for x in range(1130, 1600, 78):
        canvas.line([(x, 300), (x, 900)], PENCIL, 1, 70)
    for y in range(330, 900, 78):
        canvas.line([(1100, y), (1600, y)], PENCIL, 1, 70)
    steel_bridge(canvas, (-60, 628), (1660, 592), 6, 96, mix(PENCIL, PRIMER, 0.25), mix(PENCIL, PRIMER, 0.8))
    for centre in trace(LOTUS_LEAVES):
        canvas.ellipse(centre, 92, 31, PRIMER)
        canvas.ring(centre, 92, 31, PENCIL, 2.5)
    for place, size in LOTUSES:
        canvas.line(curve(place, (place[0] + 10, 780), (place[0] - 4, 846), 8), PENCIL, 3)
        for lean, long in PETALS:
            _petal(canvas, place, size * long, lean - math.pi / 2)
        for lean in (-0.22, 0.22):
            _petal(canvas, place, size * 0.82, lean - math.pi / 2)


def _petal(canvas: Canvas, at: Point, length: float, angle: float) -> None:
    """Draw the outline of a petal; it hides the lines behind it."""
    leaf(canvas, at, length, angle, PENCIL, 0.5)
    inner = (at[0] + 3 * math.cos(angle), at[1] + 3 * math.sin(angle))
    leaf(canvas, inner, length - 7, angle, PRIMER, 0.5 - 4 / length)
