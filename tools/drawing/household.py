"""What neighbours use together: bowls and tea, lanterns, books, tools."""

from __future__ import annotations

import math
from collections.abc import Sequence

from drawing.canvas import CREAM, LAMP, LEAVES, NIGHT, SHADOW, WHITE, Canvas, Colour, Point, mix, rgb, trace
from drawing.plants import bush, leaf
from drawing.shapes import Frame, curve, oblong

CELADON = rgb("a9c8b4")
BAMBOO = rgb("c9a25e")


def bowl(canvas: Canvas, base: Point, width: float) -> None:
    """Draw a steaming bowl of noodles with herbs and chopsticks."""
    own, chance = Frame(canvas, base, width), canvas.random
    own.oval("0.05 0, 0.4 0.08", rgb("2a2038"), 120)
    for line in ("0.2 0.44, 0.78 0.72", "0.26 0.4, 0.84 0.64"):
        own.line(line, rgb("8a4b32"), 0.028)
    side = "-0.5 0.42, -0.45 0.22, -0.3 0.07, -0.2 0, 0.2 0, 0.3 0.07, 0.45 0.22, 0.5 0.42"
    own.gradient(side, rgb("fffaf0"), rgb("b9aebb"), sideways=True)
    own.bow("-0.46 0.27, 0 0.1, 0.46 0.27", rgb("3d6fa0"), 0.035)
    own.oval("0 0.42, 0.5 0.15", WHITE)
    own.oval("0 0.42, 0.45 0.12", rgb("dba65c"))
    for _ in range(16):
        x, y = chance.uniform(-0.3, 0.2), 0.42 + chance.uniform(-0.06, 0.06)
        own.bow(f"{x - 0.12} {y}, {x} {y + 0.05}, {x + 0.12} {y - 0.01}", rgb("fdf3d8"), 0.024)
    for x, y in trace("-0.16 0.45, -0.05 0.41, 0.08 0.46"):
        own.oval(f"{x} {y}, 0.09 0.03", rgb("b5654a"))
    for _ in range(9):
        at = own.at(chance.uniform(-0.2, 0.3), 0.44 + chance.uniform(-0.05, 0.05))
        leaf(canvas, at, width * 0.13, chance.uniform(0, math.tau), chance.choice(LEAVES[2:]), 0.5)
    for x in (-0.14, 0.12):
        rise = curve(own.at(x, 0.5), own.at(x + 0.2, 0.8), own.at(x - 0.06, 1.2), 8)
        back = [(px + width * 0.12, py) for px, py in reversed(rise)]
        canvas.shade([*rise, *back], WHITE, 70, 9)


def teapot(canvas: Canvas, base: Point, size: float, colour: Colour) -> None:
    """Draw a round teapot with a cane handle."""
    own = Frame(canvas, base, size)
    light, dark = mix(colour, WHITE, 0.35), mix(colour, SHADOW, 0.45)
    own.oval("0.06 0, 0.48 0.08", rgb("2a2038"), 120)
    own.bow("-0.3 0.5, 0 1.2, 0.3 0.5", rgb("8a5a30"), 0.05)
    own.blob("0.34 0.3, 0.56 0.4, 0.7 0.62, 0.62 0.64, 0.46 0.5, 0.34 0.46", light, dark)
    own.blob(
        "-0.42 0.3, -0.34 0.52, 0 0.6, 0.34 0.52, 0.42 0.3, 0.28 0.04, 0 0, -0.28 0.04", light, dark, sideways=True
    )
    own.oval("0 0.57, 0.2 0.05", mix(colour, SHADOW, 0.2))
    own.oval("0 0.64, 0.05 0.05", mix(colour, SHADOW, 0.3))
    for angle in (-0.9, -1.6, -2.3):
        leaf(canvas, own.at(-0.04, 0.22), size * 0.2, angle, rgb("4f7fa8"), 0.4)


