"""Loading: one answer a file, every mistake of a file told, and remembered answers equal to fresh ones."""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from conftest import Site, SiteMaker, model, photo
from PIL import Image

from showcase import load as loading
from showcase import photos
from showcase.config import Config
from showcase.fronts import ArticleFront, ModelFront, PageFront, PhotoFront, YearFront
from showcase.load import Loaded, load, load_document
from showcase.records import Body, Document, ImagePart, Source
from showcase.scan import scan
from showcase.store import Store
from showcase.workers import Workers

Told = list[tuple[str, int, int]]
NAME = "content/models/ngo-hoa.md"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cache") as opened:
        yield opened


Read = Callable[..., tuple[Document | None, Told]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read one document from its bytes or text."""

    def read_one(content: str | bytes, name: str = NAME) -> tuple[Document | None, Told]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        kind: Literal["model", "article", "page"] = "model"
        if "articles" in name or "pages" in name:
            kind = "article" if "articles" in name else "page"
        answer, _ = load_document((tmp_path / name).read_bytes(), Source(path=name, file=name, kind=kind, digest=""))
        assert {d.path for d in answer.diagnostics} <= {name}
        return answer.document, [(d.code, d.line, d.column) for d in answer.diagnostics]

    return read_one


def loaded(site: Site, store: Store, config: Config | None = None) -> Loaded:
    return load(site.root, scan(site.root, store).sources, config or Config(title="x"), store, site.workers)


def told(found: Loaded) -> list[tuple[str, str, int]]:
    return sorted((d.code, d.path.removeprefix("content/"), d.line) for d in found.diagnostics)


# ---- one document ------------------------------------------------------------------------------


def test_a_model_is_read_with_the_lines_of_its_keys(read: Read) -> None:
    document, told = read(model(photos="[truoc.jpg]", slug="ngo-12"))
    assert told == []
    assert document is not None
    assert document.front == ModelFront(
        title="Ngõ hoa Hoa Sữa",
        ward="phường Bình Minh",
        years=(YearFront(year=2024),),
        sector="kinh tế",
        kind="tuyến ngõ hoa",
        photos=(PhotoFront(file="truoc.jpg", line=7),),
        slug="ngo-12",
    )
    assert (document.path, document.kind) == (NAME, "model")
    assert document.lines == {"title": 2, "ward": 3, "years": 4, "sector": 5, "kind": 6, "photos": 7, "slug": 8}
    assert not document.body.is_empty


def test_articles_and_pages_need_a_title_alone(read: Read) -> None:
    article, told = read(
        "---\ntitle: Tin\ntác giả: Ban biên tập\nngày đăng: 5/2/2026\n---\n", "content/articles/tin.md"
    )
    assert told == []
    assert article is not None
    assert article.front == ArticleFront(title="Tin", author="Ban biên tập", date=dt.date(2026, 2, 5))
    page, told = read("---\ntitle: Liên hệ\n---\n", "content/pages/lien-he.md")
    assert (page and page.front, told) == (PageFront(title="Liên hệ"), [])
    assert read("---\ntitle: Liên hệ\nward: x\n---\n", "content/pages/lien-he.md")[1] == [("key-unknown", 3, 1)]


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac line ends": lambda text: text.replace("\n", "\r").encode(),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "spaces behind the fences": lambda text: text.replace("---\n", "---  \n").encode(),
    "dots at the end": lambda text: text.replace("\n---\n", "\n...\n").encode(),
    "no-break and zero-width spaces": lambda text: text.replace("Hoa Sữa", "Hoa\u00a0\u200bSữa").encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_editors_do_to_a_file_does_not_matter(read: Read, encoding: str) -> None:
    text = model(body="Một [x](#khong).\n\nHai <b>.")
    changed = ENCODINGS[encoding](text)
    assert changed != text.encode()
    assert read(changed) == read(text)
    assert read(text)[1] == [("raw-html", 11, 1), ("link-broken", 9, 1)]


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_file_that_is_not_utf8_is_told(read: Read, encoding: str) -> None:
    text = "---\ntitle: Tò he là gì\nward: Bồ Đề\n---\n" if "utf" in encoding else "---\ntitle: là gà\n---\n"
    assert read(text.encode(encoding)) == (None, [("file-not-utf8", 0, 0)])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "front-matter-missing"),
        ("\n", "front-matter-missing"),
        ("Ngõ hoa\n", "front-matter-missing"),
        ("title: x\n---\n", "front-matter-missing"),
        ("\n---\ntitle: x\n---\n", "front-matter-late"),
        ("--\ntitle: x\n--\n", "front-matter-dashes"),
        ("----\ntitle: x\n----\n", "front-matter-dashes"),
        ("---", "front-matter-unclosed"),
        ("---\n", "front-matter-unclosed"),
    ],
)
def test_front_matter_that_is_not_there_or_not_closed_is_told(read: Read, text: str, code: str) -> None:
    assert read(text) == (None, [(code, 1, 1)])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\ntitle: x\n\nMột con ngõ.\n", "front-matter-unclosed", 2),
        ("---\ntitle: x\n ---\nMột con ngõ.\n", "front-matter-dashes", 3),
        ("---\ntitle: x\n–––\nMột con ngõ.\n", "front-matter-dashes", 3),
        ("---\ntitle: x\ntags:\n  - hoa\n-- -\n", "front-matter-unclosed", 4),
    ],
)
def test_front_matter_that_is_not_closed_is_told_where_its_end_should_be(
    read: Read, text: str, code: str, line: int
) -> None:
    assert read(text) == (None, [(code, line, 1)])


def test_a_document_may_be_front_matter_only(read: Read) -> None:
    for text in (model().partition("\n\n")[0], model().partition("\n\n")[0] + "\n\n  \n"):
        document, told = read(text)
        assert told == []
        assert document is not None
        assert document.body.is_empty


def test_a_line_in_the_body_is_no_fence(read: Read) -> None:
    document, told = read(model(body="Một\n\n---\n\nHai <b>"))
    assert document is not None
    assert told == [("raw-html", 13, 1)]


def test_what_a_model_needs_is_told_all_at_once(read: Read) -> None:
    missing = [
        ("key-missing", 2, 1),
        ("key-wanted", 2, 1),
        ("key-wanted", 2, 1),
        ("key-missing", 2, 1),
        ("key-missing", 2, 1),
    ]
    assert read("---\n---\n") == (None, missing)
    assert read("---\n# chưa viết\n---\n") == (None, missing)


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ({"ward": None}, [("key-missing", 2)]),
        ({"ward": ""}, [("key-empty", 3)]),
        ({"ward": "~"}, [("key-empty", 3)]),
        ({"ward": "''"}, [("value-empty", 3)]),
        ({"ward": "[a]"}, [("value-not-text", 3)]),
        ({"ward": None, "district": "Long Biên"}, [("key-missing", 2)]),
        ({"ward": None, "scope": "district"}, [("key-missing", 2)]),
        ({"ward": None, "scope": "district", "district": ""}, [("key-empty", 7)]),
        ({"year": None}, [("key-missing", 2)]),
        ({"year": ""}, [("key-empty", 4)]),
        ({"year": "21"}, [("year-digits", 4)]),
        ({"year": None, "years": ""}, [("key-empty", 6)]),
        ({"year": None, "years": "[]"}, [("key-empty", 6)]),
        ({"year": None, "các năm": "[~, ]"}, [("key-empty", 6)]),
        ({"year": None, "years": "[21]"}, [("year-digits", 6)]),
        ({"year": None, "years": "[{level: xã}]"}, [("key-missing", 6)]),
        ({"title": None, "ward": None}, [("key-missing", 2), ("key-missing", 2)]),
        ({"title": ""}, [("key-empty", 2)]),
        ({"sector": "", "ward": ""}, [("key-wanted", 5), ("key-empty", 3)]),
    ],
)
def test_no_model_is_left_out_in_silence(read: Read, front: dict[str, str | None], told: list[tuple[str, int]]) -> None:
    arguments = {"title": "Ngõ hoa", **front}
    document, found = read(model(**arguments))  # type: ignore[arg-type]
    assert document is None
    assert [(code, line) for code, line, _ in found] == told


def test_a_model_of_a_district_needs_no_ward(read: Read) -> None:
    document, told = read(model(ward=None, scope="quận", district="Long Biên"))
    assert told == []
    assert document is not None


def test_a_missing_unit_is_told_with_an_example_of_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(model(ward=None, year=None), encoding="utf-8")
    answer, _ = load_document(
        (tmp_path / "a.md").read_bytes(), Source(path="a.md", file="a.md", kind="model", digest="")
    )
    assert [(d.args["key"], d.args["name"], d.args["example"]) for d in answer.diagnostics] == [
        ("ward", "phường", "P. Bình Minh"),
        ("year", "năm", "2026"),
    ]


def test_a_wanted_key_is_a_warning_and_the_model_is_used(read: Read) -> None:
    document, told = read(model(sector=None, kind=None))
    assert document is not None
    assert told == [("key-wanted", 2, 1)] * 2


def test_mistakes_of_the_front_matter_do_not_hide_those_of_the_body(read: Read) -> None:
    text = "---\ntitle: *a\nward: x\n---\n\nMột <b>.\n\n"
    text += "[x](javascript:y) ![z](https://a.example/z.jpg) [u](../../../../x)\n"
    assert read(text) == (
        None,
        [
            ("yaml-sign", 2, 8),
            ("key-wanted", 2, 1),
            ("key-wanted", 2, 1),
            ("key-missing", 2, 1),
            ("raw-html", 6, 1),
            ("link-unsafe", 8, 1),
            ("link-unsafe", 8, 1),
            ("path-outside", 8, 1),
        ],
    )


@pytest.mark.parametrize("front", ["- title: x", "chỉ một dòng", "title: &a [*a]", "[" * 5000])
def test_unreadable_front_matter_is_one_mistake(read: Read, front: str) -> None:
    document, told = read(f"---\n{front}\n---\n")
    assert document is None
    assert len(told) == 1


def test_a_file_that_vanishes_while_it_is_read_is_told(site: SiteMaker, store: Store) -> None:
    one = site({"content/models/a.md": model()})
    sources = scan(one.root, store).sources
    one.delete("content/models/a.md")
    found = load(one.root, sources, Config(title="x"), store, one.workers)
    assert (found.documents, found.as_scanned) == ((), False)
    assert [(d.code, d.path) for d in found.diagnostics] == [("file-gone", "content/models/a.md")]


# ---- photos ------------------------------------------------------------------------------------


def test_photos_are_found_in_the_folder_of_their_document(site: SiteMaker, store: Store) -> None:
    one = site(
        {
            "content/models/a.md": model(photos="[truoc.jpg, {file: ../b/sau.jpg}]", body="![x](giua.jpg)"),
            "content/models/a/truoc.jpg": photo(),
            "content/models/a/giua.jpg": photo(100, 50),
            "content/models/b/sau.jpg": photo(),
        }
    )
    found = loaded(one, store)
    assert told(found) == []
    assert sorted(found.photos) == [f"content/models/{p}" for p in ("a/giua.jpg", "a/truoc.jpg", "b/sau.jpg")]
    assert found.photos["content/models/a/giua.jpg"].width == 100
    body = msgspec.msgpack.decode(store.bodies([found.documents[0].body.digest]).popitem()[1], type=Body)
    assert body.parts == (ImagePart(target="content/models/a/giua.jpg", alt="x", title="", alone=True),)


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_photos_are_found_however_their_letters_are_composed(
    site: SiteMaker, store: Store, on_disk: Literal["NFC", "NFD"], written: Literal["NFC", "NFD"]
) -> None:
    names = (
        unicodedata.normalize(on_disk, "content/models/Ngõ.md"),
        unicodedata.normalize(on_disk, "content/models/Ngõ"),
    )
    text = unicodedata.normalize(written, model(photos="[{tệp: ảnh trước.jpg}]", body="![x](<ảnh sau.jpg>)"))
    one = site(
        {
            names[0]: text,
            f"{names[1]}/{unicodedata.normalize(on_disk, 'ảnh trước.jpg')}": photo(),
            f"{names[1]}/{unicodedata.normalize(on_disk, 'ảnh sau.jpg')}": photo(),
        }
    )
    found = loaded(one, store)
    assert told(found) == []
    assert sorted(found.photos) == ["content/models/Ngõ/ảnh sau.jpg", "content/models/Ngõ/ảnh trước.jpg"]


@pytest.mark.parametrize(
    ("written", "near", "code"),
    [
        ("TRUOC.JPG", "truoc.jpg", "photo-misnamed"),
        ("trước.jpg", "truoc.jpg", "photo-missing"),
        ("truoc.jpeg", "truoc.jpg", "photo-misnamed"),
        ("khác hẳn.png", "", "photo-missing"),
    ],
)
def test_a_missing_photo_is_told_with_the_one_that_was_meant(
    site: SiteMaker, store: Store, written: str, near: str, code: str
) -> None:
    files = {
        "content/models/a.md": model(photos=f"\n  - caption: x\n    file: {written}"),
        "content/models/a/truoc.jpg": photo(),
        "content/models/b/trước.jpg": photo(),
    }
    found = loaded(site(files), store)
    (missing,) = [d for d in found.diagnostics if d.code == code]
    assert (missing.path, missing.line) == ("content/models/a.md", 8)
    file = written if code == "photo-misnamed" else f"content/models/a/{written}"
    assert missing.args == {"file": file, "near": near}


def test_a_missing_photo_of_a_body_is_told_at_its_line(site: SiteMaker, store: Store) -> None:
    one = site({"content/models/a.md": model(body="Một\n\n![x](khong.jpg)\n")})
    assert told(loaded(one, store)) == [("photo-missing", "models/a.md", 11)]


@pytest.mark.parametrize("written", ["../../../secret.jpg", "/etc/passwd", "../../../../../etc/passwd"])
def test_a_photo_outside_the_content_is_refused(site: SiteMaker, store: Store, written: str) -> None:
    one = site({"content/models/a.md": model(photos=f"[{written}]"), "secret.jpg": photo()})
    found = loaded(one, store)
    assert (told(found), found.photos) == ([("path-outside", "models/a.md", 7)], {})


def test_photos_that_nobody_names_are_told_and_not_encoded(site: SiteMaker, store: Store) -> None:
    one = site({"content/models/a.md": model(), "content/models/a/le.jpg": photo()})
    found = loaded(one, store)
    assert (told(found), found.photos) == ([("photo-unlisted", "models/a/le.jpg", 0)], {})
    assert list(store.blobs.iterdir()) == []


def test_an_unreadable_photo_is_told_until_it_is_mended(site: SiteMaker, store: Store) -> None:
    one = site({"content/models/a.md": model(photos="[x.jpg]"), "content/models/a/x.jpg": photo()[:100]})
    for _ in range(2):
        found = loaded(one, store)
        assert (told(found), found.photos) == ([("photo-unreadable", "models/a/x.jpg", 0)], {})
    one.write({"content/models/a/x.jpg": photo()})
    assert told(loaded(one, store)) == []


def test_nothing_of_an_original_is_published(site: SiteMaker) -> None:
    exif = Image.Exif()
    exif[0x010E] = "BÍ MẬT secret"
    image = Image.effect_noise((64, 48), 80).convert("RGB")
    one = site({"content/models/a.md": model(photos="[x.jpg]", body="![x](x.jpg)")})
    (one.root / "content/models/a").mkdir()
    image.save(one.root / "content/models/a/x.jpg", exif=exif, quality=100, comment=b"secret")
    original = (one.root / "content/models/a/x.jpg").read_bytes()
    assert b"secret" in original
    published = one.with_options(output=one.root / "public")
    published.built()
    assert any(path.endswith(".webp") for path in published.tree())
    for content in published.tree().values():
        assert b"secret" not in content
        assert original[-200:] not in content


# ---- what is remembered ------------------------------------------------------------------------

FILES: dict[str, str | bytes] = {
    "content/models/a.md": model(
        "'Tranh tường: “Cầu Long Biên”'",
        years="[{year: 2023, recognised: {date: 3/11/2023, document: x}}, 2024]",
        year=None,
        photos="[{file: x.jpg, stage: sau, date: 3/2025}]",
        location="[[21.0466, 105.8834], [21.0470, 105.8841]]",
        figures="{chiều dài (m): 120}",
        consent="{people: có}",
        person="{name: A, show: tên}",
        awards="[{year: 2025, form: giấy khen}]",
        date="2026-02-05",
        body="## Một\n\n[x](b.md) ![y](x.jpg) <b> [z](#khong)\n",
    ),
    "content/models/a/x.jpg": photo(700, 500),
    "content/models/b.md": model(sector=None, ward=None),
    "content/models/c.md": "không có gì",
    "content/articles/tin.md": "---\ntitle: Tin\nauthor: A\n---\n\nMột\n",
    "content/pages/lien-he.md": "---\ntitle: Liên hệ\n---\n",
}


def test_remembered_answers_are_equal_to_fresh_ones(site: SiteMaker, store: Store, tmp_path: Path) -> None:
    one = site(FILES)
    first = loaded(one, store)
    assert (len(first.documents), len(first.photos)) == (3, 1)
    assert loaded(one, store) == first
    with Store(tmp_path / "cache-2") as other:
        assert loaded(one, other) == first


def test_what_is_remembered_is_not_worked_on_again(
    site: SiteMaker, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = site(FILES)
    first = loaded(one, store)

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(loading, "load_documents", fail)
    monkeypatch.setattr(photos, "load_photo", fail)
    assert loaded(one, store) == first


def test_workers_give_the_same_answers(site: SiteMaker, store: Store) -> None:
    one = site(FILES)
    first = loaded(one, store)
    with Workers(2, always=True) as workers, Store(one.root / "cache-2") as other:
        sources = scan(one.root, other).sources
        assert load(one.root, sources, Config(title="x"), other, workers) == first


@pytest.mark.parametrize("damage", ["body", "front", "photo"])
def test_every_change_is_loaded_anew(site: SiteMaker, store: Store, damage: str) -> None:
    one = site(FILES)
    first = loaded(one, store)
    changes: dict[str, dict[str, str | bytes]] = {
        "body": {"content/articles/tin.md": "---\ntitle: Tin\nauthor: A\n---\n\nHai\n"},
        "front": {"content/articles/tin.md": "---\ntitle: Tin\nauthor: B\n---\n\nMột\n"},
        "photo": {"content/models/a/x.jpg": photo(640, 500)},
    }
    one.write(changes[damage])
    second = loaded(one, store)
    assert second != first
    with Store(one.root / "cache-2") as other:
        assert loaded(one, other) == second
    one.write({name: content for name, content in FILES.items() if name in changes[damage]})
    assert loaded(one, store) == first


def test_other_settings_of_photos_encode_them_again(site: SiteMaker, store: Store) -> None:
    one = site(FILES)
    small = loaded(one, store, Config(title="x", photo_widths=(100,))).photos["content/models/a/x.jpg"]
    rough = loaded(one, store, Config(title="x", photo_widths=(100,), photo_quality=30)).photos[
        "content/models/a/x.jpg"
    ]
    assert [v.width for v in small.variants] == [100, 100]
    assert [v.blob for v in small.variants] != [v.blob for v in rough.variants]


@pytest.mark.parametrize("how", ["gone", "cut"])
def test_a_blob_that_was_lost_is_made_again(site: SiteMaker, store: Store, how: str) -> None:
    one = site(FILES)
    first = loaded(one, store)
    for blob in store.blobs.iterdir():
        blob.unlink() if how == "gone" else blob.write_bytes(b"x")
    again = loaded(one, store)
    assert again == first
    sizes = {v.blob: v.size for p in again.photos.values() for v in p.variants}
    assert {b: (store.blobs / b).stat().st_size for b in sizes} == sizes


def test_answers_that_do_not_decode_are_made_again(
    site: SiteMaker, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = site(FILES)
    first = loaded(one, store)
    monkeypatch.setattr(store, "answers", lambda keys: dict.fromkeys(keys, b"rubbish"))
    assert loaded(one, store) == first


def test_a_file_saved_while_it_is_loaded_is_not_remembered_as_what_it_was(site: SiteMaker, store: Store) -> None:
    name = "content/articles/tin.md"
    before, after = ("---\ntitle: Trước\n---\n", "---\ntitle: Sau\n---\n")
    one = site({name: before})
    sources = scan(one.root, store).sources
    one.write({name: after})
    config = Config(title="x")
    load(one.root, sources, config, store, one.workers)
    one.write({name: before})
    os.utime(one.root / name, ns=(1, 1))
    (document,) = loaded(one, store).documents
    assert document.front.title == "Trước"


def test_a_file_that_goes_before_it_is_loaded_comes_back_whole(site: SiteMaker, store: Store) -> None:
    name = "content/articles/tin.md"
    one = site({name: "---\ntitle: Tin\n---\n"})
    sources = scan(one.root, store).sources
    one.delete(name)
    gone = load(one.root, sources, Config(title="x"), store, one.workers)
    assert (gone.documents, [d.code for d in gone.diagnostics]) == ((), ["file-gone"])
    one.write({name: "---\ntitle: Tin\n---\n"})
    assert [d.front.title for d in loaded(one, store).documents] == ["Tin"]


def test_a_document_moved_to_another_place_is_another_document(site: SiteMaker, store: Store) -> None:
    one = site({"content/models/a.md": model(body="[x](b.md)")})
    loaded(one, store)
    one.write({"content/models/c/a.md": model(body="[x](b.md)")})
    one.delete("content/models/a.md")
    (document,) = loaded(one, store).documents
    assert document.body.links == (("content/models/c/b.md", 9),)
