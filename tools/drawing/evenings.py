"""Pictures of a street at dusk."""

from __future__ import annotations

from drawing.canvas import (
    CREAM,
    LIT,
    MIST,
    NIGHT,
    OCHRE,
    PEACH,
    ROSE,
    SAGE,
    SHADOW,
    SHUTTER_BLUE,
    SHUTTER_BROWN,
    SHUTTER_GREEN,
    SHUTTER_TEAL,
    Canvas,
    Colour,
    mix,
    rgb,
    trace,
)
from drawing.grounds import alley, paving, row_of_pots, sky
from drawing.household import bench, bowl, cup, lamp_post, lantern, teapot
from drawing.plants import cascade, pots
from drawing.shapes import curve, oblong
from drawing.table import basket, stool
from drawing.things import bicycle, palm_hat
from drawing.walls import House, Lane, Light, flat, house

STRIPES = ((rgb("c2504a"), CREAM), (rgb("3f7f80"), CREAM), (rgb("d98e3f"), CREAM), (rgb("5f8f62"), CREAM))
SILKS = (rgb("d9483b"), rgb("e8923a"), rgb("c9577f"), rgb("e2b23f"))


def food_street() -> Canvas:
    """Draw a street of food stalls at dusk: awnings, lanterns, a table with steaming bowls."""
    canvas = Canvas(24, NIGHT)
    lane = Lane(vanishing=800, horizon=520, focal=1120, eye=1.9)
    half, near = 3.4, 5.2
    sky(canvas, rgb("7f9bd6"), rgb("f7d3b4"), 600)
    lit = Light(lamps=0.7, air=rgb("b9c3e6"))
    house(canvas, lane.front(-4.2, 38), House(4.6, 3, OCHRE, SHUTTER_GREEN, 2, tiled=True), lit)
    house(canvas, lane.front(0.4, 40), House(5, 3, CREAM, SHUTTER_BROWN, 2, tiled=True), lit)
    paving(canvas, Lane(vanishing=800, horizon=520, focal=1120, eye=1.9), half + 3, 2.9, 40, rgb("cfbfa6"))
    walls = ((CREAM, PEACH), (OCHRE, MIST), (SAGE, CREAM), (PEACH, OCHRE), (MIST, SAGE), (ROSE, CREAM))
    alley(canvas, lane, half, walls, near, lit)
    for index in reversed(range(6)):
        for side in (-1, 1):
            _stall(canvas, lane, side, half, near + 3.9 * index + 0.3, STRIPES[(index + (side > 0)) % 4])
    row_of_pots(canvas, lane, half - 1.5, [9.0, 13.1, 17.2])
    row_of_pots(canvas, lane, -half + 1.5, [8.9, 13.2, 17.0])
    canvas.dusk(rgb("7f86c4"), rgb("33489c"), 0.16)
    canvas.glow((800, 620), 760, 420, rgb("ffcf86"), 150)
    for number, z in enumerate((26, 19, 14, 10.4, 7.6)):
        _string(canvas, lane, half - 0.3, z, number)
    canvas.glow((800, 1010), 900, 260, rgb("ffcf86"), 130)
    _food_table(canvas)
    return canvas


def _stall(canvas: Canvas, lane: Lane, side: int, half: float, z: float, stripes: tuple[Colour, Colour]) -> None:
    """Draw a lit shop front under a striped awning, with a counter."""
    long, inner = 3.2, half - 1.25
    front = [
        lane.at(side * half, y, d)
        for y, d in ((0.1, z + 0.2), (0.1, z + long - 0.2), (2.2, z + long - 0.2), (2.2, z + 0.2))
    ]
    canvas.fill(front, LIT)
    canvas.lit.append(front)
    for k in range(3):
        d = z + 0.2 + (long - 0.4) * (k + 0.5) / 3
        canvas.line([lane.at(side * half, 0.1, d), lane.at(side * half, 2.2, d)], rgb("6b4730"), lane.focal / d * 0.04)
    count = 10
    for k in range(count):
        a, b = z + long * k / count, z + long * (k + 1) / count
        tone = stripes[k % 2]
        lid = [
            lane.at(side * half, 2.75, a),
            lane.at(side * half, 2.75, b),
            lane.at(side * inner, 2.3, b),
            lane.at(side * inner, 2.3, a),
        ]
        canvas.fill(lid, tone)
        hem = [lane.at(side * inner, 2.3, a), lane.at(side * inner, 2.3, b), lane.at(side * inner, 2.06, (a + b) / 2)]
        canvas.fill(hem, mix(tone, SHADOW, 0.15))
    for k in range(6):
        far, close = half - 1.25 * k / 6, half - 1.25 * (k + 1) / 6
        tall = [2.75 - 0.45 * (half - x) / 1.25 for x in (far, close)]
        part = [(far, tall[0]), (close, tall[1]), (close, 2.12), ((far + close) / 2, 2.02), (far, 2.12)]
        canvas.fill([lane.at(side * x, y, z) for x, y in part], mix(stripes[k % 2], SHADOW, 0.12))
    _counter(canvas, lane, side, half, z)