def cup(canvas: Canvas, base: Point, width: float, colour: Colour = CELADON) -> None:
    """Draw a small cup of tea."""
    own = Frame(canvas, base, width)
    own.oval("0.08 0, 0.5 0.1", rgb("2a2038"), 110)
    side = "-0.5 0.7, -0.44 0.25, -0.28 0, 0.28 0, 0.44 0.25, 0.5 0.7"
    own.gradient(side, mix(colour, WHITE, 0.5), mix(colour, SHADOW, 0.4), sideways=True)
    own.oval("0 0.7, 0.5 0.16", mix(colour, WHITE, 0.6))
    own.oval("0 0.69, 0.42 0.12", rgb("b98a3e"))


def lantern(canvas: Canvas, hook: Point, size: float, colour: Colour) -> None:
    """Hang a lit silk lantern."""
    own = Frame(canvas, hook, size)
    canvas.glow(own.at(0, -0.6), size * 1.7, size * 1.7, mix(colour, LAMP, 0.6), 130)
    own.line("0 0, 0 -0.2", rgb("3a2a3c"), 0.02)
    body = "0 -0.2, -0.3 -0.3, -0.44 -0.58, -0.3 -0.88, 0 -0.98, 0.3 -0.88, 0.44 -0.58, 0.3 -0.3"
    own.blob(body, mix(colour, LAMP, 0.6), mix(colour, SHADOW, 0.12))
    canvas.glow(own.at(0, -0.62), size * 0.5, size * 0.5, LAMP, 210)
    for rib in (-0.38, -0.2, 0, 0.2, 0.38):
        own.bow(f"0 -0.21, {rib * 1.8} -0.59, 0 -0.97", mix(colour, SHADOW, 0.35), 0.012)
    for cap in ("-0.15 -0.19, 0.15 -0.19, 0.18 -0.26, -0.18 -0.26", "-0.18 -0.92, 0.18 -0.92, 0.15 -1, -0.15 -1"):
        own.fill(cap, rgb("6b4326"))
    for k in range(5):
        own.line(f"{(k - 2) * 0.03} -1, {(k - 2) * 0.045} -1.34", mix(colour, LAMP, 0.3), 0.02)


def lamp_post(canvas: Canvas, hook: Point, size: float) -> None:
    """Draw a bracket lamp on a wall, with its light."""
    own = Frame(canvas, hook, size)
    own.bow("0 0, 0.5 0.42, 0.86 0.06", rgb("2b3550"), 0.07)
    canvas.glow(own.at(0.86, -0.12), size * 2.2, size * 2.2, rgb("ffcf86"), 150)
    own.fill("0.6 -0.06, 1.12 -0.06, 0.98 0.1, 0.74 0.1", rgb("2f4f56"))
    own.oval("0.86 -0.08, 0.22 0.08", rgb("fff6d8"))


BOOKS = tuple(
    rgb(t) for t in ("b5493f", "d98e3f", "e6c25e", "5f8f62", "3f7f80", "55799a", "7a5c8a", "c9577f", "efe3c8")
)


def books(canvas: Canvas, left: float, right: float, foot: float, high: float) -> None:
    """Stand books on a shelf, a few of them leaning."""
    chance, x = canvas.random, left
    while x < right - 12:
        wide, tall = chance.uniform(14, 34), high * chance.uniform(0.66, 0.97)
        if x + wide > right:
            break
        tone, lean = chance.choice(BOOKS), chance.choice((0, 0, 0, 0, 0, 0.12)) * tall
        spine = [(x + lean, foot - tall), (x + lean + wide, foot - tall), (x + wide, foot), (x, foot)]
        canvas.gradient(spine, mix(tone, WHITE, 0.14), mix(tone, SHADOW, 0.3))
        canvas.line([spine[1], spine[2]], mix(tone, SHADOW, 0.5), 1.5, 160)
        for share in (0.16, 0.22, 0.8):
            y = foot - tall * (1 - share)
            shift = lean * (1 - share)
            canvas.line([(x + shift + 2, y), (x + shift + wide - 2, y)], mix(tone, CREAM, 0.6), 2.2, 210)
        x += wide + lean + chance.choice((1, 1, 1, 2, 2, 14))


