"""Sharing a page: without a script by its address, with one by a button; only models and articles have it."""

from __future__ import annotations

import re

import pytest
from conftest import Site, SiteMaker, model, photo

from showcase.version import PROJECT
from showcase.workers import Workers

FILES = {
    "content/models/a.md": model("Ngõ “A” & B"),
    "content/articles/tin.md": "---\ntitle: Tin\n---\n\nTin.\n",
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nTrang.\n",
}
WITH = ("mo-hinh/a/index.html", "bai-viet/tin/index.html")
BASE = "base_url: https://a.example/dan-van/\n"


@pytest.fixture(scope="module", params=["", BASE], ids=["no base_url", "base_url"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Site]:
    with Workers(1) as workers:
        one = Site(tmp_path_factory.mktemp("site"), workers)
        one.write({**FILES, "site_config.yaml": "title: Dân vận khéo\n" + request.param})
        one.built()
    return request.param, one


def test_only_models_and_articles_load_the_script_and_from_a_file_of_its_own(built: tuple[str, Site]) -> None:
    _, one = built
    scripts = {
        path.relative_to(one.options.output).as_posix(): re.findall(
            r'<script src="[^"]*share\.[^>]*>', path.read_text("utf-8")
        )
        for path in one.options.output.rglob("*.html")
    }
    assert sorted(path for path, found in scripts.items() if found) == sorted(WITH)
    for path in WITH:
        (tag,) = scripts[path]
        assert re.fullmatch(r'<script src="\.\./\.\./assets/share\.\w{10}\.js" defer>', tag)


@pytest.mark.parametrize("path", WITH)
def test_without_a_script_the_address_can_be_read_where_it_is_known(built: tuple[str, Site], path: str) -> None:
    base, one = built
    (part,) = re.findall(r'<div class="share".*?</div>', one.read(path), re.DOTALL)
    address = "https://a.example/dan-van/" + path.removesuffix("index.html") if base else ""
    assert f"<span>{address}</span>" in part
    assert bool(re.match(r"<div [^>]* hidden>", part)) is not bool(base)
    assert '<button class="button" type="button" hidden>Chia sẻ</button>' in part


def test_a_title_stays_text_in_an_attribute(built: tuple[str, Site]) -> None:
    assert 'data-title="Ngõ “A” &amp; B"' in built[1].read(WITH[0])


def test_the_script_asks_nobody_and_keeps_nothing() -> None:
    script = (PROJECT / "themes/default/assets/share.js").read_text(encoding="utf-8")
    code = re.sub(r"//[^\n]*", "", script)
    refused = (
        "http",
        "fetch",
        "XMLHttp",
        "sendBeacon",
        "WebSocket",
        "import",
        "cookie",
        "Storage",
        "eval",
        "innerHTML",
    )
    assert [word for word in refused if word in code] == []


def test_a_child_theme_replaces_the_part(site: SiteMaker) -> None:
    one = site(
        {
            **FILES,
            "site_config.yaml": "title: x\ntheme: mine\n",
            "themes/mine/theme.yaml": "extends: default\n",
            "themes/mine/templates/parts/share.html": "",
        }
    )
    one.built()
    assert 'class="share"' not in one.read(WITH[0])


@pytest.mark.parametrize(
    "photos", ["sau, trước", "sau, đang làm", "đang làm, sau", "trước, đang làm, sau", "trước", ""]
)
def test_the_picture_that_stands_for_a_model_is_the_one_that_is_cut_for_sharing(site: SiteMaker, photos: str) -> None:
    names = {"trước": "a", "đang làm": "b", "sau": "c", "": "d"}
    rows = [f"{{file: {names[stage]}.png, stage: {stage or 'null'}}}" for stage in photos.split(", ")]
    one = site(
        {
            "site_config.yaml": "title: Dân vận khéo\n" + BASE,
            "content/models/a.md": model(photos=f"[{', '.join(rows).replace(', stage: null', '')}]"),
            **{f"content/models/a/{names[stage]}.png": photo(1200, 800) for stage in photos.split(", ")},
        }
    )
    one.built()
    (card,) = re.findall(r'<img src="[^"]*/a/([a-d])-', one.read("mo-hinh/index.html"))
    (cut,) = one.options.output.glob("anh/a/*chia-se*")
    assert re.findall(r'og:image" content="[^"]*/anh/a/([a-d])-chia-se', one.read(WITH[0])) == [card]
    assert cut.name.startswith(f"{card}-chia-se")
    assert re.findall(r'"contentUrl": ?"[^"]*/anh/a/([a-d])-', one.read(WITH[0]))[0] == card


def test_what_is_shared_and_shown_in_lists_is_how_it_looks_now(site: SiteMaker) -> None:
    one = site(
        {
            "site_config.yaml": "title: Dân vận khéo\n" + BASE,
            "content/models/a.md": model(photos="[{file: cu.png, stage: trước}, {file: moi.png, stage: sau}]"),
            "content/models/a/cu.png": photo(1200, 800),
            "content/models/a/moi.png": photo(1200, 900),
        }
    )
    one.built()
    page, models = one.read(WITH[0]), one.read("mo-hinh/index.html")
    assert re.findall(r'og:image" content="[^"]*/anh/a/([a-z-]+)\.', page + models) == ["moi-chia-se", "moi-chia-se"]
    assert re.findall(r'<img src="[^"]*/a/([a-z]+)-', models) == ["moi"]
    assert re.findall(r'<img src="[^"]*/a/([a-z]+)-|<b class="stage">([^<]+)', page) == [
        *[("cu", ""), ("", "trước")],
        *[("moi", ""), ("", "sau")],
    ]
    assert not list(one.options.output.glob("anh/a/cu-chia-se*"))
