"""What stands and hangs in a lane."""

from __future__ import annotations

import math
from itertools import pairwise

from drawing.canvas import BRACTS, CREAM, SHADOW, WHITE, Canvas, Colour, Point, mix, rgb
from drawing.plants import leaf, plant
from drawing.shapes import Frame, between, curve

BINS = (rgb("4f9a5b"), rgb("e58a3a"), rgb("8d939a"))


def waste_bin(canvas: Canvas, base: Point, width: float, colour: Colour) -> None:
    """Draw a wheeled bin with its lid closed and a pale leaf on its front."""
    own = Frame(canvas, base, width)
    light, dark, groove = mix(colour, WHITE, 0.22), mix(colour, SHADOW, 0.38), mix(colour, SHADOW, 0.3)
    own.shade("-0.5 0.06, 1.05 0.1, 0.9 -0.1, -0.35 -0.08", 120, 7)
    for wheel in ("-0.34 0.04, 0.09 0.1", "0.34 0.04, 0.09 0.1"):
        own.oval(wheel, rgb("37363f"))
    own.gradient("-0.47 1.25, 0.47 1.25, 0.4 0.03, -0.4 0.03", light, dark, sideways=True)
    for edge in ("-0.275 1.16, -0.22 0.1", "0.275 1.16, 0.22 0.1"):
        own.line(edge, groove, 0.02, 150)
    lid = "-0.52 1.22, -0.49 1.38, -0.35 1.45, 0.35 1.45, 0.49 1.38, 0.52 1.22"
    own.gradient(lid, mix(colour, WHITE, 0.32), mix(colour, SHADOW, 0.12), sideways=True)
    own.fill("-0.465 1.22, 0.465 1.22, 0.46 1.145, -0.46 1.145", SHADOW, 110)
    own.line("-0.2 1.32, 0.2 1.32", groove, 0.03)
    mark = mix(colour, WHITE, 0.7)
    own.ring("0 0.67, 0.15 0.15", mark, 0.022)
    leaf(canvas, own.at(-0.07, 0.6), width * 0.2, -math.pi / 4, mark, 0.55)


def broom(canvas: Canvas, foot: Point, head: Point, width: float) -> None:
    """Draw a straw broom: `foot` is where the straw touches the ground, `head` its handle's end."""
    chance = canvas.random
    neck = between(foot, head, 0.42)
    long = math.dist(foot, head)
    across = ((foot[1] - head[1]) / long * width, (head[0] - foot[0]) / long * width)
    canvas.line([neck, head], rgb("9a6f3f"), width * 0.12)
    canvas.line([(neck[0] - 1.5, neck[1]), (head[0] - 1.5, head[1])], rgb("c89b5f"), width * 0.045)
    for _ in range(70):
        side, (x, y) = chance.uniform(-1, 1), between(neck, foot, chance.uniform(0.93, 1.04))
        root = (neck[0] + across[0] * side * 0.1, neck[1] + across[1] * side * 0.1)
        straw = chance.choice((rgb("d9ae62"), rgb("c2934a"), rgb("eac986")))
        canvas.line([root, (x + across[0] * side * 0.5, y + across[1] * side * 0.5)], straw, width * 0.045)
    for share in (0.14, 0.3):
        (x, y), half = between(neck, foot, share), 0.1 + 0.4 * share
        ends = [(x + across[0] * side, y + across[1] * side) for side in (-half, half)]
        canvas.line(ends, rgb("a8443b"), width * 0.06)


STRAW, STRAW_SHADE = rgb("f3e5bd"), rgb("b99660")


def palm_hat(canvas: Canvas, tip: Point, centre: Point, rx: float, ry: float) -> None:
    """Draw a conical palm hat: its tip above the ellipse of its rim."""
    turns = [k * math.tau / 40 for k in range(41)]
    rim = [(centre[0] + rx * math.cos(turn), centre[1] + ry * math.sin(turn)) for turn in turns]
    canvas.fill(rim, rgb("c9a769"))
    for turn, (left, right) in zip(turns, pairwise(rim), strict=False):
        dark = 0.5 - 0.5 * math.cos(turn - math.radians(225))
        canvas.fill([tip, left, right], mix(STRAW, STRAW_SHADE, dark * 0.75))
    for share in (0.3, 0.5, 0.68, 0.84, 0.97):
        canvas.line([between(tip, place, share) for place in rim], STRAW_SHADE, 1.0, 190)