def open_book(canvas: Canvas, base: Point, size: float) -> None:
    """Lay an open book on a table; its lines are only strokes."""
    own = Frame(canvas, base, size)
    own.shade("-0.55 0.02, 0.58 0.02, 0.6 -0.06, -0.5 -0.06", 120, 5)
    own.fill("-0.54 0.02, 0 -0.02, 0.54 0.02, 0.46 0.34, 0 0.3, -0.46 0.34", rgb("a8443b"))
    for side in (-1, 1):
        page = [own.at(side * a, b) for a, b in trace("0 0.01, 0.5 0.05, 0.43 0.35, 0 0.29")]
        canvas.gradient(page, WHITE, rgb("e4d6bd"))
        for k in range(6):
            high = 0.29 - k * 0.042
            canvas.line([own.at(side * 0.06, high - 0.01), own.at(side * 0.41, high + 0.028)], rgb("a89a90"), 2, 190)
    own.line("0 0.01, 0 0.29", rgb("b9a78e"), 0.01)


def tablet(canvas: Canvas, base: Point, size: float, tones: Sequence[Colour]) -> None:
    """Stand a tablet on its rest; its screen shows a page made of plain fields."""
    own = Frame(canvas, base, size)
    own.shade("-0.6 0.04, 0.66 0.04, 0.7 -0.06, -0.55 -0.06", 120, 6)
    own.fill("-0.12 0, 0.3 0, 0.2 0.5, 0 0.5", rgb("6f7683"))
    own.fill("-0.6 0.02, 0.6 0.02, 0.57 0.86, -0.57 0.86", rgb("30343f"))
    own.gradient("-0.55 0.07, 0.55 0.07, 0.525 0.82, -0.525 0.82", rgb("f4fbff"), rgb("d5e8f2"))
    own.fill("-0.53 0.7, 0.53 0.7, 0.525 0.82, -0.525 0.82", tones[0])
    for k in range(3):
        low = 0.53 - k * 0.17
        own.oval(f"-0.4 {low + 0.05}, 0.055 0.055", tones[k + 1])
        own.line(f"-0.28 {low + 0.08}, 0.4 {low + 0.08}", rgb("9fb4c4"), 0.03)
        own.line(f"-0.28 {low}, 0.2 {low}", rgb("c3d3de"), 0.03)
    own.line("0.28 0.16, 0.34 0.1, 0.46 0.24", rgb("3f9a6d"), 0.045)


def watering_can(canvas: Canvas, base: Point, size: float, colour: Colour) -> None:
    """Draw a watering can with its rose."""
    own = Frame(canvas, base, size)
    light, dark = mix(colour, WHITE, 0.35), mix(colour, SHADOW, 0.42)
    own.shade("-0.45 0.03, 0.6 0.03, 0.66 -0.07, -0.4 -0.07", 130, 6)
    own.bow("-0.24 0.74, -0.86 0.6, -0.34 0.16", dark, 0.055)
    own.bow("-0.3 0.78, 0 1.22, 0.3 0.78", dark, 0.055)
    own.fill("0.28 0.16, 0.82 0.74, 0.9 0.68, 0.32 0.3", mix(colour, SHADOW, 0.2))
    own.fill("0.74 0.78, 0.98 0.6, 1.06 0.7, 0.82 0.88", light)
    own.gradient("-0.36 0.74, 0.34 0.74, 0.38 0.04, -0.4 0.04", light, dark, sideways=True)
    own.oval("-0.01 0.04, 0.39 0.07", dark)
    own.oval("-0.01 0.74, 0.35 0.09", rgb("4b4a57"))
    for hoop in ("-0.37 0.6, 0.35 0.6", "-0.39 0.2, 0.37 0.2"):
        own.line(hoop, light, 0.02)


