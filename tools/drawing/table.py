"""Things on a table, and stools."""

from __future__ import annotations

import math

from drawing.canvas import LAMP, LEAVES, NIGHT, WHITE, Canvas, Colour, Point, mix, rgb
from drawing.plants import bush, leaf
from drawing.shapes import Frame


def basket(canvas: Canvas, base: Point, width: float, kind: str) -> None:
    """Draw a woven basket of vegetables: greens, roots or fruit."""
    own = Frame(canvas, base, width)
    straw, dark = rgb("d9a762"), rgb("94642f")
    own.oval("0.06 0, 0.475 0.09", rgb("3a2a3c"), 130)
    {"greens": _greens, "roots": _roots, "fruit": _fruit}[kind](own)
    turns = [k * math.pi / 10 for k in range(11)]
    foot = [own.at(0.42 * math.cos(turn), -0.06 * math.sin(turn)) for turn in turns]
    canvas.gradient([own.at(-0.5, 0.42), own.at(0.5, 0.42), *foot], mix(straw, WHITE, 0.15), mix(straw, dark, 0.55))
    for row in range(6):
        level, reach = 0.385 - 0.07 * row, 0.493 - 0.0133 * row
        for k in range(14):
            left = -reach + reach * (2 * k + row % 2) / 14
            if left + reach * 0.1 < reach:
                own.line(f"{left} {level}, {left + reach * 0.09} {level}", dark, 0.019, 170)
    own.line("-0.5 0.42, 0.5 0.42", dark, 0.067)
    own.line("-0.5 0.426, 0.5 0.426", mix(straw, WHITE, 0.3), 0.038)


def _greens(own: Frame) -> None:
    size = own.size
    for k in range(9):
        bush(own.canvas, own.at((k / 4 - 1) * 0.4, 0.54), size * 0.16, size * 0.22, LEAVES[1:], size * 0.1, 5)


def _roots(own: Frame) -> None:
    chance = own.canvas.random
    for k in range(9):
        foot, lean = (k / 4 - 1) * 0.36, (k - 4) * 0.12 + chance.uniform(-0.1, 0.1)
        tip = (foot + 0.36 * math.sin(lean), 0.29 + 0.36 * math.cos(lean))
        for _ in range(5):
            angle = lean - math.pi / 2 + chance.uniform(-0.6, 0.6)
            leaf(own.canvas, own.at(*tip), own.size * 0.2, angle, chance.choice(LEAVES[2:]), 0.3)
        own.line(f"{foot} 0.29, {tip[0]} {tip[1]}", rgb("e8853a"), 0.085)
        own.line(f"{foot - 0.012} 0.29, {tip[0] - 0.012} {tip[1]}", rgb("f6a75c"), 0.03)


def _fruit(own: Frame) -> None:
    for row, count in enumerate((6, 5, 3)):
        for k in range(count):
            fruit = Frame(own.canvas, own.at((k - (count - 1) / 2) * 0.16, 0.386 + row * 0.12), own.size)
            fruit.oval("0 0, 0.095 0.09", rgb("b83a35"))
            fruit.oval("-0.012 0.015, 0.082 0.077", rgb("e0573f"))
            fruit.oval("-0.03 0.035, 0.02 0.016", rgb("ffd2b0"))
            leaf(own.canvas, fruit.at(-0.03, 0.08), own.size * 0.06, -0.2, LEAVES[2], 0.5)


def mask_box(canvas: Canvas, base: Point, width: float) -> None:
    """Draw an open box of face masks, one of them pulled half out."""
    own = Frame(canvas, base, width)
    own.oval("0 0, 0.55 0.07", rgb("3a2a3c"), 120)
    own.fill("-0.5 0.46, 0.5 0.46, 0.41 0.66, -0.41 0.66", rgb("dff0f2"))
    own.oval("0 0.56, 0.275 0.06", rgb("5f7f9c"))
    for loop in ("-0.27 0.81, -0.5 0.84, -0.24 0.62", "0.27 0.81, 0.5 0.84, 0.24 0.62"):
        own.bow(loop, WHITE, 0.016)
    own.blob("-0.23 0.56, -0.28 0.82, 0 0.9, 0.28 0.82, 0.23 0.56", rgb("c3e4ee"), rgb("8fc3d6"))
    for fold in ("-0.25 0.65, 0 0.686, 0.25 0.65", "-0.25 0.72, 0 0.756, 0.25 0.72", "-0.25 0.79, 0 0.826, 0.25 0.79"):
        own.bow(fold, rgb("6fa7be"), 0.012)
    own.gradient("-0.5 0.46, 0.5 0.46, 0.5 0, -0.5 0", rgb("8cc7d8"), rgb("4f8fae"))
    own.fill("-0.5 0.156, 0.5 0.156, 0.5 0, -0.5 0", rgb("f3f7f3"), 235)
    own.oval("-0.275 0.294, 0.092 0.092", WHITE, 230)
    for bar in ("-0.33 0.294, -0.22 0.294", "-0.275 0.239, -0.275 0.349"):
        own.line(bar, rgb("4f9a7b"), 0.037)
    for bar in ("-0.075 0.33, 0.375 0.33", "-0.075 0.258, 0.275 0.258"):
        own.line(bar, WHITE, 0.028)


def bottle(canvas: Canvas, base: Point, height: float) -> None:
    """Draw a pump bottle of hand gel."""
    own = Frame(canvas, base, height)
    own.oval("0 0, 0.25 0.06", rgb("3a2a3c"), 120)
    body = "-0.19 0.04, -0.19 0.5, -0.08 0.66, 0.08 0.66, 0.19 0.5, 0.19 0.04, 0 -0.02"
    own.blob(body, rgb("dff3ec"), rgb("86bfae"), sideways=True)
    own.fill("-0.19 0.42, 0.19 0.42, 0.19 0.14, -0.19 0.14", rgb("3f9a7d"), 220)
    leaf(canvas, own.at(-0.076, 0.2), height * 0.16, -0.8, WHITE, 0.5)
    own.fill("-0.07 0.78, 0.07 0.78, 0.07 0.64, -0.07 0.64", WHITE)
    own.line("0 0.78, 0 0.9", WHITE, 0.05)
    own.line("0.095 0.91, -0.17 0.9, -0.19 0.84", WHITE, 0.055)


def stool(canvas: Canvas, base: Point, width: float, colour: Colour) -> None:
    """Draw a low plastic stool, lit from above."""
    own = Frame(canvas, base, width)
    dark = mix(colour, NIGHT, 0.5)
    own.shade("-0.5 0.06, 0.6 0.06, 0.65 -0.08, -0.55 -0.08", 150, 7, rgb("0e1638"))
    own.fill("-0.31 0.59, 0.31 0.59, 0.35 0.07, -0.35 0.07", mix(colour, NIGHT, 0.75))
    for leg in ("-0.28 0.67, -0.43 0.67, -0.51 0, -0.37 0", "0.28 0.67, 0.43 0.67, 0.51 0, 0.37 0"):
        own.gradient(leg, colour, dark)
    own.gradient("-0.43 0.68, 0.43 0.68, 0.46 0.52, -0.46 0.52", colour, mix(colour, NIGHT, 0.3))
    own.oval("0 0.68, 0.44 0.13", mix(colour, LAMP, 0.35))
    own.oval("0 0.68, 0.08 0.028", dark)
