"""What files a site will have, what each is made from, and what is wrong between them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from conftest import Site, SiteMaker, model, photo
from plain_theme import plain_theme

from showcase.artifacts import made
from showcase.diagnostics import Diagnostic
from showcase.pipeline import prepare
from showcase.plan import Plan
from showcase.store import Store

PLAIN = plain_theme()
CONFIG = "title: Dân vận khéo\ntheme: plain\n"
PAGE = "---\ntitle: Trang\n---\n"


def _prepared(site: Site) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    with Store(site.options.cache) as store:
        prepared = prepare(site.options, store, site.workers)
    return prepared.ready and prepared.ready.plan, prepared.diagnostics


def _plan(site: Site) -> Plan:
    plan, told = _prepared(site)
    assert told == ()
    assert plan is not None
    return plan


def _told(site: Site) -> list[tuple[str, str, str]]:
    """Return code, file and the address or target of everything that is wrong."""
    _, told = _prepared(site)
    return [(d.code, d.path, d.args.get("address") or d.args.get("target") or d.args.get("value", "")) for d in told]


def _changed(before: Plan, after: Plan) -> set[str]:
    return {path for path in after.keys if before.keys[path] != after.keys[path]}


# ---- two that want one address ------------------------------------------------------------------------


def test_two_files_of_one_name_are_told_with_both(site: SiteMaker) -> None:
    one = site(
        {
            **PLAIN,
            "site_config.yaml": CONFIG,
            "content/models/a/ngo-hoa.md": model(),
            "content/models/b/ngo-hoa.md": model(),
        }
    )
    _, (told,) = _prepared(one)
    assert (told.code, told.path, told.line) == ("address-taken", "content/models/b/ngo-hoa.md", 1)
    assert told.args["address"] == "/mo-hinh/ngo-hoa/"
    assert told.args["files"] == "content/models/a/ngo-hoa.md; content/models/b/ngo-hoa.md"


@pytest.mark.parametrize(
    ("file", "text", "address"),
    [
        ("content/pages/nam.md", PAGE, "/nam/"),
        ("content/pages/mo-hinh.md", PAGE, "/mo-hinh/"),
        ("content/pages/dia-phuong.md", PAGE, "/dia-phuong/"),
        ("content/pages/a.md", PAGE.replace("title", "old_addresses: [/nam/2024/]\ntitle"), "/nam/2024/"),
        ("content/pages/a.md", PAGE.replace("title", "old_addresses: [/mo-hinh/ngo-hoa/]\ntitle"), "/mo-hinh/ngo-hoa/"),
        ("content/pages/a.md", PAGE.replace("title", "old_addresses: [/cu/, /cu/]\ntitle"), "/cu/"),
        ("content/pages/a.md", PAGE.replace("title", "old_addresses: [/a/]\ntitle"), "/a/"),
    ],
)
def test_a_page_and_a_list_or_a_redirect_of_one_address_are_told(
    site: SiteMaker, file: str, text: str, address: str
) -> None:
    one = site({**PLAIN, "site_config.yaml": CONFIG, "content/models/ngo-hoa.md": model(), file: text})
    assert [(code, place) for code, _, place in _told(one)] == [("address-taken", address)]


def test_a_model_that_is_called_like_a_further_page_of_the_list_is_told(site: SiteMaker) -> None:
    files = {f"content/models/{n}.md": model(n) for n in ("a", "b", "c", "trang-1")}
    one = site({**PLAIN, "site_config.yaml": CONFIG + "per_page: 2\n", **files})
    assert _told(one) == [("address-taken", "content/models/trang-1.md", "/mo-hinh/trang-1/")]


@pytest.mark.parametrize("name", ["robots.txt", "404.html", "index.html", "sitemap.xml"])
def test_a_file_and_a_folder_of_one_name_are_told(site: SiteMaker, name: str) -> None:
    one = site(
        {
            **PLAIN,
            "site_config.yaml": CONFIG + "base_url: https://a.example/\n",
            "content/pages/a.md": f"---\ntitle: A\nold_addresses: [/{name}/]\n---\n",
        }
    )
    assert [(code, place) for code, _, place in _told(one)] == [
        ("address-taken", f"/{name}".removesuffix("index.html"))
    ]


def test_two_groupings_in_one_folder_are_told(site: SiteMaker) -> None:
    config = CONFIG + "permalinks: {kind: nhom, sector: nhom}\n"
    one = site({**PLAIN, "site_config.yaml": config, "content/models/a.md": model()})
    assert [(code, path) for code, path, _ in _told(one)] == [("folder-taken", "site_config.yaml")]


def test_a_sector_and_a_kind_of_one_name_below_a_ward_are_told(site: SiteMaker) -> None:
    config = CONFIG + "groupings: [ward/sector, ward/kind]\n"
    files = {f"content/models/{n}.md": model(n, sector="kinh tế", kind="kinh tế") for n in "ab"}
    one = site({**PLAIN, "site_config.yaml": config, **files})
    _, (told,) = _prepared(one)
    assert (told.code, told.args["address"]) == ("address-taken", "/dia-phuong/binh-minh/kinh-te/")
    assert "ward-sector" in told.args["files"]
    assert "ward-kind" in told.args["files"]


# ---- addresses that a host refuses ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bin", "con", "nul", "com1"])
def test_a_model_whose_address_hosts_refuse_is_told(site: SiteMaker, name: str) -> None:
    one = site({**PLAIN, "site_config.yaml": CONFIG, f"content/models/{name}.md": model()})
    path = f"content/models/{name}.md"
    assert _told(one) == [("value-not-address", path, f"/mo-hinh/{name}/index.html")]


@pytest.mark.parametrize(
    "address", ["/../a/", "/a./", "/.showcase/", "/App_Data/", "/app_data/x/", "/a b/", "/ngõ/", "a/", "/aux.txt/"]
)
def test_an_old_address_that_hosts_refuse_is_told_and_nothing_is_written(site: SiteMaker, address: str) -> None:
    text = f"---\ntitle: A\nold_addresses: ['{address}']\n---\n"
    one = site({**PLAIN, "site_config.yaml": CONFIG, "content/pages/a.md": text})
    report = one.build()
    assert (report.done, [d.code for d in report.diagnostics]) == (False, ["value-not-address"])
    assert not one.options.output.exists()


# ---- links ------------------------------------------------------------------------------------------------


def test_links_to_addresses_of_the_site_are_checked(site: SiteMaker) -> None:
    body = "[a](/nam/2024/) [b](/khong-co/) [c](/nam/2024)\n\n[d](/nam/2024/#x) [e](/robots.txt) [f](/mo-hinh/a/?x=1)"
    one = site({**PLAIN, "site_config.yaml": CONFIG, "content/models/a.md": model(body=body)})
    plan, told = _prepared(one)
    assert [(d.code, d.path, d.line, d.args["target"]) for d in told] == [
        ("link-broken", "content/models/a.md", 9, "/khong-co/"),
        ("link-broken", "content/models/a.md", 9, "/nam/2024"),
        ("link-broken", "content/models/a.md", 11, "/mo-hinh/a/?x=1"),
    ]
    assert plan is not None
    (artifact,) = plan.artifacts(["mo-hinh/a/index.html"])
    body_use = artifact.context["body"]
    assert list(body_use.links) == ["/nam/2024/", "/nam/2024/#x", "/robots.txt"]  # type: ignore[attr-defined]


def test_links_of_the_menu_are_checked_and_may_leave_the_site(site: SiteMaker) -> None:
    config = """\
        title: Dân vận khéo
        theme: plain
        navigation:
          - {title: Năm nay, address: /nam/2024/}
          - {title: Không có, address: /khong-co/}
          - {title: Quận, address: 'https://quan.example/a?b'}
    """
    one = site({**PLAIN, "site_config.yaml": config, "content/models/a.md": model()})
    plan, told = _prepared(one)
    assert [(d.code, d.path, d.args["target"]) for d in told] == [("link-broken", "site_config.yaml", "/khong-co/")]
    assert plan is not None
    assert [link.address for link in plan.shelves["menu"]] == [  # type: ignore[attr-defined]
        "/nam/2024/",
        "https://quan.example/a?b",
    ]
    assert one.build().done
    assert '<a href="https://quan.example/a?b">Quận</a>' in one.read("nam/2024/index.html")
    assert '<a href="https://quan.example/a?b">Quận</a>' in one.read("404.html")


# ---- what artifacts are made from ---------------------------------------------------------------------------


def test_the_sitemap_stands_only_with_a_base_url(site: SiteMaker) -> None:
    files = {**PLAIN, "content/models/a.md": model()}
    assert "sitemap.xml" not in _plan(site({**files, "site_config.yaml": CONFIG})).keys
    with_base = _plan(site({**files, "site_config.yaml": CONFIG + "base_url: https://a.example/\n"}))
    (sitemap,) = with_base.artifacts(["sitemap.xml"])
    entries = made(sitemap.context)["entries"]
    assert "/mo-hinh/a/" in {e.address for e in entries}  # type: ignore[attr-defined]


def test_the_sitemap_lists_what_readers_look_for(site: SiteMaker) -> None:
    front = {"id": "k7f2qx", "old_addresses": "[/cu/]", "date": "2026-01-01", "updated": "2026-02-02"}
    config = CONFIG + "base_url: https://a.example/\n"
    plan = _plan(site({**PLAIN, "site_config.yaml": config, "content/models/a.md": model(**front)}))
    (sitemap,) = plan.artifacts(["sitemap.xml"])
    entries: Any = made(sitemap.context)["entries"]
    addresses = [e.address for e in entries]
    assert addresses == sorted(addresses)
    assert not {"/cu/", "/q/k7f2qx/", "/404.html", "/robots.txt", "/feed.xml"} & {*addresses}
    assert {e.address: e.updated for e in entries}["/mo-hinh/a/"] == dt.date(2026, 2, 2)


def test_a_sitemap_of_too_many_addresses_is_cut_and_indexed(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showcase.plan.SITEMAP_MOST", 4)
    files = {f"content/models/{n}.md": model(n, date=f"2026-01-0{i}") for i, n in enumerate("abc", 1)}
    one = site({"site_config.yaml": "title: x\nbase_url: https://a.example/\n", **files})
    one.built()
    index = one.read("sitemap.xml")
    parts = re.findall(r"<sitemap><loc>https://a.example/(sitemap-\d+\.xml)</loc>", index)
    assert parts == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert "<lastmod>2026-01-03</lastmod>" in index
    found = [re.findall("<loc>([^<]*)</loc>", one.read(name)) for name in parts]
    assert all(0 < len(part) <= 4 for part in found)
    assert found[0] == [f"https://a.example/mo-hinh/{n}/" for n in "abc"]  # the oldest first, then what has no date
    listed = [place for part in found for place in part]
    assert len(listed) == len(set(listed))
    one.write({"content/models/d.md": model("d", date="2026-01-04")})
    assert [name for name in one.built().written if "sitemap" in name] == ["sitemap-1.xml", "sitemap.xml"]
    one.write({"content/models/e.md": model("e", date="2026-01-05")})
    assert "sitemap-1.xml" not in one.built().written


def test_artifacts_stand_in_the_order_of_their_paths_whatever_the_order_of_files(site: SiteMaker) -> None:
    files = {f"content/models/{n}.md": model(n) for n in "cab"}
    plan = _plan(site({**PLAIN, "site_config.yaml": CONFIG, **files}))
    assert list(plan.keys) == sorted(plan.keys)


def test_a_page_depends_on_what_its_template_reads_and_on_nothing_else(site: SiteMaker) -> None:
    one = site({**PLAIN, "site_config.yaml": CONFIG, "content/models/a.md": model()})
    before = _plan(one)
    one.write({"site_config.yaml": CONFIG + "contact: {phone: '024'}\n"})
    assert _changed(before, _plan(one)) == set()  # no page of this site reads it: plain pages do
    one.write({"site_config.yaml": CONFIG + "params: {accent: blue}\n"})
    assert _changed(before, _plan(one)) == {
        f"{axis}/index.html" for axis in ("dia-phuong", "linh-vuc", "loai-mo-hinh", "nam")
    }


def test_the_404_page_follows_the_folder_of_base_url_although_its_template_does_not_read_it(site: SiteMaker) -> None:
    one = site({**PLAIN, "site_config.yaml": CONFIG})
    one.built()
    assert 'href="/assets/' in one.read("404.html")
    one.write({"site_config.yaml": CONFIG + "base_url: https://a.example/dan-van/\n"})
    assert "404.html" in one.built().written
    assert 'href="/dan-van/assets/' in one.read("404.html")


def test_a_photo_is_planned_under_a_name_with_its_digest(site: SiteMaker) -> None:
    files = {"content/models/a.md": model(photos="[truoc.jpg]"), "content/models/a/truoc.jpg": photo()}
    plan = _plan(site({**PLAIN, "site_config.yaml": CONFIG, **files}))
    photos = [a for a in plan.artifacts() if a.path.startswith("anh/")]
    assert len(photos) == 2
    for artifact in photos:
        assert artifact.parts == {"photo": artifact.blob}
        assert artifact.blob[:8] in artifact.path
