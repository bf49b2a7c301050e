"""Curves, and the own coordinates of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawing.canvas import SHADOW, Canvas, Colour, Point, trace


def curve(start: Point, bend: Point, end: Point, steps: int = 16) -> list[Point]:
    """Sample a quadratic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        points.append(
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
            )
        )
    return points


def smooth(corners: Sequence[Point], steps: int = 8) -> list[Point]:
    """Round a closed outline through its corners (Catmull and Rom's spline)."""
    count, points = len(corners), []
    for index in range(count):
        near = [corners[(index + k) % count] for k in (-1, 0, 1, 2)]
        for step in range(steps):
            t = step / steps
            points.append((_spline([x for x, _ in near], t), _spline([y for _, y in near], t)))
    return points


def _spline(near: Sequence[float], t: float) -> float:
    p, q, r, s = near
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)


@dataclass(frozen=True)
class Frame:
    """The own coordinates of a thing: (0, 0) is its foot, 1 its size, and up is positive."""

    canvas: Canvas
    foot: Point
    size: float

    def at(self, a: float, b: float) -> Point:
        """Return the place of a point in the picture."""
        return self.foot[0] + self.size * a, self.foot[1] - self.size * b

    def path(self, text: str) -> list[Point]:
        """Read points that are written in these coordinates."""
        return [self.at(a, b) for a, b in trace(text)]

    def fill(self, text: str, colour: Colour, alpha: int = 255) -> None:
        """Fill a polygon."""
        self.canvas.fill(self.path(text), colour, alpha)

    def blob(self, text: str, first: Colour, last: Colour | None = None, *, sideways: bool = False) -> None:
        """Fill an outline rounded through its corners, with one colour or a gradient."""
        self.canvas.gradient(smooth(self.path(text)), first, first if last is None else last, sideways=sideways)

    def gradient(self, text: str, first: Colour, last: Colour, *, sideways: bool = False) -> None:
        """Fill a polygon with a gradient."""
        self.canvas.gradient(self.path(text), first, last, sideways=sideways)

    def line(self, text: str, colour: Colour, width: float, alpha: int = 255) -> None:
        """Draw a line; its width is a share of the size."""
        self.canvas.line(self.path(text), colour, max(0.8, self.size * width), alpha)

    def bow(self, text: str, colour: Colour, width: float) -> None:
        """Draw a quadratic curve through three points: start, bend and end."""
        start, bend, end = self.path(text)
        self.canvas.line(curve(start, bend, end), colour, max(0.8, self.size * width))

    def oval(self, text: str, colour: Colour, alpha: int = 255) -> None:
        """Fill an ellipse written as its centre and its two radii."""
        (a, b), (rx, ry) = trace(text)
        self.canvas.ellipse(self.at(a, b), rx * self.size, ry * self.size, colour, alpha)

    def ring(self, text: str, colour: Colour, width: float) -> None:
        """Draw the outline of an ellipse written as its centre and its two radii."""
        (a, b), (rx, ry) = trace(text)
        self.canvas.ring(self.at(a, b), rx * self.size, ry * self.size, colour, max(0.8, self.size * width))

    def shade(self, text: str, alpha: int, blur: float, colour: Colour = SHADOW) -> None:
        """Lay a soft shadow."""
        self.canvas.shade(self.path(text), colour, alpha, blur)


def between(start: Point, end: Point, share: float) -> Point:
    """Return the point that lies at a share of the way."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def oblong(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return an upright rectangle: upper left, upper right, lower right, lower left."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
