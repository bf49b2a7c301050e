"""Pictures of a school gate, a school yard and a library."""

from __future__ import annotations

from collections.abc import Sequence

from drawing.canvas import (
    CREAM,
    ENAMEL,
    OCHRE,
    PAPER,
    PEACH,
    SHADOW,
    SHUTTER_BROWN,
    SHUTTER_GREEN,
    TILE,
    WHITE,
    Canvas,
    Point,
    mix,
    rgb,
    trace,
)
from drawing.grounds import cloud, ground_shadow, paving, sky
from drawing.household import (
    bench,
    books,
    flame_tree,
    open_book,
    satchel,
    school_drum,
    tablet,
)
from drawing.masonry import iron_gate, pillar, plinth, tile_cap
from drawing.plants import cascade, pots
from drawing.shapes import Frame, curve, oblong
from drawing.table import stool
from drawing.things import bicycle, cat
from drawing.walls import House, Lane, Light, Plane, box, flat, house, plaster, quad, window

BUNTING = (rgb("d9534a"), rgb("f0b64a"), rgb("5f9f5a"), rgb("3f8fa8"), rgb("e57aa6"))


def school_gate() -> Canvas:
    """Draw a school gate with a flame tree, a zebra crossing and bicycles in a row."""
    canvas = Canvas(31, PAPER)
    sky(canvas, rgb("a3d0e0"), rgb("fbf1d9"), 700)
    cloud(canvas, (300, 120), 180)
    cloud(canvas, (1230, 90), 200)
    back = Light(haze=0.25, air=rgb("f2efe0"))
    _school(canvas, flat(330, 760, 92), 10.2, back)
    flame_tree(canvas, (210, 830), 620)
    flame_tree(canvas, (1440, 830), 560)
    wall, top = flat(0, 900, 220), 1.75
    for u in ((-0.1, 2.3), (4.98, 7.4)):
        plaster(canvas, quad(wall, u, (0, top)), rgb("f2d68f"))
        plinth(canvas, wall, u, 0.42, rgb("e6d0a2"))
        tile_cap(canvas, wall, u, top)
    canvas.gradient(oblong(500, 560, 1100, 900), rgb("e9dcb8"), rgb("d8c39c"), alpha=(0, 255))
    iron_gate(canvas, wall, (2.5, 4.8), 1.75, rgb("2f6f8f"))
    for place in (2.2, 4.76):
        pillar(canvas, wall, place, 2.45, 0.42)
    _arch(canvas)
    street = Lane(horizon=470, focal=1000, eye=1.3)
    paving(canvas, street, 7, 1.7, 3.02, rgb("d8c5a6"))
    ground_shadow(canvas, 900)
    _crossing(canvas, street)
    for x, tone in ((1090, "c2504a"), (1240, "3f7f8f"), (1390, "5f8f62")):
        bicycle(canvas, (x, 946), 150, rgb(tone))
    pots(canvas, "84 930 86 pink clay, 182 930 76 round blue, 272 930 78 gold cream, 360 930 70 white clay")
    return canvas


