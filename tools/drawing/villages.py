"""Pictures of a village."""

from __future__ import annotations

from drawing.canvas import (
    LEAVES,
    PAPER,
    SHADOW,
    TILE,
    WHITE,
    Canvas,
    mix,
    rgb,
    trace,
)
from drawing.grounds import cloud, paving, sky
from drawing.household import (
    CELADON,
    bamboo,
    bench,
    cup,
    teapot,
)
from drawing.plants import bush, pots
from drawing.shapes import Frame, curve, oblong
from drawing.table import stool
from drawing.things import palm_hat
from drawing.walls import Lane, Light


def banyan_yard() -> Canvas:
    """Draw a village yard: a banyan, the communal house, a bamboo table with tea and stools round it."""
    canvas = Canvas(54, PAPER)
    sky(canvas, rgb("a3d0e0"), rgb("fdf1d4"), 640)
    cloud(canvas, (1200, 110), 220)
    back = Light(haze=0.25, air=rgb("f0eeda"))
    canvas.gradient(oblong(0, 620, 1600, 820), rgb("a9c493"), rgb("bcae84"))
    for k in range(19):
        bush(canvas, (k * 92 - 10, 640 - 80 * (k > 6)), 96, 90, [back.on(tone) for tone in LEAVES], 14, 9)
    _communal_house(canvas, back)
    paving(canvas, Lane(horizon=470, focal=1000, eye=1.6), 9, 1.6, 5.4, rgb("d9b08a"))
    canvas.shade(trace("-60 860, 760 820, 1180 900, 900 1060, -60 1100"), SHADOW, 96, 40)
    _banyan(canvas)
    _tea_table(canvas)
    for place, tone in (((640, 1150), "c2504a"), ((1210, 1140), "3f78a8"), ((930, 1186), "d98e3f")):
        stool(canvas, place, 132, rgb(tone))
    palm_hat(canvas, (640, 1010), (640, 1062), 82, 19)
    pots(canvas, "1450 1080 120 pink clay, 1560 1110 110 round blue")
    return canvas


def _communal_house(canvas: Canvas, light: Light) -> None:
    """Draw a communal house with a sweeping tiled roof."""
    canvas.gradient(oblong(760, 560, 1500, 800), light.on(rgb("e9cf9a")), light.on(rgb("c99f6a")))
    for x in range(790, 1500, 116):
        canvas.gradient(oblong(x, 580, x + 90, 800), light.on(rgb("8a4b32")), light.on(rgb("6b3a2c")))
        for k in range(1, 4):
            canvas.line([(x + k * 22, 590), (x + k * 22, 796)], light.on(rgb("b5764f")), 3)
    for x in range(766, 1520, 116):
        canvas.gradient(
            oblong(x, 560, x + 22, 804),
            light.on(rgb("b5493f")),
            light.on(rgb("7c2b33")),
            sideways=True,
        )
    left, right = curve((640, 540), (760, 600), (860, 380), 14), curve((1400, 380), (1500, 600), (1620, 540), 14)
    roof = [*left, *right]
    tile = light.on(TILE)
    canvas.gradient([*roof, (1540, 606), (720, 606)], mix(tile, WHITE, 0.12), mix(tile, SHADOW, 0.2))
    for k in range(41):
        share = k / 40
        canvas.line([(862 + 536 * share, 384), (724 + 812 * share, 604)], mix(tile, SHADOW, 0.45), 1.6, 120)
    canvas.line(trace("840 380, 1420 380"), light.on(rgb("e9d6b0")), 16)
    for x, side in ((846, -1), (1414, 1)):
        canvas.line(curve((x, 380), (x + side * 26, 376), (x + side * 30, 336), 8), light.on(rgb("e9d6b0")), 10)
    canvas.gradient(trace("720 800, 1540 800, 1560 836, 700 836"), light.on(rgb("d9c3a0")), light.on(rgb("b39a7a")))


def _banyan(canvas: Canvas) -> None:
    """Draw the banyan: a broad trunk, hanging roots, a crown over half the picture."""
    chance, bark = canvas.random, rgb("8a6d58")
    own = Frame(canvas, (330, 990), 640)
    for limb in ("0 0.5, 0.3 0.8, 0.8 0.86", "-0.02 0.5, -0.24 0.8, -0.6 0.9", "0.04 0.5, 0.1 0.9, 0.34 1.2"):
        own.bow(limb, mix(bark, SHADOW, 0.15), 0.11)
    own.blob(
        "-0.36 -0.02, -0.17 0.1, -0.14 0.36, -0.17 0.8, -0.1 0.98, 0.12 0.98, "
        "0.18 0.8, 0.14 0.36, 0.18 0.1, 0.4 -0.02, 0 -0.05",
        mix(bark, WHITE, 0.2),
        mix(bark, SHADOW, 0.35),
        sideways=True,
    )
    for k in range(9):
        x = -0.14 + k * 0.035
        own.bow(f"{x} 0.86, {x * 0.9} 0.34, {x * 2.1} 0", mix(bark, SHADOW, 0.4 if k % 2 else 0.1), 0.012)
    for x, top, low in (
        (-0.34, 0.8, 0.08),
        (0.34, 0.84, 0.2),
        (0.46, 0.86, 0.03),
        (0.6, 0.86, 0.32),
        (-0.46, 0.84, 0.3),
        (0.26, 0.8, 0.42),
    ):
        own.bow(f"{x} {top}, {x + 0.02} {(top + low) / 2}, {x - 0.01} {low}", mix(bark, WHITE, 0.06), 0.016)
    for x, y, rx, ry in (
        (0.02, 0.98, 0.5, 0.22),
        (-0.5, 1.02, 0.5, 0.26),
        (0.9, 0.98, 0.36, 0.2),
        (0.44, 1.06, 0.5, 0.24),
        (0, 1.14, 0.56, 0.3),
        (-0.26, 1.34, 0.5, 0.26),
        (0.5, 1.34, 0.5, 0.26),
        (0.1, 1.5, 0.5, 0.2),
    ):
        bush(canvas, own.at(x, y), 640 * rx, 640 * ry, LEAVES, 19, 16)
    canvas.gradient(trace("60 980, 640 980, 700 1024, 20 1024"), rgb("e3cfa8"), rgb("c9ac82"))
    canvas.gradient(oblong(20, 1024, 700, 1062), rgb("c2946a"), rgb("94694a"))
    for _ in range(30):
        x, y = chance.uniform(30, 760), chance.uniform(1070, 1180)
        canvas.ellipse((x, y), 9, 3.4, rgb(chance.choice(("b9a04f", "86b968", "d0a25a"))))


def _tea_table(canvas: Canvas) -> None:
    """Draw a low bamboo table with tea."""
    canvas.shade(trace("700 1090, 1180 1090, 1210 1120, 690 1120"), SHADOW, 130, 10)
    for x in (744, 1130):
        bamboo(canvas, (x, 1104), (x, 960), 18)
    canvas.gradient(trace("760 916, 1120 916, 1180 980, 700 980"), rgb("e3c27e"), rgb("cda35c"))
    for k in range(9):
        share = k / 8
        canvas.line([(760 + 360 * share, 917), (700 + 480 * share, 979)], rgb("a97f42"), 2.4, 170)
    bamboo(canvas, (694, 986), (1186, 986), 17)
    teapot(canvas, (900, 956), 108, CELADON)
    for place in trace("1000 966, 1056 950, 800 966, 1006 938"):
        cup(canvas, place, 40)
    bench(canvas, 1270, 1440, 960, 1040)
