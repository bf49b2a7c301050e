"""Carry out `build`."""

from __future__ import annotations

from showcase.request import Request, answer, timed
from showcase.unchanged import build as build_site
from showcase.workers import Workers


def build(request: Request) -> int:
    """Build the site."""
    with Workers(request.workers) as workers:
        report, seconds = timed(lambda: build_site(request.options, workers))
    return answer(request, report, seconds)