def _school(canvas: Canvas, plane: Plane, wide: float, light: Light) -> None:
    """Draw a two-storey school with open galleries, its ground at the plane's foot."""
    wall, trim = light.on(rgb("f0cd7a")), light.on(rgb("fbf0d6"))
    plaster(canvas, quad(plane, (0, wide), (0, 6.6)), wall)
    for floor in (0.0, 3.2):
        canvas.fill(quad(plane, (0.2, wide - 0.2), (floor + 0.3, floor + 2.75)), light.on(rgb("b98a55")))
        for k in range(int(wide // 1.7)):
            window(canvas, plane, 1.05 + k * 1.7, floor + 0.95, (0.62, 1.35), SHUTTER_GREEN, light)
        canvas.fill(quad(plane, (0.2, wide - 0.2), (floor + 2.2, floor + 2.75)), SHADOW, 70)
        box(canvas, plane, (0, wide), (floor + 2.75, floor + 3.15), (0, 0.2), trim)
        for k in range(int(wide // 1.7) + 1):
            u = 0.08 + k * 1.7
            box(canvas, plane, (u, u + 0.2), (floor, floor + 2.8), (0, 0.15), trim)
        if floor:
            box(canvas, plane, (0, wide), (floor, floor + 0.7), (0, 0.15), light.on(rgb("f6e0ac")))
            for k in range(int(wide * 3)):
                canvas.fill(
                    quad(plane, (0.2 + k / 3, 0.32 + k / 3), (floor + 0.14, floor + 0.54)), light.on(rgb("b98a55"))
                )
    slope = [plane(-0.3, 6.4, 0), plane(wide + 0.3, 6.4, 0), plane(wide - 0.9, 7.9, 0), plane(0.9, 7.9, 0)]
    tile = light.on(TILE)
    canvas.gradient(slope, mix(tile, SHADOW, 0.15), mix(tile, WHITE, 0.16))
    for k in range(41):
        share = k / 40
        low, high = plane(-0.3 + (wide + 0.6) * share, 6.4, 0), plane(0.9 + (wide - 1.8) * share, 7.9, 0)
        canvas.line([low, high], mix(tile, SHADOW, 0.45), 1.2, 120)


def _arch(canvas: Canvas) -> None:
    """Span the gate with a blue board and hang pennants; the board bears no words."""
    board = oblong(486, 330, 1116, 410)
    canvas.shade([(x + 4, y + 8) for x, y in board], SHADOW, 120, 6)
    canvas.gradient(board, mix(ENAMEL, WHITE, 0.16), ENAMEL)
    canvas.line([*trace("498 342, 1104 342, 1104 398, 498 398, 498 342")], WHITE, 3)
    book = Frame(canvas, (801, 388), 74)
    for side in (-1, 1):
        page = [book.at(side * a, b) for a, b in trace("0 0, 0.6 0.1, 0.6 0.52, 0 0.4")]
        canvas.fill(page, mix(WHITE, SHADOW, 0.06 if side < 0 else 0))
    book.line("0 0, 0 0.4", rgb("9fb4c4"), 0.03)
    for x in (560, 660, 942, 1042):
        canvas.ellipse((x, 370), 9, 9, rgb("f3cf6a"))
    for start, bend, end in (((0, 470), (250, 640), (500, 430)), ((1102, 430), (1350, 640), (1600, 470))):
        _pennants(canvas, curve(start, bend, end, 24), 17)


def _pennants(canvas: Canvas, rope: Sequence[Point], size: float) -> None:
    """Hang pennants from a rope."""
    canvas.line(rope, rgb("6a6474"), 2)
    for number, (x, y) in enumerate(rope[1:-1:2]):
        tone, flag = BUNTING[number % 5], [(x - size, y), (x + size, y), (x, y + size * 2.45)]
        canvas.gradient(flag, mix(tone, WHITE, 0.2), mix(tone, SHADOW, 0.1))


def _crossing(canvas: Canvas, street: Lane) -> None:
    """Paint a zebra crossing on the street before the gate."""
    canvas.gradient(oblong(0, 1000, 1600, 1200), rgb("a9a4a6"), rgb("8b8690"))
    canvas.fill(oblong(0, 986, 1600, 1004), rgb("efe3cb"))
    canvas.shade(oblong(0, 1004, 1600, 1014), SHADOW, 120, 4)
    for k in range(-4, 4):
        x = k * 0.42 + 0.1
        band = [street.at(a, 0, z) for a, z in ((x, 2.38), (x + 0.24, 2.38), (x + 0.24, 1.7), (x, 1.7))]
        canvas.fill(band, rgb("fbf6ea"), 235)


def school_yard() -> Canvas:
    """Draw a school yard in June: gallery, drum, a flame tree, satchels on a bench."""
    canvas = Canvas(32, PAPER)
    sky(canvas, rgb("a9d3e2"), rgb("fdf1d8"), 500)
    cloud(canvas, (1180, 90), 200)
    _school(canvas, flat(-60, 800, 118), 14.4, Light(haze=0.06))
    paving(canvas, Lane(horizon=440, focal=1000, eye=1.5), 9, 1.6, 4.2, rgb("dcc6a4"))
    ground_shadow(canvas, 800)
    _pennants(canvas, curve((-20, 250), (700, 420), (1620, 190), 40), 20)
    canvas.shade(trace("700 1000, 1640 960, 1640 1120, 820 1140"), SHADOW, 90, 30)
    flame_tree(canvas, (1270, 1010), 820)
    canvas.gradient(trace("1130 985, 1420 985, 1450 1040, 1100 1040"), rgb("e3cfa8"), rgb("b99a72"))
    canvas.gradient(oblong(1100, 1040, 1450, 1076), rgb("c9a880"), rgb("9b7a5c"))
    school_drum(canvas, (250, 1060), 250)
    bench(canvas, 520, 1000, 980, 1090)
    for place, cloth in (((600, 966), "c2504a"), ((724, 966), "3f7f8f"), ((860, 966), "e2a83f")):
        satchel(canvas, place, 130, rgb(cloth))
    open_book(canvas, (946, 966), 70)
    chance = canvas.random
    for _ in range(46):
        x, y = chance.gauss(1250, 210), chance.uniform(1080, 1180)
        canvas.ellipse((x, y), 6, 3, rgb(chance.choice(("c23b22", "df5a2c", "f08a4b"))))
    pots(canvas, "66 1010 104 pink clay, 450 1130 110 round blue, 1540 1140 130 gold clay")
    return canvas


def reading_room() -> Canvas:
    """Draw a small library: shelves, a table by the window, a book and a tablet."""
    canvas = Canvas(33, CREAM)
    wall = flat(0, 1010, 320)
    face = quad(wall, (-0.1, 5.1), (0, 3.3))
    plaster(canvas, face, rgb("e9dcb4"))
    canvas.mottle(face, CREAM, 60, (120, 60))
    canvas.gradient(oblong(0, 1010, 1600, 1200), rgb("c08b58"), rgb("99683f"))
    for k in range(12):
        canvas.line([(800 + (k - 6) * 150, 1010), (800 + (k - 6) * 210, 1200)], rgb("80532f"), 2, 130)
    _shelves(canvas, 60, 640, 90, 1010)
    _window_with_view(canvas)
    _shelves(canvas, 1350, 1600, 90, 1010)
    canvas.shade(oblong(640, 60, 690, 1010), SHADOW, 90, 14)
    _reading_table(canvas)
    for x, tone in ((760, "3f78a8"), (1290, "d98e3f")):
        stool(canvas, (x, 1176), 140, rgb(tone))
    pots(canvas, "1450 1120 150 tall blue, 96 1130 120 blades teal")
    return canvas


def _shelves(canvas: Canvas, left: float, right: float, top: float, foot: float) -> None:
    """Draw a case with five shelves of books."""
    wood, dark = rgb("a8713f"), rgb("5a3a2a")
    canvas.shade(trace(f"{left} {top}, {right + 24} {top + 10}, {right + 24} {foot}, {left} {foot}"), SHADOW, 120, 9)
    canvas.fill(oblong(left, top, right, foot), dark)
    step = (foot - top - 50) / 5
    for row in range(5):
        low = top + 26 + (row + 1) * step - 22
        canvas.gradient(
            oblong(left + 22, low - step + 22, right - 22, low),
            rgb("3f2a26"),
            rgb("6a4632"),
        )
        books(canvas, left + 28, right - 30, low, step - 44)
        canvas.gradient(oblong(left, low, right, low + 22), mix(wood, WHITE, 0.2), wood)
    for x in (left, right - 22):
        canvas.gradient(
            oblong(x, top, x + 22, foot),
            mix(wood, WHITE, 0.15),
            mix(wood, SHADOW, 0.2),
            sideways=True,
        )
    canvas.gradient(
        oblong(left - 14, top - 22, right + 14, top + 8),
        mix(wood, WHITE, 0.3),
        wood,
    )


def _window_with_view(canvas: Canvas) -> None:
    """Draw an open window over the table, with a sunny lane behind it."""
    view = oblong(760, 150, 1240, 700)
    with canvas.inside(view):
        canvas.gradient(view, rgb("a9d3e2"), rgb("fdf1d8"))
        light = Light(haze=0.35, air=rgb("f6ecd6"))
        house(canvas, flat(740, 760, 74), House(3.6, 2, OCHRE, SHUTTER_GREEN, 1, True, True), light)
        house(canvas, flat(1010, 780, 74), House(4.0, 2, PEACH, SHUTTER_BROWN, 1, True, True), light)
        cascade(canvas, trace("740 250, 900 200, 1100 214, 1260 180"), 110, 20)
    for frame in (
        "740 130, 1260 130, 1260 156, 740 156",
        "740 130, 764 130, 764 720, 740 720",
        "1236 130, 1260 130, 1260 720, 1236 720",
        "990 150, 1010 150, 1010 700, 990 700",
        "760 320, 1240 320, 1240 334, 760 334",
    ):
        canvas.fill(trace(frame), rgb("f6ead0"))
    canvas.gradient(trace("716 696, 1284 696, 1300 734, 700 734"), rgb("fbf1da"), rgb("d3bd97"))
    canvas.shade(oblong(700, 734, 1300, 752), SHADOW, 90, 5)
    cat(canvas, (1120, 700), 170)
    canvas.shade(trace("760 760, 1240 760, 1500 1180, 900 1180"), rgb("fff1bf"), 70, 30)


def _reading_table(canvas: Canvas) -> None:
    """Draw the reading table with a book and a tablet."""
    canvas.shade(trace("690 1130, 1390 1130, 1410 1160, 680 1160"), SHADOW, 140, 12)
    for x in (730, 1310):
        canvas.gradient(trace(f"{x} 960, {x + 34} 960, {x + 28} 1140, {x + 6} 1140"), rgb("a8713f"), rgb("6b4730"))
    canvas.gradient(trace("730 876, 1350 876, 1400 944, 680 944"), rgb("e6bd84"), rgb("cf9a5c"))
    canvas.gradient(oblong(680, 944, 1400, 970), rgb("b07a45"), rgb("84572f"))
    tones = (rgb("3f7f80"), rgb("e2a83f"), rgb("5f9f5a"), rgb("d9534a"))
    tablet(canvas, (1120, 916), 170, tones)
    open_book(canvas, (870, 932), 210)
    left = 1262.0
    for k, tone in enumerate(("b5493f", "e6c25e", "3f7f80")):
        low = 926 - k * 22
        canvas.gradient(
            oblong(left - 4 * k, low - 22, left + 96, low),
            mix(rgb(tone), WHITE, 0.2),
            rgb(tone),
        )
        canvas.fill(
            oblong(left + 86, low - 18, left + 96, low - 4),
            rgb("f3e6cc"),
        )
