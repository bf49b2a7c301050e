"""People, small or from behind: no face shows."""

from __future__ import annotations

from drawing.canvas import BRACTS, SHADOW, WHITE, Canvas, Colour, Point, mix, rgb
from drawing.plants import plant
from drawing.shapes import Frame, smooth
from drawing.things import broom, paint_tin, palm_hat


def vendor(canvas: Canvas, foot: Point, size: float, cloth: Colour, dark: Colour) -> None:
    """Draw a street vendor with a shoulder pole, in silhouette, walking to the right."""
    own = Frame(canvas, foot, size)
    own.blob("-0.1 0.48, -0.13 0.25, -0.2 0.04, -0.13 0.02, -0.03 0.24, 0.03 0.45", dark)
    own.blob("-0.06 0.48, 0.02 0.25, 0.1 0.03, 0.17 0.03, 0.12 0.26, 0.09 0.48", mix(dark, cloth, 0.25))
    own.blob("-0.12 0.4, -0.1 0.62, -0.05 0.78, 0.05 0.79, 0.11 0.62, 0.13 0.4, 0 0.37", cloth)
    own.line("0.06 0.73, 0.2 0.64, 0.22 0.78", mix(cloth, dark, 0.35), 0.055)
    own.bow("-0.62 0.74, 0 0.9, 0.62 0.74", rgb("a8763f"), 0.03)
    own.oval("0.02 0.86, 0.06 0.07", mix(dark, cloth, 0.2))
    own.fill("-0.19 0.86, 0.02 1.03, 0.23 0.87, 0.02 0.835", rgb("f2dfae"))
    own.fill("0.02 1.03, 0.23 0.87, 0.06 0.84", rgb("cfae72"))
    for side, kind in ((-0.6, "gold"), (0.6, "round")):
        hung = Frame(canvas, own.at(side, 0), size)
        for rope in ("0 0.745, -0.14 0.34", "0 0.745, 0.14 0.34"):
            hung.line(rope, rgb("8c6234"), 0.012)
        plant(canvas, hung.at(0, 0.34), size * 0.24, kind)
        hung.blob("-0.17 0.35, -0.11 0.22, 0.11 0.22, 0.17 0.35", rgb("b98449"))
        hung.line("-0.17 0.345, 0.17 0.345", rgb("dcb075"), 0.03)


def painter(canvas: Canvas, foot: Point, size: float) -> None:
    """Draw a person under a palm hat who paints a wall, seen from behind, a tin in the left hand; no face shows."""
    own = Frame(canvas, foot, size)
    cloth, trousers, skin = rgb("e2a544"), rgb("3b3f5c"), rgb("d79f78")
    own.blob("-0.14 0.5, -0.16 0.25, -0.15 0.03, -0.05 0.02, -0.02 0.25, 0.02 0.46", trousers)
    own.blob("-0.02 0.48, 0.02 0.25, 0.05 0.01, 0.15 0.01, 0.15 0.25, 0.14 0.5", mix(trousers, WHITE, 0.12))
    for shoe in ("-0.1 0.015, 0.065 0.026", "0.1 0.01, 0.065 0.026"):
        own.oval(shoe, rgb("6d4634"))
    own.line("0.26 0.56, 0.335 0.66", mix(cloth, WHITE, 0.1), 0.075)
    own.line("0.345 0.675, 0.377 0.745", rgb("b98449"), 0.02)
    own.line("0.377 0.745, 0.385 0.765", rgb("aab0b6"), 0.03)
    own.line("0.388 0.772, 0.402 0.805", BRACTS[2], 0.034)
    own.oval("0.344 0.675, 0.042 0.042", skin)
    torso = "-0.16 0.42, -0.19 0.62, -0.14 0.8, 0.02 0.86, 0.16 0.8, 0.19 0.62, 0.16 0.42, 0 0.39"
    own.blob(torso, mix(cloth, WHITE, 0.18), mix(cloth, SHADOW, 0.3), sideways=True)
    own.line("0.14 0.75, 0.26 0.57", mix(cloth, SHADOW, 0.12), 0.09)
    own.line("-0.14 0.75, -0.25 0.57", mix(cloth, WHITE, 0.12), 0.09)
    own.line("-0.25 0.57, -0.26 0.46", mix(cloth, SHADOW, 0.06), 0.075)
    paint_tin(canvas, own.at(-0.265, 0.26), size * 0.13, BRACTS[3])
    own.bow("-0.32 0.38, -0.265 0.46, -0.21 0.38", rgb("8d93a0"), 0.008)
    own.oval("-0.265 0.43, 0.04 0.04", skin)
    own.line("-0.15 0.6, 0.15 0.6", mix(cloth, SHADOW, 0.4), 0.014)
    own.line("0 0.6, -0.03 0.5", mix(cloth, SHADOW, 0.4), 0.014)
    own.line("0 0.6, 0.04 0.49", mix(cloth, SHADOW, 0.4), 0.014)
    canvas.shade(own.path("-0.2 0.9, 0.24 0.9, 0.2 0.76, -0.16 0.76"), SHADOW, 110, 3, smooth(own.path(torso)))
    palm_hat(canvas, own.at(0, 1.12), own.at(0.02, 0.91), size * 0.28, size * 0.12)


def sweeper(canvas: Canvas, foot: Point, size: float) -> None:
    """Draw a person under a palm hat who sweeps, seen from behind and above; no face shows."""
    own = Frame(canvas, foot, size)
    cloth, trousers = rgb("b8476f"), rgb("3b3f5c")
    own.shade("-0.1 0.03, 0.3 0.12, 0.95 -0.12, 0.75 -0.22, 0.1 -0.06", 120, 4)
    own.blob("-0.14 0.5, -0.17 0.25, -0.16 0.03, -0.05 0.02, -0.02 0.25, 0.02 0.46", trousers)
    own.blob("-0.02 0.48, 0.02 0.25, 0.06 0, 0.17 0, 0.15 0.25, 0.14 0.5", mix(trousers, WHITE, 0.12))
    for shoe in ("-0.11 0.015, 0.065 0.03", "0.12 0.015, 0.065 0.03"):
        own.oval(shoe, rgb("6d4634"))
    broom(canvas, own.at(0.56, -0.05), own.at(0.1, 0.78), size * 0.26)
    torso = "-0.16 0.43, -0.2 0.62, -0.13 0.8, 0.02 0.86, 0.15 0.79, 0.19 0.62, 0.16 0.43, 0 0.4"
    own.blob(torso, mix(cloth, WHITE, 0.12), mix(cloth, SHADOW, 0.3), sideways=True)
    for upper, lower, hand in (
        ("-0.14 0.76, -0.14 0.5", "-0.14 0.5, 0.14 0.6", "0.14 0.6, 0.045 0.04"),
        ("0.14 0.76, 0.3 0.6", "0.3 0.6, 0.26 0.44", "0.26 0.44, 0.045 0.04"),
    ):
        own.line(upper, mix(cloth, WHITE, 0.08), 0.095)
        own.line(lower, mix(cloth, SHADOW, 0.1), 0.08)
        own.oval(hand, rgb("d79f78"))
    canvas.shade(own.path("-0.2 0.9, 0.24 0.9, 0.2 0.76, -0.16 0.76"), SHADOW, 110, 3, smooth(own.path(torso)))
    palm_hat(canvas, own.at(0, 1.1), own.at(0.02, 0.9), size * 0.29, size * 0.13)