def extinguisher(canvas: Canvas, base: Point, height: float) -> None:
    """Draw a fire extinguisher."""
    own, red = Frame(canvas, base, height), rgb("cf3b32")
    own.oval("0.05 0, 0.22 0.04", rgb("2a2038"), 120)
    own.gradient("-0.17 0.02, -0.17 0.66, 0.17 0.66, 0.17 0.02", rgb("ec6a55"), rgb("8f2530"), sideways=True)
    own.blob("-0.17 0.64, -0.14 0.76, 0 0.8, 0.14 0.76, 0.17 0.64, 0 0.6", mix(red, WHITE, 0.25), mix(red, SHADOW, 0.3))
    own.fill("-0.17 0.52, 0.17 0.52, 0.17 0.3, -0.17 0.3", rgb("f6ecd8"))
    own.fill("-0.17 0.49, 0.17 0.49, 0.17 0.46, -0.17 0.46", rgb("e6b24a"))
    for row in (0.41, 0.37, 0.33):
        own.line(f"-0.12 {row}, 0.1 {row}", rgb("a7a0a4"), 0.013)
    own.fill("-0.05 0.76, 0.05 0.76, 0.05 0.88, -0.05 0.88", rgb("4a4d58"))
    own.line("-0.02 0.9, 0.2 0.97", rgb("33353f"), 0.04)
    own.line("-0.02 0.86, 0.2 0.85", rgb("33353f"), 0.035)
    own.bow("-0.04 0.86, -0.42 0.82, -0.27 0.36", rgb("2c2d36"), 0.04)
    own.fill("-0.31 0.38, -0.22 0.38, -0.2 0.22, -0.34 0.22", rgb("2c2d36"))
    own.oval("0.02 0.83, 0.035 0.035", rgb("f3e9d0"))


def school_drum(canvas: Canvas, base: Point, size: float) -> None:
    """Draw a school drum on its stand, seen from the front."""
    own, wood = Frame(canvas, base, size), rgb("8a4b32")
    own.shade("-0.6 0.04, 0.8 0.04, 0.86 -0.05, -0.55 -0.05", 130, 8)
    for leg in ("-0.42 0, -0.3 0.5", "0.42 0, 0.3 0.5", "-0.36 0.22, 0.36 0.22"):
        own.line(leg, wood, 0.07)
    own.blob(
        "-0.5 0.94, -0.4 0.52, 0 0.36, 0.4 0.52, 0.5 0.94, 0.4 1.36, 0 1.5, -0.4 1.36", rgb("b5493f"), rgb("7c2b33")
    )
    own.oval("-0.05 0.94, 0.43 0.5", rgb("d9a05a"))
    own.oval("-0.05 0.94, 0.385 0.45", rgb("f3dfb4"))
    own.ring("-0.05 0.94, 0.2 0.24", rgb("d9b377"), 0.02)
    for k in range(18):
        turn = k * math.tau / 18
        own.oval(f"{-0.05 + 0.408 * math.cos(turn)} {0.94 + 0.475 * math.sin(turn)}, 0.014 0.014", rgb("7c4a2a"))
    own.line("0.3 1.52, 0.62 0.72", rgb("c89b5f"), 0.04)
    own.oval("0.3 1.53, 0.055 0.055", rgb("a8443b"))


def satchel(canvas: Canvas, base: Point, size: float, colour: Colour) -> None:
    """Draw a school bag."""
    own = Frame(canvas, base, size)
    own.oval("0.05 0, 0.42 0.06", SHADOW, 110)
    own.bow("-0.12 0.86, 0 1.06, 0.12 0.86", mix(colour, SHADOW, 0.4), 0.06)
    own.blob("-0.38 0.04, -0.4 0.6, -0.26 0.9, 0.26 0.9, 0.4 0.6, 0.38 0.04, 0 -0.02", mix(colour, WHITE, 0.25), colour)
    own.blob("-0.28 0.08, -0.28 0.4, 0 0.46, 0.28 0.4, 0.28 0.08, 0 0.04", mix(colour, SHADOW, 0.2))
    own.line("-0.3 0.56, 0.3 0.56", mix(colour, SHADOW, 0.45), 0.03)
    own.fill("-0.05 0.46, 0.05 0.46, 0.05 0.38, -0.05 0.38", rgb("f0d48a"))


