"""Pictures that look along a lane."""

from __future__ import annotations

import math
from dataclasses import replace

from drawing.canvas import (
    CREAM,
    LAMP,
    LEAVES,
    MIST,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    ROSE,
    SAGE,
    SHADOW,
    SHUTTER_BLUE,
    SHUTTER_BROWN,
    SHUTTER_GREEN,
    SHUTTER_TEAL,
    WHITE,
    Canvas,
    mix,
    rgb,
    trace,
)
from drawing.grounds import alley, paving, row_of_pots, sky, wire
from drawing.masonry import plinth, vent_bricks
from drawing.plants import bush, cascade, pots
from drawing.plate import lane_plate
from drawing.shapes import curve
from drawing.table import basket, bottle, mask_box, stool
from drawing.things import BINS, bird_cage, broom, hung_hat, palm_hat, waste_bin
from drawing.walls import House, Lane, Light, box, house, plaster, quad, window


def clean_lane() -> Canvas:
    """Draw the mouth of a swept lane: the enamel plate, a broom, three bins."""
    canvas = Canvas(109, PAPER)
    lane = Lane(vanishing=905, horizon=640, focal=1180, eye=1.7)
    half, mouth = 1.65, 6.2
    sky(canvas, rgb("b9d8e0"), rgb("fdf0d6"), 660)
    far = Light(haze=0.55, air=rgb("f0e6d2"))
    house(canvas, lane.front(-3.2, 31), House(4.2, 3, OCHRE, SHUTTER_GREEN, 2, tiled=True), far)
    house(canvas, lane.front(1.2, 33), House(5, 4, MIST, SHUTTER_BROWN, 2), far)
    for x, y in ((930, 600), (880, 585)):
        bush(canvas, (x, y), 34, 40, [far.on(tone) for tone in LEAVES], 7, 8)
    paving(canvas, lane, half, mouth - 0.2, 34, rgb("dcc7a6"))
    walls = ((CREAM, SAGE), (MIST, CREAM), (OCHRE, ROSE), (CREAM, MIST), (PEACH, OCHRE), (SAGE, CREAM))
    alley(canvas, lane, half, walls, mouth, replace(far, shade=0.3))
    dark = ((-half, mouth), (0.2, mouth), (-0.3, 14), (0.5, 34), (-half, 34))
    canvas.shade([lane.at(x, 0, z) for x, z in dark], SHADOW, 70, 10)
    for z, side in ((19, 1), (15, -1), (11.5, 1)):
        path = [lane.at(side * half * 0.97, 3.1, z + 2.6), lane.at(side * half * 0.97, 3.1, z)]
        cascade(canvas, path, lane.focal / z * 0.55, lane.focal / z * 0.085)
    row_of_pots(canvas, lane, half - 0.25, [7.6, 8.3, 9.1, 13, 14, 15.2, 18, 19], 0.34)
    row_of_pots(canvas, lane, -half + 0.25, [10.2, 11, 12.5, 16, 17.4, 20], 0.34)
    wire(canvas, (700, 96), (1130, 60))
    wire(canvas, (716, 120), (1120, 92))
    _corner_walls(canvas, lane, half, mouth)
    canvas.shade(trace("-40 930, 560 955, 760 1010, 420 1090, -40 1240"), SHADOW, 74, 22)
    cascade(canvas, trace("1200 118, 1330 60, 1480 84, 1620 40"), 150, 21)
    hung_hat(canvas, (398, 690), 56)
    bird_cage(canvas, (1172, 352), 74)
    canvas.shade(trace("560 960, 580 960, 618 640, 610 640"), SHADOW, 100, 5, trace("0 0, 590 0, 590 964, 0 964"))
    broom(canvas, (520, 985), (556, 610), 92)
    canvas.shade(trace("470 975, 640 975, 650 992, 480 996"), SHADOW, 90, 6)
    pots(canvas, "90 1020 104 pink clay, 205 1020 104 round blue, 312 1020 104 white clay")
    for x, colour in zip((1262, 1390, 1518), BINS, strict=True):
        waste_bin(canvas, (x, 1042), 108, colour)
    return canvas


def _corner_walls(canvas: Canvas, lane: Lane, half: float, mouth: float) -> None:
    """Draw the walls on both sides of the mouth of a lane, the plate on the left one."""
    paving(canvas, lane, 7.5, 3.4, mouth, rgb("d9c6a8"))
    left, right = lane.front(-5.2, mouth), lane.front(half, mouth)
    for wall, wide, colour in ((left, 3.55, OCHRE), (right, 3.0, CREAM)):
        plaster(canvas, quad(wall, (0, wide), (0, 6)), colour)
        plinth(canvas, wall, (0, wide), 0.64, mix(colour, WHITE, 0.3))
        canvas.shade(quad(wall, (0, wide), (3.3, 3.6)), SHADOW, 110, 6)
        box(canvas, wall, (-0.05, wide + 0.05), (3.6, 3.84), (0, 0.16), mix(colour, WHITE, 0.6))
    for x in (left(3.55, 0, 0)[0], right(0, 0, 0)[0]):
        canvas.shade(trace(f"{x - 3} 0, {x + 3} 0, {x + 3} 964, {x - 3} 964"), WHITE, 60, 2)
    for sill in (1.02, 4.4):
        window(canvas, left, 0.9, sill, (0.9, 1.75), SHUTTER_GREEN, Light(shade=0.08))
    window(canvas, right, 1.32, 1.35, (0.85, 1.55), SHUTTER_TEAL, Light())
    lane_plate(canvas, left, (2.68, 2.66), 1.36, "NGÕ 109")


