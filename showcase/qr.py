"""Draw the QR code of an address, the same bytes for ever: a sign on a wall cannot be printed again each year.

ISO/IEC 18004 leaves mask and version to the encoder; here mask and error level are fixed and the SVG is written
by us, so that neither a newer library nor its liking changes a code that hangs outside.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

LEVEL = "q"
"""The error level: a quarter of the code may be dirty, torn or pasted over."""
MASK = 4
QUIET = 4
"""The quiet zone around the code, in modules, that the standard asks for."""


def svg(text: str) -> bytes:
    """Return the code of a text as an SVG picture: black on white, one path, a unit a module."""
    # segno costs 60 ms, and a build whose codes are all drawn does without it
    import segno

    rows = segno.make_qr(text, error=LEVEL, mask=MASK, boost_error=False).matrix
    size = len(rows) + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z" for x, y, length in _runs(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>\n'
    ).encode("ascii")


def _runs(rows: Iterable[bytes | bytearray]) -> Iterator[tuple[int, int, int]]:
    """Yield each run of dark modules: its column, its row and its length."""
    for y, row in enumerate(rows):
        x = 0
        for dark, run in itertools.groupby(row):
            length = len(list(run))
            if dark:
                yield x, y, length
            x += length