def _counter(canvas: Canvas, lane: Lane, side: int, half: float, z: float) -> None:
    """Draw the counter of a stall with its baskets."""
    top = [
        lane.at(side * x, 0.82, d)
        for x, d in ((half - 0.1, z + 0.4), (half - 0.1, z + 2.4), (half - 0.85, z + 2.4), (half - 0.85, z + 0.4))
    ]
    face = [
        lane.at(side * (half - 0.85), y, d) for y, d in ((0, z + 0.4), (0, z + 2.4), (0.82, z + 2.4), (0.82, z + 0.4))
    ]
    near = [
        lane.at(side * x, y, z + 0.4)
        for x, y in ((half - 0.85, 0), (half - 0.1, 0), (half - 0.1, 0.82), (half - 0.85, 0.82))
    ]
    for part, tone in ((face, rgb("a8764a")), (near, rgb("8c5f3f")), (top, rgb("e3c08a"))):
        canvas.fill(part, tone)
    for d, kind in ((z + 2.0, "fruit"), (z + 1.3, "roots"), (z + 0.7, "greens")):
        basket(canvas, lane.at(side * (half - 0.48), 0.82, d), lane.focal / d * 0.5, kind)


def _string(canvas: Canvas, lane: Lane, half: float, z: float, number: int) -> None:
    """Hang lanterns across the street."""
    start, end = lane.at(-half, 4.3, z), lane.at(half, 4.3, z)
    low = ((start[0] + end[0]) / 2, start[1] + lane.focal / z * 0.9)
    rope = curve(start, low, end, 24)
    canvas.line(rope, rgb("1b2446"), max(1.2, 16 / z))
    for k in range(1, 6):
        lantern(canvas, rope[k * 4], lane.focal / z * 0.46, SILKS[(k + number) % 4])


def _food_table(canvas: Canvas) -> None:
    """Draw the table in front with bowls, tea and stools."""
    canvas.shade(trace("330 1150, 1270 1150, 1330 1190, 280 1190"), rgb("0e1638"), 150, 16)
    for x in (400, 1160):
        canvas.gradient(trace(f"{x} 950, {x + 40} 950, {x + 32} 1160, {x + 8} 1160"), rgb("8c5f3f"), rgb("4a3440"))
    canvas.gradient(trace("400 868, 1200 868, 1280 950, 320 950"), rgb("d9a465"), rgb("a8703f"))
    canvas.gradient(oblong(320, 950, 1280, 980), rgb("9a6238"), rgb("6b4330"))
    for share in (0.25, 0.5, 0.75):
        canvas.line([(400 + 800 * share, 868), (320 + 960 * share, 950)], rgb("8a5730"), 2, 150)
    basket(canvas, (610, 900), 150, "greens")
    teapot(canvas, (1010, 904), 104, rgb("7fa7b8"))
    for place in trace("1092 922, 1130 906"):
        cup(canvas, place, 38)
    bowl(canvas, (476, 938), 150)
    bowl(canvas, (800, 932), 164)
    for place, colour in (((216, 1120), rgb("c2504a")), ((1392, 1120), rgb("3f78a8")), ((800, 1190), rgb("d98e3f"))):
        stool(canvas, place, 140, colour)


def lamps_on() -> Canvas:
    """Draw a row of tube houses at nightfall, a lamp at every door, a bench with tea."""
    canvas = Canvas(25, NIGHT)
    sky(canvas, rgb("6f8fd0"), rgb("f3cdb6"), 760)
    lit = Light(lamps=0.75, air=rgb("b9c3e6"))
    ground, unit = 960, 92
    left = -40.0
    forms = (
        House(3.9, 2, OCHRE, SHUTTER_GREEN, 1, True, True),
        House(4.1, 3, MIST, SHUTTER_BROWN, 1, True),
        House(3.8, 2, CREAM, SHUTTER_TEAL, 1, True, True),
        House(4.2, 3, PEACH, SHUTTER_BLUE, 1, True),
        House(3.9, 2, SAGE, SHUTTER_BROWN, 1, True, True),
    )
    hooks = []
    for form in forms:
        house(canvas, flat(left, ground, unit), form, lit)
        hooks.append((left + 0.08 * unit, ground - 2.75 * unit))
        left += form.width * unit
    street = Lane(vanishing=800, horizon=560, focal=1000, eye=1.3)
    paving(canvas, street, 9, 1.6, 3.25, rgb("cfbfa6"))
    cascade(canvas, trace("-30 470, 90 500, 240 470"), 120, 19)
    cascade(canvas, trace("1370 560, 1500 600, 1640 560"), 120, 19)
    pots(canvas, "70 1000 92 round blue, 690 990 76 pink clay, 760 996 66 white clay, 1530 1004 104 blades teal")
    bicycle(canvas, (1290, 1002), 178, rgb("8fb6c9"))
    canvas.dusk(rgb("6f7cc0"), rgb("2c3f8f"), 0.22)
    canvas.glow((868, 84), 240, 240, rgb("fff3d0"), 120)
    canvas.ellipse((868, 84), 42, 42, rgb("fff6dc"))
    for place in hooks:
        lamp_post(canvas, place, 62)
        canvas.glow((place[0] + 54, 1000), 240, 70, rgb("ffcf86"), 110)
    canvas.glow((800, 1080), 620, 120, rgb("ffcf86"), 110)
    bench(canvas, 470, 850, 1010, 1120)
    bench(canvas, 930, 1210, 1030, 1140)
    teapot(canvas, (600, 990), 96, rgb("7fa7b8"))
    for place in trace("682 996, 730 998, 1010 1012"):
        cup(canvas, place, 36)
    palm_hat(canvas, (1118, 956), (1118, 1006), 74, 17)
    return canvas