def flower_lane() -> Canvas:
    """Draw a lane in morning sun with pots on both sides and bougainvillea above."""
    canvas = Canvas(720, PAPER)
    lane = Lane(vanishing=760, horizon=560, focal=1120, eye=1.95)
    half, near = 1.95, 3.9
    sky(canvas, rgb("a9d3e2"), rgb("fdf1d8"), 600)
    far = Light(haze=0.5, air=rgb("f6e9cf"))
    house(canvas, lane.front(-4.6, 30), House(4.6, 3, MIST, SHUTTER_BLUE, 2, tiled=True), far)
    house(canvas, lane.front(0.0, 28), House(5, 2, rgb("f0c25f"), SHUTTER_GREEN, 2, tiled=True), far)
    for x, y, size in ((735, 520, 46), (800, 535, 40)):
        bush(canvas, (x, y), size, size * 1.1, [far.on(tone) for tone in LEAVES], 8, 9)
    paving(canvas, lane, 6, 2.9, near, rgb("d3bd9c"))
    paving(canvas, lane, half, 2.9, 31, rgb("dcc6a4"))
    walls = ((CREAM, OCHRE), (OCHRE, SAGE), (MIST, CREAM), (PEACH, OCHRE), (SAGE, PEACH), (CREAM, MIST))
    alley(canvas, lane, half, walls, near, replace(far, shade=0.28))
    floor = [lane.at(x, 0, z) for x, z in ((-half, 2.9), (half, 2.9), (half, 31), (-half, 31))]
    roofs = trace("0.35 2.8, 0.25 5.6, -0.25 5.9, -0.3 9.4, 0.2 10, 0.15 14, -0.3 14.6, -0.3 19, 0.1 20, 0.1 31")
    dark = [(-half, 2.8), *roofs, (-half, 31)]
    canvas.shade([lane.at(x, 0, z) for x, z in dark], SHADOW, 84, 6, floor)
    sun = [lane.at(x, 0, z) for x, z in ((0.5, 5), (1.7, 5), (1.6, 24), (0.4, 24))]
    canvas.shade(sun, rgb("fff1bf"), 90, 22, floor)
    for z, side in ((23, 1), (19, -1), (16, 1), (12.5, -1), (10, 1), (7.6, -1), (5.4, 1)):
        unit, edge, high = lane.focal / z, side * half * 0.95, canvas.random.uniform(2.9, 3.5)
        path = [lane.at(edge, high, z + 2.4), lane.at(edge, high + 0.2, z + 1), lane.at(edge, high, z)]
        cascade(canvas, path, unit * 0.62, unit * 0.085)
        row_of_pots(canvas, lane, side * (half - 0.32), [z + 0.62 * step for step in range(4)], 0.4)
    for corner, colour, shade, vent in ((-half - 4, CREAM, 0.28, 3.02), (half, OCHRE, 0.08, 0.36)):
        wall, light = lane.front(corner, near), Light(shade=shade)
        plaster(canvas, quad(wall, (0, 4), (0, 5)), light.on(colour))
        plinth(canvas, wall, (0, 4), 0.62, light.on(mix(colour, WHITE, 0.3)))
        box(canvas, wall, (-0.04, 4.04), (3.5, 3.68), (0, 0.1), light.on(mix(colour, WHITE, 0.5)))
        vent_bricks(canvas, wall, (vent, 1.55), 3, 4, light)
    wire(canvas, (610, 0), (980, 40))
    cascade(canvas, trace("-30 190, 120 236, 250 150, 330 40"), 190, 25, 0.75)
    cascade(canvas, trace("1180 -20, 1300 90, 1450 150, 1640 130"), 210, 26, 0.75)
    pots(canvas, "170 1040 120 round blue, 66 1105 150 pink clay, 270 1000 96 white clay")
    pots(canvas, "1352 1010 104 gold cream, 1446 1075 134 pink clay, 1560 1150 156 blades teal")
    return canvas