def hung_hat(canvas: Canvas, centre: Point, radius: float) -> None:
    """Hang a palm hat on a wall, so that we see its tip."""
    x, y = centre
    edge = [(x + radius * (0.14 + math.cos(k * 0.2)), y + radius * (0.18 + math.sin(k * 0.2))) for k in range(32)]
    canvas.shade(edge, SHADOW, 130, 4)
    palm_hat(canvas, (x - radius * 0.06, y - radius * 0.1), centre, radius, radius)


def bird_cage(canvas: Canvas, hook: Point, size: float) -> None:
    """Hang a round bamboo bird cage from a hook."""
    own = Frame(canvas, hook, size)
    wood, bird = rgb("8b5f38"), rgb("e9a83f")
    own.line("0 0, 0 -0.22", wood, 0.03)
    own.ring("0 -0.25, 0.04 0.04", wood, 0.03)
    own.line("-0.3 -1.2, 0.3 -1.2", wood, 0.035)
    own.oval("0.04 -1.1, 0.13 0.085", bird)
    own.oval("-0.07 -1.03, 0.065 0.06", bird)
    leaf(canvas, own.at(0.1, -1.1), size * 0.24, 0.5, rgb("9c6b35"), 0.4)
    for bar in range(11):
        side = 0.42 * math.sin((bar / 10 - 0.5) * math.pi)
        dome = curve(own.at(0, -0.3), own.at(side, -0.34), own.at(side, -0.62), 10)
        canvas.line([*dome, own.at(side, -1.5)], mix(wood, CREAM, 0.25), max(1.0, size * 0.016))
    for hoop in ("-0.42 -0.62, 0.42 -0.62", "-0.42 -1.06, 0.42 -1.06", "-0.42 -1.5, 0.42 -1.5"):
        own.line(hoop, wood, 0.035)
    own.fill("-0.42 -1.5, 0.42 -1.5, 0.38 -1.57, -0.38 -1.57", wood)


def cat(canvas: Canvas, base: Point, size: float) -> None:
    """Draw a ginger cat asleep on a ledge, its tail hanging down; `base` is below its middle."""
    own = Frame(canvas, base, size)
    fur, pale, dark = rgb("e2a05a"), rgb("f6dcb4"), rgb("b8733a")
    own.shade("-0.55 0.02, 0.6 0.02, 0.64 -0.08, -0.5 -0.08", 130, 5)
    own.bow("0.5 0.1, 0.74 0.02, 0.62 -0.42", dark, 0.085)
    own.bow("0.5 0.11, 0.72 0.03, 0.61 -0.38", fur, 0.065)
    body = "-0.42 0, -0.5 0.16, -0.3 0.36, 0.05 0.43, 0.38 0.36, 0.58 0.16, 0.54 0, 0.1 -0.015"
    own.blob(body, mix(fur, WHITE, 0.12), dark)
    for stripe in ("0.08 0.41, 0.14 0.3, 0.11 0.2", "0.2 0.38, 0.26 0.3, 0.23 0.2", "0.32 0.355, 0.38 0.3, 0.35 0.2"):
        own.bow(stripe, dark, 0.028)
    own.blob("0.2 0, 0.22 0.17, 0.4 0.24, 0.55 0.14, 0.53 0", mix(fur, WHITE, 0.06), dark)
    for ear in ("-0.56 0.34, -0.58 0.5, -0.44 0.42", "-0.32 0.42, -0.2 0.48, -0.2 0.32"):
        own.fill(ear, dark)
    head = "-0.62 0.2, -0.56 0.36, -0.39 0.43, -0.22 0.36, -0.16 0.2, -0.26 0.06, -0.4 0.03, -0.54 0.07"
    own.blob(head, mix(fur, WHITE, 0.16), mix(fur, dark, 0.3))
    own.blob("-0.5 0.16, -0.39 0.2, -0.28 0.16, -0.3 0.07, -0.4 0.045, -0.49 0.08", pale)
    for eye in ("-0.545 0.235, -0.495 0.195, -0.445 0.235", "-0.335 0.235, -0.285 0.195, -0.235 0.235"):
        own.bow(eye, rgb("5a3a24"), 0.017)
    own.fill("-0.415 0.17, -0.365 0.17, -0.39 0.14", rgb("b5625a"))
    for stripe in ("-0.45 0.42, -0.44 0.35", "-0.39 0.42, -0.385 0.35", "-0.33 0.42, -0.325 0.35"):
        own.line(stripe, dark, 0.022)
    own.blob("-0.34 0, -0.32 0.09, -0.16 0.1, -0.08 0.05, -0.1 -0.005", pale)


