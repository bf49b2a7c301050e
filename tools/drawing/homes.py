"""Pictures of a room at home."""

from __future__ import annotations

import math

from drawing.canvas import (
    CREAM,
    OCHRE,
    SAGE,
    SHADOW,
    SHUTTER_BLUE,
    SHUTTER_GREEN,
    WHITE,
    Canvas,
    rgb,
    trace,
)
from drawing.household import (
    CELADON,
    cup,
    satchel,
    tablet,
    teapot,
)
from drawing.plants import any_potted, pots
from drawing.shapes import Frame, curve, oblong
from drawing.table import stool
from drawing.walls import House, Light, flat, house, plaster, quad


def home_desk() -> Canvas:
    """Draw a table at home where papers are handed in from a tablet, tea beside it."""
    canvas = Canvas(53, CREAM)
    wall = flat(0, 1000, 320)
    face = quad(wall, (-0.1, 5.1), (0, 3.2))
    plaster(canvas, face, rgb("c9d8c4"))
    canvas.mottle(face, WHITE, 60, (130, 60))
    canvas.fill(quad(wall, (-0.1, 5.1), (0, 0.12)), rgb("f3ead6"))
    canvas.gradient(oblong(0, 1000, 1600, 1200), rgb("d99f74"), rgb("b5714f"))
    for k in range(14):
        canvas.line([(800 + (k - 7) * 128, 1000), (800 + (k - 7) * 190, 1200)], rgb("f0c9a4"), 3, 150)
    canvas.line(trace("0 1080, 1600 1080"), rgb("f0c9a4"), 3, 150)
    _home_window(canvas)
    _wall_things(canvas)
    _desk(canvas)
    for x, tone in ((470, "c2504a"), (1080, "3f78a8")):
        stool(canvas, (x, 1180), 156, rgb(tone))
    satchel(canvas, (1290, 1150), 190, rgb("3f7f80"))
    pots(canvas, "110 1120 150 tall cream, 1500 1130 140 blades blue")
    return canvas


def _home_window(canvas: Canvas) -> None:
    """Draw a window with curtains and the lane behind it."""
    view = oblong(230, 170, 690, 640)
    with canvas.inside(view):
        canvas.gradient(view, rgb("a9d3e2"), rgb("fdf1d8"))
        light = Light(haze=0.38, air=rgb("f6ecd6"))
        house(canvas, flat(210, 700, 74), House(3.4, 2, OCHRE, SHUTTER_GREEN, 1, True, True), light)
        house(canvas, flat(470, 720, 74), House(4.0, 2, SAGE, SHUTTER_BLUE, 1, True, True), light)
    for frame in (
        "212 150, 708 150, 708 176, 212 176",
        "212 150, 236 150, 236 660, 212 660",
        "684 150, 708 150, 708 660, 684 660",
        "450 170, 470 170, 470 640, 450 640",
        "230 310, 690 310, 690 324, 230 324",
    ):
        canvas.fill(trace(frame), rgb("f6ead0"))
    canvas.gradient(trace("190 640, 730 640, 746 676, 174 676"), rgb("fbf1da"), rgb("d3bd97"))
    canvas.shade(oblong(174, 676, 746, 694), SHADOW, 90, 5)
    for x in (290, 400, 590):
        any_potted(canvas, (x, 646), 62)
    for side, start in ((1, 176), (-1, 744)):
        cloth = trace("0 120, 130 120, 96 380, 40 500, 60 690, 0 690")
        canvas.gradient([(start + side * x, y) for x, y in cloth], rgb("f3c9b4"), rgb("d98f7a"))
        for x in (26, 58, 88):
            canvas.line(
                curve((start + side * x, 124), (start + side * x * 0.9, 360), (start + side * x * 0.5, 500), 12),
                rgb("c97f6a"),
                3,
            )
    canvas.line(trace("150 116, 770 116"), rgb("8a5a3c"), 10)


def _wall_things(canvas: Canvas) -> None:
    """Hang a clock and a picture on the wall."""
    canvas.shade([(1310 + 78 * math.cos(k * 0.2), 262 + 78 * math.sin(k * 0.2)) for k in range(32)], SHADOW, 120, 7)
    canvas.ellipse((1302, 252), 78, 78, rgb("8a5a3c"))
    canvas.ellipse((1302, 252), 66, 66, rgb("fbf6ea"))
    for k in range(12):
        turn = k * math.tau / 12
        ends = [(1302 + r * math.cos(turn), 252 + r * math.sin(turn)) for r in (54, 61)]
        canvas.line(ends, rgb("6a6474"), 4)
    canvas.line(trace("1302 252, 1302 208"), rgb("30343f"), 6)
    canvas.line(trace("1302 252, 1338 268"), rgb("30343f"), 6)
    canvas.shade(oblong(884, 180, 1142, 420), SHADOW, 110, 7)
    canvas.fill(oblong(876, 168, 1130, 408), rgb("a8713f"))
    with canvas.inside(oblong(892, 184, 1114, 392)):
        canvas.gradient(oblong(892, 184, 1114, 320), rgb("bfe0e6"), rgb("fdeccb"))
        canvas.ellipse((1050, 250), 26, 26, rgb("f5a35c"))
        canvas.fill(trace("892 300, 950 250, 1010 296, 1070 262, 1114 300, 1114 392, 892 392"), rgb("8fb59a"))
        canvas.gradient(oblong(892, 322, 1114, 392), rgb("8fc4c9"), rgb("4f93a0"))


def _desk(canvas: Canvas) -> None:
    """Draw the table with tablet, papers, spectacles and tea."""
    canvas.shade(trace("300 1130, 1260 1130, 1290 1166, 280 1166"), SHADOW, 140, 13)
    for x in (350, 1180):
        canvas.gradient(trace(f"{x} 920, {x + 38} 920, {x + 30} 1146, {x + 8} 1146"), rgb("a8713f"), rgb("6b4730"))
    canvas.gradient(trace("360 800, 1210 800, 1280 896, 290 896"), rgb("e6bd84"), rgb("cf9a5c"))
    canvas.gradient(oblong(290, 896, 1280, 926), rgb("b07a45"), rgb("84572f"))
    tablet(canvas, (770, 862), 230, (rgb("2f6fae"), rgb("5f9f5a"), rgb("e2a83f"), rgb("d9534a")))
    for shift, tone in ((14, "e9dcc0"), (0, "fdfaf2")):
        sheet = trace("400 868, 570 868, 600 826, 446 826")
        canvas.fill([(x + shift, y + shift * 0.5) for x, y in sheet], rgb(tone))
    for k in range(4):
        y = 834 + k * 8
        canvas.line([(452 - k * 7, y), (570 - k * 5, y)], rgb("a7a0a4"), 2.4, 200)
    own = Frame(canvas, (600, 876), 60)
    for ring in ("-0.24 0.1, 0.2 0.13", "0.26 0.1, 0.2 0.13"):
        own.ring(ring, rgb("3a3440"), 0.05)
    own.line("-0.05 0.12, 0.07 0.12", rgb("3a3440"), 0.05)
    own.bow("0.46 0.12, 0.7 0.3, 0.84 0.14", rgb("3a3440"), 0.04)
    canvas.line(trace("500 884, 560 872"), rgb("2f6fae"), 6)
    teapot(canvas, (1040, 860), 110, CELADON)
    for place in trace("1128 876, 1176 860"):
        cup(canvas, place, 42)