def shared_table() -> Canvas:
    """Draw the mouth of a lane at dusk: under a lamp, a table with masks and vegetables."""
    canvas = Canvas(19, NIGHT)
    lane = Lane(vanishing=800, horizon=600, focal=1150, eye=1.65)
    half, mouth = 2.1, 6.4
    sky(canvas, rgb("7f9bd6"), rgb("f4d9c4"), 640)
    lit = Light(lamps=0.6, air=rgb("b9c3e6"))
    house(canvas, lane.front(-3.8, 27), House(4.4, 3, OCHRE, SHUTTER_GREEN, 2, tiled=True), lit)
    house(canvas, lane.front(0.8, 29), House(4.6, 2, CREAM, SHUTTER_BROWN, 2, tiled=True), lit)
    paving(canvas, lane, half, mouth - 0.2, 30, rgb("d4c4aa"))
    walls = ((CREAM, PEACH), (OCHRE, MIST), (SAGE, CREAM), (PEACH, OCHRE), (MIST, SAGE))
    alley(canvas, lane, half, walls, mouth, lit)
    row_of_pots(canvas, lane, half - 0.3, [7.4, 8.2, 11, 12, 15])
    row_of_pots(canvas, lane, -half + 0.3, [7.2, 8.4, 10, 13, 16])
    paving(canvas, lane, 8, 3.0, mouth, rgb("cfbfa6"))
    for corner, colour, middle in ((-half - 4, PEACH, 2.5), (half, CREAM, 1.5)):
        wall = lane.front(corner, mouth)
        plaster(canvas, quad(wall, (0, 4), (0, 6)), colour)
        plinth(canvas, wall, (0, 4), 0.62, mix(colour, WHITE, 0.3))
        box(canvas, wall, (-0.05, 4.05), (3.45, 3.65), (0, 0.14), mix(colour, WHITE, 0.5))
        window(canvas, wall, middle, 1.25, (0.9, 1.6), SHUTTER_TEAL, replace(lit, lamps=1.0))
    cascade(canvas, trace("-20 190, 160 240, 330 150"), 150, 22)
    cascade(canvas, trace("1280 130, 1440 210, 1620 190"), 150, 22)
    pots(canvas, "86 1010 120 round blue, 214 1010 106 pink clay, 1400 1010 108 white clay, 1520 1010 126 blades teal")
    canvas.dusk(rgb("6f7cc0"), rgb("33489c"), 0.2)
    _lamplight(canvas)
    _table(canvas)
    for place, colour in (((1296, 1096), rgb("c2504a")), ((316, 1096), rgb("3f78a8"))):
        stool(canvas, place, 128, colour)
    palm_hat(canvas, (1296, 930), (1296, 996), 78, 17)
    return canvas


def _lamplight(canvas: Canvas) -> None:
    """Draw the lamp over the table, and its light."""
    wire_colour = rgb("1b2446")
    canvas.line(curve((470, 96), (800, 230), (1130, 84), 30), wire_colour, 2)
    canvas.glow((800, 980), 760, 240, rgb("ffcf86"), 150)
    canvas.glow((800, 620), 620, 560, rgb("ffcf86"), 120)
    canvas.glow((800, 250), 190, 190, rgb("fff0c4"), 200)
    for reach in (430, 300):
        beam = trace(f"760 262, 840 262, {800 + reach} 830, {800 - reach} 830")
        canvas.shade(beam, LAMP, 34, 26)
    canvas.line(trace("800 160, 800 226"), wire_colour, 3)
    canvas.fill(trace("782 226, 818 226, 858 262, 742 262"), rgb("2f4f56"))
    canvas.ellipse((800, 264), 58, 10, rgb("fff3cf"))
    canvas.ellipse((800, 270), 20, 15, rgb("fffbe8"))


def _table(canvas: Canvas) -> None:
    """Draw the table with what neighbours left on it."""
    canvas.shade(trace("440 1024, 1160 1024, 1200 1064, 400 1064"), rgb("0e1638"), 150, 14)
    for x in (452, 1112):
        leg = trace(f"{x} 860, {x + 36} 860, {x + 30} 1046, {x + 6} 1046")
        canvas.gradient(leg, rgb("8c5f3f"), rgb("4a3440"))
    canvas.gradient(trace("430 780, 1170 780, 1216 826, 384 826"), rgb("f9e7c4"), rgb("efd09a"))
    hem = [(1216 - 13 * k, 912 + 7 * math.cos(k * math.tau / 8)) for k in range(65)]
    canvas.gradient([(384, 826), (1216, 826), *hem], rgb("f2d9b0"), rgb("b98f7e"))
    for x in range(436, 1200, 104):
        fold = trace(f"{x - 4} 830, {x + 4} 830, {x + 20} 905, {x - 20} 905")
        canvas.gradient(fold, rgb("f2d9b0"), rgb("8a6a76"), alpha=(0, 80))
    canvas.fill(trace("384 838, 1216 838, 1216 846, 384 846"), rgb("c9577f"), 200)
    for x, wide, kind in ((530, 170, "greens"), (1060, 176, "roots"), (890, 130, "fruit")):
        basket(canvas, (x, 806), wide, kind)
    mask_box(canvas, (718, 808), 150)
    bottle(canvas, (622, 816), 92)