def bicycle(canvas: Canvas, rear: Point, size: float, colour: Colour) -> None:
    """Draw a lady's bicycle; `rear` is its rear hub and `size` the distance of the hubs."""
    own = Frame(canvas, rear, size)
    dark, steel, leather, cane = rgb("34343c"), rgb("858d94"), rgb("6d452f"), rgb("9d7138")
    own.shade("-0.3 -0.3, 1.35 -0.3, 1.4 -0.345, -0.25 -0.345", 150, 6)
    for hub, first, last in ((0, 150, 350), (1, 170, 330)):
        for spoke in range(18):
            turn = spoke * math.tau / 18
            rim = own.at(hub + 0.315 * math.cos(turn), 0.315 * math.sin(turn))
            canvas.line([own.at(hub, 0), rim], steel, 0.9, 190)
        for hoop, tone, width in (("0.315 0.315", dark, 0.026), ("0.293 0.293", steel, 0.009)):
            own.ring(f"{hub} 0, {hoop}", tone, width)
        own.oval(f"{hub} 0, 0.02 0.02", dark)
        turns = [math.radians(k) for k in range(first, last, 6)]
        guard = [own.at(hub + 0.337 * math.cos(turn), -0.337 * math.sin(turn)) for turn in turns]
        canvas.line(guard, mix(colour, SHADOW, 0.15), size * 0.024)
    tubes = ("0 0, 0.4 -0.02", "0 0, 0.325 0.36", "0.4 -0.02, 0.3 0.5", "0.81 0.62, 0.87 0.3, 1 0")
    for tube, width in zip(tubes, (0.024, 0.021, 0.03, 0.03), strict=True):
        own.line(tube, colour, width)
    own.bow("0.845 0.44, 0.62 0.05, 0.4 -0.02", colour, 0.03)
    own.bow("0.84 0.5, 0.55 0.2, 0.345 0.26", colour, 0.026)
    own.ring("0.4 -0.02, 0.075 0.075", steel, 0.014)
    guard_case = "-0.02 0.05, 0.2 0.075, 0.42 0.08, 0.48 -0.02, 0.4 -0.09, 0.1 -0.03, -0.03 -0.02"
    own.blob(guard_case, mix(colour, WHITE, 0.1))
    own.line("0.4 -0.02, 0.46 -0.15", steel, 0.015)
    own.line("0.41 -0.155, 0.51 -0.155", dark, 0.021)
    own.line("0.3 0.5, 0.29 0.55", steel, 0.021)
    own.blob("0.14 0.6, 0.2 0.625, 0.34 0.59, 0.45 0.59, 0.44 0.565, 0.32 0.55, 0.18 0.545", leather)
    for bar, width in (("-0.2 0.37, 0.26 0.37", 0.018), ("-0.16 0.37, 0 0", 0.01), ("0.12 0.37, 0 0", 0.01)):
        own.line(bar, dark, width)
    own.line("0.83 0.56, 0.815 0.68", steel, 0.024)
    own.line("0.845 0.46, 0.95 0.4, 1.08 0.4", dark, 0.015)
    own.line("1.04 0.4, 1.01 0.1, 1 0", steel, 0.012)
    plant(canvas, own.at(1.03, 0.6), size * 0.34, "pink")
    own.fill("0.88 0.66, 1.2 0.66, 1.15 0.4, 0.92 0.4", rgb("c79a5b"))
    for k in range(1, 7):
        high = 0.4 + k * 0.037
        own.line(f"{0.92 - 0.0057 * k} {high}, {1.15 + 0.0071 * k} {high}", cane, 0.005)
    for k in range(9):
        own.line(f"{0.88 + k * 0.04} 0.66, {0.92 + k * 0.02875} 0.4", rgb("dcb67a"), 0.0055)
    own.line("0.87 0.66, 1.21 0.66", cane, 0.024)
    own.bow("0.815 0.68, 0.9 0.78, 0.68 0.745", steel, 0.022)
    own.line("0.75 0.757, 0.63 0.735", leather, 0.03)


