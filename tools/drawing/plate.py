"""The enamel plate of a lane, its letters drawn as strokes."""

from __future__ import annotations

import math

from drawing.canvas import ENAMEL, NIGHT, SHADOW, WHITE, Canvas, Point, mix, rgb, trace
from drawing.walls import Plane

TILDE = "0.12 1.24, 0.185 1.29, 0.25 1.31, 0.315 1.29, 0.38 1.24, 0.445 1.19, 0.51 1.17, 0.575 1.19, 0.64 1.24"
LETTERS: dict[str, tuple[float, tuple[str, ...]]] = {
    "N": (0.62, ("0 0, 0 1, 0.62 0, 0.62 1",)),
    "G": (0.72, ("o 0.36 0.5 0.36 0.5 50 304", "0.56 0.085, 0.66 0.18, 0.72 0.3, 0.72 0.46, 0.42 0.46")),
    "Õ": (0.76, ("o 0.38 0.5 0.38 0.5 0 360", TILDE)),
    "1": (0.36, ("0.05 0.78, 0.3 1, 0.3 0",)),
    "0": (0.6, ("o 0.3 0.5 0.3 0.5 0 360",)),
    "9": (0.6, ("o 0.3 0.68 0.3 0.32 0 360", "0.6 0.66, 0.58 0.4, 0.46 0.14, 0.2 0")),
    " ": (0.26, ()),
}
"""The letters of a plate: their widths and strokes; `o` begins an arc (centre, radii, from, to)."""


def lane_plate(canvas: Canvas, plane: Plane, middle: Point, width: float, text: str) -> None:
    """Draw the blue enamel plate of a lane; its letters are strokes, so that no font is needed."""
    u, v = middle
    high = width * 0.42

    def plate(inset: float, drop: float = 0.0) -> list[Point]:
        half, tall, corner = width * (0.5 - inset), high / 2 - width * inset, width * 0.06
        points = []
        for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
            for step in range(7):
                turn = (quarter * 6 + step) * math.tau / 24
                x, y = sx * (half - corner) + corner * math.cos(turn), sy * (tall - corner) + corner * math.sin(turn)
                points.append(plane(u + x, v + y - drop, 0.03))
        return points

    canvas.shade(plate(0, width * 0.035), SHADOW, 150, 5)
    for inset, pale in ((0, True), (0.018, False), (0.033, True), (0.042, False)):
        upper, lower = (WHITE, WHITE) if pale else (mix(ENAMEL, WHITE, 0.13), mix(ENAMEL, NIGHT, 0.3))
        canvas.gradient(plate(inset), upper, lower)
    gap = 0.22
    total = sum(LETTERS[letter][0] + gap for letter in text) - gap
    size = min(high * 0.42, width * 0.8 / total)
    left, low = u - total * size / 2, v - size * 0.56
    thick = math.dist(plane(u, v, 0), plane(u, v + 1, 0)) * size * 0.17
    for letter in text:
        for stroke in LETTERS[letter][1]:
            canvas.line([plane(left + x * size, low + y * size, 0.03) for x, y in _stroke(stroke)], WHITE, thick)
        left += (LETTERS[letter][0] + gap) * size
    for side in (-0.44, 0.44):
        canvas.ellipse(plane(u + side * width, v, 0.03), 2.2, 2.2, rgb("c9d2e4"))


def _stroke(text: str) -> list[Point]:
    if not text.startswith("o"):
        return trace(text)
    x, y, rx, ry, start, stop = (float(word) for word in text.split()[1:])
    turns = [math.radians(start + (stop - start) * k / 28) for k in range(29)]
    return [(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]
