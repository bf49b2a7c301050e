"""QR codes: the bytes are the same for ever, and what they hold can be read back off the picture."""

from __future__ import annotations

import re

import pytest
import segno

from showcase import digest, qr

ADDRESS = "https://danvankheo.example/q/k7f2qx/"


def modules(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules of a picture."""
    return {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg)
        for step in range(int(length))
    }


def test_a_code_that_hangs_outside_never_changes() -> None:
    """If this fails, every sign that is printed already differs from its page: mend the program, never this line."""
    assert digest.of_bytes(qr.svg(ADDRESS)) == "072f67479dc2e2e10cdffbb5f13569dd"


@pytest.mark.parametrize("text", [ADDRESS, "http://a.example/", "https://tên.example/q/k7f2qx/", "x" * 300])
def test_the_picture_shows_every_module_and_a_quiet_zone_of_four(text: str) -> None:
    svg = qr.svg(text).decode("ascii")
    code = segno.make_qr(text, error="q", mask=4, boost_error=False)
    size = len(code.matrix)
    assert f'viewBox="0 0 {size + 8} {size + 8}"' in svg
    dark = {(x + 4, y + 4) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert modules(svg) == dark
    assert code.error == "Q"


def test_the_paper_is_white_in_a_dark_scheme_too() -> None:
    assert b'<path fill="#fff" d="M0 0h41v41H0z"/>' in qr.svg(ADDRESS)
