"""The build as a whole: what it makes, what a change rewrites, and that it is always what a clean build would make."""

from __future__ import annotations

from conftest import SiteMaker, model, photo


def test_a_site_works_with_a_title_and_one_model(site: SiteMaker) -> None:
    built = site({"content/models/ngo-hoa.md": model()}).built()
    assert {"index.html", "mo-hinh/index.html", "mo-hinh/ngo-hoa/index.html"} <= set(built.written)
    assert {"dia-phuong/binh-minh/index.html", "linh-vuc/kinh-te/index.html", "nam/2024/index.html"} <= set(built.written)


def test_a_second_build_writes_nothing(site: SiteMaker) -> None:
    one = site({"content/models/a.md": model(), "content/models/b.md": model("Ngõ khác", year=2023)})
    one.built()
    before = {p: p.stat().st_mtime_ns for p in one.options.output.rglob("*")}
    again = one.built()
    assert (again.written, again.removed) == ((), ())
    assert {p: p.stat().st_mtime_ns for p in one.options.output.rglob("*")} == before
    assert photo()