def water_tank(canvas: Canvas, base: Point, width: float) -> None:
    """Draw the steel water tank of a roof."""
    own = Frame(canvas, base, width)
    for leg in ("-0.35 0, -0.35 0.25", "0 0, 0 0.25", "0.35 0, 0.35 0.25"):
        own.line(leg, rgb("6d7079"), 0.05)
    own.gradient("-0.5 1.27, 0.5 1.27, 0.5 0.22, -0.5 0.22", rgb("e9efef"), rgb("8d9aa6"), sideways=True)
    own.oval("0 0.22, 0.5 0.1", rgb("97a3ad"))
    own.oval("0 1.27, 0.5 0.16", rgb("cfd9da"))
    own.oval("0 1.33, 0.15 0.07", rgb("a9b5bb"))
    for hoop in ("-0.5 0.48, 0.5 0.48", "-0.5 0.74, 0.5 0.74", "-0.5 1, 0.5 1"):
        own.line(hoop, rgb("a9b5bb"), 0.02)


def laundry(canvas: Canvas, start: Point, end: Point, size: float) -> None:
    """Hang washing between two poles."""
    chance = canvas.random
    for x, y in (start, end):
        canvas.line([(x, y), (x, y - size * 1.5)], rgb("7d6a5a"), size * 0.05)
    left, right = ((x, y - size * 1.45) for x, y in (start, end))
    middle = between(left, right, 0.5)
    rope = curve(left, (middle[0], middle[1] + size * 0.16), right, 20)
    canvas.line(rope, rgb("6a6474"), 1.4)
    for step in (2, 6, 10, 14):
        (a, b), (c, d) = rope[step], rope[step + 3]
        drop = size * chance.uniform(0.6, 0.85)
        colour = chance.choice((WHITE, BRACTS[3], rgb("8fb6c9"), rgb("f0cd7a"), rgb("a9c79a")))
        cloth = [(a, b), (c, d), (c + 2, d + drop), (a - 1, b + drop)]
        canvas.gradient(cloth, mix(colour, WHITE, 0.2), mix(colour, SHADOW, 0.22))


def paint_tin(canvas: Canvas, base: Point, width: float, paint: Colour) -> None:
    """Draw an open tin with paint running down its side."""
    own = Frame(canvas, base, width)
    own.oval("0.12 0, 0.6 0.13", SHADOW, 90)
    turns = [k * math.pi / 12 for k in range(13)]
    foot = [own.at(-0.5 * math.cos(turn), 0.04 - 0.11 * math.sin(turn)) for turn in turns]
    canvas.gradient([own.at(0.5, 0.95), own.at(-0.5, 0.95), *foot], rgb("eef0ee"), rgb("8d93a0"), sideways=True)
    own.fill("-0.5 0.65, 0.5 0.65, 0.5 0.28, -0.5 0.28", paint, 215)
    own.oval("0 0.95, 0.5 0.13", rgb("c9ced2"))
    own.oval("0 0.95, 0.44 0.105", paint)
    for drip in ("-0.3 0.86, -0.3 0.57", "-0.175 0.86, -0.175 0.7", "0.225 0.86, 0.225 0.63"):
        own.line(drip, paint, 0.07)
