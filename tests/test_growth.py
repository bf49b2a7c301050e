"""Nothing of a build grows faster than the site: calls of functions are counted, which no noisy machine can change."""

from __future__ import annotations

import cProfile
import os
import pstats
from collections.abc import Callable

from conftest import Site, SiteMaker, model

from showcase.remembered import Kept

COUNTS = (48, 96, 192)
LONG_AGO = 1_700_000_000
ROOM = 1.1
"""How much more a further model may cost on a larger site: lists are cut into whole pages, a sort has its logarithm."""


def _site(site: SiteMaker, count: int) -> Site:
    """Lay out a site whose models, wards, years, associations and links all grow with their number."""
    files: dict[str, str | bytes] = {"site_config.yaml": "title: Dân vận khéo\nbase_url: https://a.example/\n"}
    for number in range(count):
        files[f"content/models/x{number // 10}/m{number}.md"] = model(
            f"Ngõ hoa {number}",
            body=f"Một con ngõ, như [ngõ kia](m{number // 10 * 10}.md).",
            ward=f"phường Số {number // 6}",
            organisation=f"Hội phụ nữ {number // 8}",
            tags=f"[hoa {number // 5}]",
            date=f"2024-01-{number % 28 + 1:02}",
        )
    one = site(files)
    for path in one.root.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))  # what was written just now is read again by the next build, to be sure
    return one


def _calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def _edited(one: Site) -> None:
    text = (one.root / "content/models/x0/m0.md").read_text(encoding="utf-8")
    one.write({"content/models/x0/m0.md": text.replace("Một con ngõ", "Con ngõ này")})


def _edit(one: Site, old: str, new: str) -> None:
    path = one.root / "content/models/x0/m0.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO + len(new)))


def _costs(one: Site) -> dict[str, int]:
    """Return the calls of a first build and of builds after it."""
    costs = {"cold": _calls(one.built), "nothing changed": _calls(one.built)}
    _edit(one, "Một con ngõ", "Ngõ này")
    costs["edit"] = _calls(one.built)
    one.kept = Kept()
    _edit(one, "Ngõ này", "Ngõ ấy")
    one.built()
    _edit(one, "Ngõ ấy", "Ngõ kia có hoa")
    costs["edit, plan kept"] = _calls(one.built)
    return costs


def test_a_further_model_costs_a_large_site_no_more_than_a_small_one(site: SiteMaker) -> None:
    _costs(_site(site, 20))  # a process makes some things once
    small, middle, large = (_costs(_site(site, count)) for count in COUNTS)
    print(small, middle, large)
    for what in small:
        early = (middle[what] - small[what]) / (COUNTS[1] - COUNTS[0])
        late = (large[what] - middle[what]) / (COUNTS[2] - COUNTS[1])
        assert late < early * ROOM, what