def bench(canvas: Canvas, left: float, right: float, seat: float, foot: float) -> None:
    """Draw a wooden bench from the front."""
    wood, dark = rgb("a8763f"), rgb("6b4730")
    canvas.shade(
        trace(f"{left} {foot}, {right + 30} {foot}, {right + 40} {foot + 18}, {left} {foot + 18}"), SHADOW, 120, 7
    )
    for x in (left + 30, right - 52):
        canvas.gradient(trace(f"{x} {seat}, {x + 24} {seat}, {x + 20} {foot}, {x + 4} {foot}"), wood, dark)
    canvas.gradient(
        trace(f"{left} {seat - 26}, {right} {seat - 26}, {right + 8} {seat}, {left - 8} {seat}"), rgb("dcb27a"), wood
    )
    canvas.gradient(oblong(left - 8, seat, right + 8, seat + 18), wood, dark)


def cabbage(canvas: Canvas, at: Point, size: float, tones: Sequence[Colour] = LEAVES[1:]) -> None:
    """Draw one head of greens in a bed, its outer leaves open."""
    chance = canvas.random
    canvas.ellipse((at[0] + size * 0.1, at[1]), size * 0.6, size * 0.2, NIGHT, 70)
    for ring, tone in enumerate(tones):
        reach = size * (0.62 - 0.13 * ring)
        for k in range(9):
            turn = k * math.tau / 9 + chance.uniform(-0.2, 0.2) + ring * 0.3
            foot = (at[0], at[1] - size * (0.12 + 0.1 * ring))
            lean = math.atan2(math.sin(turn) * 0.55 - 0.35, math.cos(turn))
            leaf(canvas, foot, reach, lean, mix(tone, WHITE, chance.uniform(0, 0.12)), 0.75)


def bamboo(canvas: Canvas, start: Point, end: Point, width: float, colour: Colour = BAMBOO) -> None:
    """Draw a bamboo pole with its nodes."""
    canvas.line([start, end], mix(colour, SHADOW, 0.25), width)
    canvas.line([(start[0] - width * 0.15, start[1]), (end[0] - width * 0.15, end[1])], colour, width * 0.6)
    long = math.dist(start, end)
    for k in range(1, int(long / (width * 6)) + 1):
        share = min(0.98, k * width * 6 / long)
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        canvas.ellipse((x, y), width * 0.6, width * 0.3, mix(colour, SHADOW, 0.4))


CROWN = (
    (-0.4, 0.66, 0.26),
    (0.42, 0.68, 0.26),
    (-0.12, 0.7, 0.3),
    (0.16, 0.72, 0.3),
    (-0.26, 0.84, 0.26),
    (0.28, 0.84, 0.26),
    (0, 0.9, 0.3),
)
"""The masses of a flame tree's crown: where they are, and how wide."""
FLAMES = (rgb("8f2a1f"), rgb("c23b22"), rgb("df5a2c"), rgb("f08a4b"))


def flame_tree(canvas: Canvas, foot: Point, size: float, tones: Sequence[Colour] = LEAVES) -> None:
    """Draw a flame tree in flower: a forked trunk under a flat, wide crown."""
    own, chance = Frame(canvas, foot, size), canvas.random
    bark = rgb("7d6353")
    for branch in ("0 0, 0.02 0.3, -0.06 0.56", "0.01 0.3, 0.1 0.46, 0.3 0.62", "0 0.36, -0.14 0.48, -0.36 0.6"):
        own.bow(branch, mix(bark, SHADOW, 0.2), 0.05)
    own.fill("-0.05 0, 0.06 0, 0.035 0.32, -0.02 0.32", bark)
    for x, y, wide in CROWN:
        bush(canvas, own.at(x, y), size * wide, size * wide * 0.55, tones, size * 0.032, 9)
        for _ in range(5):
            centre = own.at(x + chance.uniform(-wide, wide) * 0.8, y + chance.uniform(-0.05, 0.13))
            for _ in range(16):
                at = (centre[0] + chance.gauss(0, size * 0.035), centre[1] + chance.gauss(0, size * 0.02))
                leaf(canvas, at, size * 0.028, chance.uniform(0, math.tau), chance.choice(FLAMES), 0.8)
