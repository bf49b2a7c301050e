"""Nothing of a build grows faster than the site: calls of functions are counted, which no noisy machine can change."""

from __future__ import annotations

import cProfile
import os
import pstats
from collections.abc import Callable

import pytest
from conftest import Site, SiteMaker, model

from showcase import candidates
from showcase.remembered import Kept
from showcase.wording import as_text

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


def _models(count: int, body: str = "Một con ngõ.", **front: str) -> dict[str, str]:
    """Return the files of models, with their number in place of each `#`."""
    return {
        f"content/models/x{n // 10}/m{n}.md": model(
            f"Ngõ hoa {n}", body=body.replace("#", str(n)), **{k: v.replace("#", str(n)) for k, v in front.items()}
        )
        for n in range(count)
    }


def _register(name: str, count: int, row: str, times: int = 1) -> dict[str, str]:
    rows = "".join(f"  - {{{row.replace('#', str(n))}}}\n" for n in range(count)) * times
    return {f"content/registry/{name}.yaml": f"{name}:\n{rows}"}


MISTAKES: dict[str, Callable[[int], dict[str, str]]] = {
    "links": lambda n: _models(n, "[Một](/trang-cu/), [hai](/trang-cu-#/), [ba](bai-cu-#.md), [bốn](m0.md#muc-#)."),
    "names": lambda n: (
        _models(n, sector="lĩnh vực #", kind="loại #", ward="phường Bình Mính #a")
        | _register("kinds", n, "name: tuyến #")
        | _register("units", n, "id: u#, type: phường, name: Bình Minh #, parent: p#")
    ),
    "registers": lambda n: _models(n) | _register("units", n, "id: u#, type: phường, name: Bình Minh #", times=2),
    "values": lambda n: _models(n, khoá_lạ="#", date="31/02/2024", level="cấp #", photos="[a-#.jpg]"),
    "addresses": lambda n: _models(n, slug="ngo", old_addresses="[/cu/]", id="k7mp3x"),
}


@pytest.mark.parametrize("mistakes", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_further_mistake_costs_no_more_than_the_first_ones(
    mistakes: Callable[[int], dict[str, str]], site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "ASKED", 10)  # so that what costs no more from some number on does so early

    def costs(count: int) -> int:
        one = site({"site_config.yaml": "title: Dân vận khéo\nbase_url: https://a.example/\n", **mistakes(count)})
        found: list[str] = []
        calls = _calls(lambda: found.append(as_text(one.build().diagnostics, one.root, "vi")))
        assert any(found)
        return calls

    costs(20)  # a process makes some things once
    small, middle, large = map(costs, COUNTS)
    assert (large - middle) / (COUNTS[2] - COUNTS[1]) < (middle - small) / (COUNTS[1] - COUNTS[0]) * ROOM
