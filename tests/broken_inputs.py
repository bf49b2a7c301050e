"""Mistakes that are made again and again: what was typed, what is told of it, and the files once they are mended.

Each mend does to the letter what the message says, so that a message that would not help shows here.
"""

# ruff: noqa: E501 (sentences stand as they are printed)

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from conftest import photo
from plain_theme import plain_theme

Content = str | bytes
Files = Mapping[str, Content | None]
"""Files by path; None takes one away."""

MODEL = "content/models/ngo-hoa.md"
OTHER = "content/models/ngo-sach.md"
FOLDER = "content/models/ngo-hoa"
SETTINGS = "site_config.yaml"
UNITS = "content/registry/units.yaml"
KINDS = "content/registry/kinds.yaml"
PHOTO = photo(32, 24)

_LINES = {
    "title": "title: Ngõ hoa",
    "ward": "ward: P. Bình Minh",
    "year": "year: 2024",
    "sector": "sector: kinh tế",
    "kind": "kind: tuyến ngõ hoa",
}


class Told(NamedTuple):
    """A diagnostic that is expected, with its two sentences (what is wrong, what to type) in both languages."""

    code: str
    line: int
    column: int
    vi: tuple[str, str]
    en: tuple[str, str]
    path: str = MODEL


class Broken(NamedTuple):
    """Files that are added to `GOOD`, all that is told of them, and the files that follow what was told."""

    name: str
    files: Files
    mended: Files
    told: tuple[Told, ...]


def a_model(key: str = "", lines: str = "", body: str = "Bài.") -> str:
    """Return a good model, but for the lines of one key."""
    rows = {**_LINES, **({key: lines} if key else {})}
    return "---\n" + "".join(f"{row}\n" for row in rows.values() if row) + f"---\n\n{body}\n"


def with_ward(ward: str) -> str:
    return a_model("ward", f"ward: {ward}")


GOOD: dict[str, Content] = {**plain_theme(), SETTINGS: "title: Dân vận khéo\ntheme: plain\n", MODEL: a_model()}


def _lines(name: str, key: str, broken: str, mended: str, *told: Told, photos: tuple[str, ...] = ()) -> Broken:
    files: Files = {MODEL: a_model(key, broken), **{f"{FOLDER}/{file}": PHOTO for file in photos}}
    return Broken(name, files, {MODEL: a_model(key, mended)}, told)


def _settings(name: str, broken: str, mended: str, *told: Told) -> Broken:
    return Broken(name, {SETTINGS: broken}, {SETTINGS: mended}, told)


def _body(name: str, broken: str, mended: str, *told: Told) -> Broken:
    files: Files = {
        MODEL: a_model(body=broken),
        **({f"{FOLDER}/dau-ngo.jpg": PHOTO} if "dau-ngo.jpg" in mended else {}),
    }
    return Broken(name, files, {MODEL: a_model(body=mended)}, told)


def _files(name: str, files: Files, mended: Files, *told: Told) -> Broken:
    return Broken(name, files, mended, told)


TEXT = a_model()
FENCED = TEXT.split("\n", 1)[1]
FOUR_UNITS = """\
units:
  - {id: long-bien, name: Long Biên, type: quận}
  - {id: gia-thuy, name: Gia Thụy, type: phường, parent: long-bien}
  - {id: p-tan-lap, name: Tân Lập, type: phường}
  - {id: x-tan-lap, name: Tân Lập, type: xã}
"""
ONE_KIND = "kinds:\n  - name: tuyến ngõ hoa\n"

LINES = (
    _lines(
        "a space after the key's colon is missing",
        "title",
        "title:Ngõ hoa",
        "title: Ngõ hoa",
        Told(
            "yaml-space",
            2,
            6,
            ("Sau dấu “:” thiếu dấu cách.", "Thêm một dấu cách: title: Ngõ hoa"),
            ("A space is missing after “:”.", "Add a space: title: Ngõ hoa"),
        ),
    ),
    _lines(
        "a full-width colon",
        "title",
        "title： Ngõ hoa",
        "title: Ngõ hoa",
        Told(
            "yaml-wide-colon",
            2,
            6,
            (
                "Dấu hai chấm ở đây không phải dấu hai chấm của bàn phím.",
                "Xóa dấu ấy, gõ lại dấu hai chấm và dấu cách: title: Ngõ hoa",
            ),
            ("This colon is not the keyboard's colon.", "Delete it and type a colon and a space again: title: Ngõ hoa"),
        ),
    ),
    _lines(
        "a key without a colon",
        "title",
        "title Ngõ hoa",
        "title: Ngõ hoa",
        Told(
            "yaml-no-colon",
            2,
            1,
            (
                "“title Ngõ hoa” không có tên mục và dấu hai chấm.",
                "Gõ tên mục, dấu hai chấm, dấu cách rồi nội dung, ví dụ: title: Ngõ hoa",
            ),
            (
                "“title Ngõ hoa” has no key with a colon.",
                "Type a key, a colon, a space and the text, for example: title: Ngõ hoa",
            ),
        ),
    ),
    _lines(
        "a title with a colon",
        "title",
        "title: Tranh tường: Cầu Long Biên",
        "title: 'Tranh tường: Cầu Long Biên'",
        Told(
            "yaml-colon",
            2,
            19,
            (
                "Sau “title:” có thêm một dấu hai chấm, máy không biết đâu là tên mục.",
                "Đặt cả phần sau dấu hai chấm thứ nhất trong dấu nháy: title: 'Tranh tường: Cầu Long Biên'",
            ),
            (
                "After “title:” there is a second colon, so it is unclear which is the key.",
                "Put all that follows the first colon between quotes: title: 'Tranh tường: Cầu Long Biên'",
            ),
        ),
    ),
    _lines(
        "a double quote that is never closed",
        "title",
        'title: "Ngõ hoa',
        'title: "Ngõ hoa"',
        Told(
            "yaml-quote-open",
            2,
            8,
            ('Dấu nháy " mở ra mà không đóng lại.', 'Thêm dấu nháy ở cuối: title: "Ngõ hoa"'),
            ('The quote " is opened and never closed.', 'Add a quote at the end: title: "Ngõ hoa"'),
        ),
    ),
    _lines(
        "a single quote that is never closed",
        "title",
        "title: 'Ngõ hoa",
        "title: 'Ngõ hoa'",
        Told(
            "yaml-quote-open",
            2,
            8,
            ("Dấu nháy ' mở ra mà không đóng lại.", "Thêm dấu nháy ở cuối: title: 'Ngõ hoa'"),
            ("The quote ' is opened and never closed.", "Add a quote at the end: title: 'Ngõ hoa'"),
        ),
    ),
    _lines(
        "text behind a closing quote",
        "title",
        'title: "Ngõ hoa" tổ 5',
        "title: '“Ngõ hoa” tổ 5'",
        Told(
            "yaml-quote-inside",
            2,
            18,
            (
                "Nội dung của “title” còn chữ sau dấu nháy đóng.",
                "Đặt cả nội dung trong một cặp dấu nháy: title: '“Ngõ hoa” tổ 5'",
            ),
            (
                "The value of “title” goes on after its closing quote.",
                "Put the whole text between one pair of quotes: title: '“Ngõ hoa” tổ 5'",
            ),
        ),
    ),
    _lines(
        "a number sign cuts the text",
        "title",
        "title: Ngõ hoa #5",
        "title: 'Ngõ hoa #5'",
        Told(
            "yaml-cut",
            2,
            8,
            (
                "Phần từ dấu “#” bị bỏ qua, chỉ còn “Ngõ hoa”.",
                "Nếu đó là nội dung thì đặt cả trong dấu nháy: 'Ngõ hoa #5' ; nếu là ghi chú thì gõ một dấu cách sau dấu #.",
            ),
            (
                "What follows “#” is passed over; only “Ngõ hoa” is left.",
                "If it belongs to the text, put all of it between quotes: 'Ngõ hoa #5' ; if it is a note, type a space after #.",
            ),
        ),
    ),
    _lines(
        "a hashtag is the whole text",
        "tags",
        "tags: [hoa giấy]\nsummary: Ngõ đẹp #DanVanKheo",
        "tags: [hoa giấy]\nsummary: 'Ngõ đẹp #DanVanKheo'",
        Told(
            "yaml-cut",
            8,
            10,
            (
                "Phần từ dấu “#” bị bỏ qua, chỉ còn “Ngõ đẹp”.",
                "Nếu đó là nội dung thì đặt cả trong dấu nháy: 'Ngõ đẹp #DanVanKheo' ; nếu là ghi chú thì gõ một dấu cách sau dấu #.",
            ),
            (
                "What follows “#” is passed over; only “Ngõ đẹp” is left.",
                "If it belongs to the text, put all of it between quotes: 'Ngõ đẹp #DanVanKheo' ; if it is a note, type a space after #.",
            ),
        ),
    ),
    _lines(
        "text behind a bracket",
        "title",
        "title: [Mới] Ngõ hoa",
        "title: '[Mới] Ngõ hoa'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “[”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '[Mới] Ngõ hoa'",
            ),
            (
                "The value begins with “[”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '[Mới] Ngõ hoa'",
            ),
        ),
    ),
    _lines(
        "a list that is never closed",
        "tags",
        "tags: [hoa giấy, ngõ sạch",
        "tags: [hoa giấy, ngõ sạch]",
        Told(
            "yaml-bracket",
            7,
            7,
            (
                "Dấu “[” mở ra mà không đóng lại.",
                "Là danh sách thì thêm dấu đóng: tags: [hoa giấy, ngõ sạch] ; là chữ thì đặt trong dấu nháy: tags: '[hoa giấy, ngõ sạch'",
            ),
            (
                "“[” is opened and never closed.",
                "For a list add the closing one: tags: [hoa giấy, ngõ sạch] ; for text use quotes: tags: '[hoa giấy, ngõ sạch'",
            ),
        ),
    ),
    _lines(
        "a brace that is never closed",
        "figures",
        "figures: {chiều dài (m): 120",
        "figures: {chiều dài (m): 120}",
        Told(
            "yaml-bracket",
            7,
            10,
            (
                "Dấu “{” mở ra mà không đóng lại.",
                "Là danh sách thì thêm dấu đóng: figures: {chiều dài (m): 120} ; là chữ thì đặt trong dấu nháy: figures: '{chiều dài (m): 120'",
            ),
            (
                "“{” is opened and never closed.",
                "For a list add the closing one: figures: {chiều dài (m): 120} ; for text use quotes: figures: '{chiều dài (m): 120'",
            ),
        ),
    ),
    _lines(
        "text behind a brace",
        "title",
        "title: {Mới} Ngõ hoa",
        "title: '{Mới} Ngõ hoa'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “{”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '{Mới} Ngõ hoa'",
            ),
            (
                "The value begins with “{”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '{Mới} Ngõ hoa'",
            ),
        ),
    ),
    _lines(
        "a star at the beginning",
        "title",
        "title: *Ngõ hoa* tổ 5",
        "title: '*Ngõ hoa* tổ 5'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “*”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '*Ngõ hoa* tổ 5'",
            ),
            (
                "The value begins with “*”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '*Ngõ hoa* tổ 5'",
            ),
        ),
    ),
    _lines(
        "an ampersand at the beginning",
        "title",
        "title: & Ngõ hoa",
        "title: '& Ngõ hoa'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “&”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '& Ngõ hoa'",
            ),
            (
                "The value begins with “&”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '& Ngõ hoa'",
            ),
        ),
    ),
    _lines(
        "a per cent sign at the beginning",
        "summary",
        "summary: %hộ tham gia tăng",
        "summary: '%hộ tham gia tăng'",
        Told(
            "yaml-sign",
            7,
            10,
            (
                "Nội dung mở đầu bằng “%”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: summary: '%hộ tham gia tăng'",
            ),
            (
                "The value begins with “%”, which has a meaning of its own here.",
                "Put the whole text between quotes: summary: '%hộ tham gia tăng'",
            ),
        ),
    ),
    _lines(
        "an at sign at the beginning",
        "summary",
        "summary: @phường Bình Minh",
        "summary: '@phường Bình Minh'",
        Told(
            "yaml-sign",
            7,
            10,
            (
                "Nội dung mở đầu bằng “@”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: summary: '@phường Bình Minh'",
            ),
            (
                "The value begins with “@”, which has a meaning of its own here.",
                "Put the whole text between quotes: summary: '@phường Bình Minh'",
            ),
        ),
    ),
    _lines(
        "a backtick at the beginning",
        "summary",
        "summary: `Ngõ hoa`",
        "summary: '`Ngõ hoa`'",
        Told(
            "yaml-sign",
            7,
            10,
            (
                "Nội dung mở đầu bằng “`”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: summary: '`Ngõ hoa`'",
            ),
            (
                "The value begins with “`”, which has a meaning of its own here.",
                "Put the whole text between quotes: summary: '`Ngõ hoa`'",
            ),
        ),
    ),
    _lines(
        "a hyphen and a space at the beginning",
        "title",
        "title: - Ngõ hoa",
        "title: '- Ngõ hoa'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “-”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '- Ngõ hoa'",
            ),
            (
                "The value begins with “-”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '- Ngõ hoa'",
            ),
        ),
    ),
    _lines(
        "a bar at the beginning",
        "title",
        "title: | Ngõ hoa",
        "title: '| Ngõ hoa'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “|”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '| Ngõ hoa'",
            ),
            (
                "The value begins with “|”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '| Ngõ hoa'",
            ),
        ),
    ),
    _lines(
        "an exclamation mark at the beginning",
        "title",
        "title: !Mới Ngõ hoa",
        "title: '!Mới Ngõ hoa'",
        Told(
            "yaml-sign",
            2,
            8,
            (
                "Nội dung mở đầu bằng “!”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: title: '!Mới Ngõ hoa'",
            ),
            (
                "The value begins with “!”, which has a meaning of its own here.",
                "Put the whole text between quotes: title: '!Mới Ngõ hoa'",
            ),
        ),
    ),
    _lines(
        "an anchor and its alias",
        "summary",
        "summary: &hoa Ngõ có hoa.\naddress: *hoa",
        "summary: Ngõ có hoa.\naddress: Ngõ có hoa.",
        Told(
            "yaml-alias",
            7,
            10,
            ("Chỗ này dùng lối viết tắt của YAML (&, *, <<) hoặc lồng quá sâu.", "Viết lại đầy đủ nội dung ở mỗi chỗ."),
            ("This uses a shorthand of YAML (&, *, <<) or is nested too deep.", "Write the text out in each place."),
        ),
    ),
    _lines(
        "a merge key",
        "person",
        "person: &ai {role: Tổ trưởng}\nconsent: {<<: *ai}",
        "person: {role: Tổ trưởng}\nconsent: {basis: Tổ trưởng}",
        Told(
            "yaml-alias",
            7,
            9,
            ("Chỗ này dùng lối viết tắt của YAML (&, *, <<) hoặc lồng quá sâu.", "Viết lại đầy đủ nội dung ở mỗi chỗ."),
            ("This uses a shorthand of YAML (&, *, <<) or is nested too deep.", "Write the text out in each place."),
        ),
    ),
    _lines(
        "a tab before a list",
        "tags",
        "tags:\n\t- hoa giấy",
        "tags:\n  - hoa giấy",
        Told(
            "yaml-tab",
            8,
            1,
            (
                "Có dấu Tab ở chỗ chỉ được dùng dấu cách.",
                "Xóa dấu Tab ở đầu dòng, gõ hai dấu cách, hoặc cho bằng các dòng cùng nhóm.",
            ),
            (
                "There is a Tab where only spaces may stand.",
                "Delete the Tab at the beginning and type two spaces, or as many as the lines that it belongs to.",
            ),
        ),
    ),
    _lines(
        "a tab that violates the indentation",
        "tags",
        "tags:\n  - hoa giấy\n\t- ngõ sạch",
        "tags:\n  - hoa giấy\n  - ngõ sạch",
        Told(
            "yaml-tab",
            9,
            1,
            (
                "Có dấu Tab ở chỗ chỉ được dùng dấu cách.",
                "Xóa dấu Tab ở đầu dòng, gõ hai dấu cách, hoặc cho bằng các dòng cùng nhóm.",
            ),
            (
                "There is a Tab where only spaces may stand.",
                "Delete the Tab at the beginning and type two spaces, or as many as the lines that it belongs to.",
            ),
        ),
    ),
    _lines(
        "a list that goes left",
        "tags",
        "tags:\n  - hoa giấy\n - ngõ sạch",
        "tags:\n  - hoa giấy\n  - ngõ sạch",
        Told(
            "yaml-indent",
            9,
            2,
            (
                "Dòng này thụt vào không đều với các dòng cùng nhóm.",
                "Sửa số dấu cách ở đầu dòng cho bằng các dòng cùng nhóm; mục chính thì không có dấu cách nào ở đầu.",
            ),
            (
                "This line is indented unlike the lines that it belongs to.",
                "Begin it with as many spaces as the lines that it belongs to; a main key has none.",
            ),
        ),
    ),
    _lines(
        "a list that goes right",
        "tags",
        "tags:\n - hoa giấy\n   - ngõ sạch",
        "tags:\n - hoa giấy\n - ngõ sạch",
        Told(
            "yaml-indent",
            9,
            4,
            (
                "Dòng này thụt vào không đều với các dòng cùng nhóm.",
                "Sửa số dấu cách ở đầu dòng cho bằng các dòng cùng nhóm; mục chính thì không có dấu cách nào ở đầu.",
            ),
            (
                "This line is indented unlike the lines that it belongs to.",
                "Begin it with as many spaces as the lines that it belongs to; a main key has none.",
            ),
        ),
    ),
    _lines(
        "a key that is indented",
        "summary",
        "  summary: Ngõ có hoa.",
        "summary: Ngõ có hoa.",
        Told(
            "yaml-indent",
            7,
            3,
            (
                "Dòng này thụt vào không đều với các dòng cùng nhóm.",
                "Sửa số dấu cách ở đầu dòng cho bằng các dòng cùng nhóm; mục chính thì không có dấu cách nào ở đầu.",
            ),
            (
                "This line is indented unlike the lines that it belongs to.",
                "Begin it with as many spaces as the lines that it belongs to; a main key has none.",
            ),
        ),
    ),
    _lines(
        "a dash without its space",
        "tags",
        "tags:\n  -hoa giấy",
        "tags:\n  - hoa giấy",
        Told(
            "yaml-space",
            8,
            3,
            ("Sau dấu “-” thiếu dấu cách.", "Thêm một dấu cách: - hoa giấy"),
            ("A space is missing after “-”.", "Add a space: - hoa giấy"),
        ),
    ),
    _lines(
        "a key of a photo without its space",
        "photos",
        "photos:\n  - file:dau-ngo.jpg",
        "photos:\n  - file: dau-ngo.jpg",
        Told(
            "yaml-space",
            8,
            5,
            ("Sau dấu “:” thiếu dấu cách.", "Thêm một dấu cách: file: dau-ngo.jpg"),
            ("A space is missing after “:”.", "Add a space: file: dau-ngo.jpg"),
        ),
        Told(
            "photo-unlisted",
            0,
            0,
            (
                "Không bài nào dùng ảnh này nên ảnh sẽ không lên trang.",
                "Thêm vào mục photos của bài: - {file: dau-ngo.jpg, caption: …}",
            ),
            (
                "No document uses this photo, so it will not be published.",
                "Add it to the photos of its document: - {file: dau-ngo.jpg, caption: …}",
            ),
            path="content/models/ngo-hoa/dau-ngo.jpg",
        ),
        photos=("dau-ngo.jpg",),
    ),
    _lines(
        "a key twice",
        "ward",
        "ward: P. Bình Minh\nward: P. Gia Thụy",
        "ward: P. Bình Minh",
        Told(
            "key-duplicate",
            4,
            1,
            ("Mục “ward” được viết hai lần: ở đây là “ward”, lần trước ở dòng 3.", "Giữ một dòng, xóa dòng kia."),
            ("The key “ward” is written twice: here as “ward”, first on line 3.", "Keep one line, delete the other."),
        ),
    ),
    _lines(
        "a key twice, once by its Vietnamese name",
        "ward",
        "ward: P. Bình Minh\nphường: P. Bình Minh",
        "ward: P. Bình Minh",
        Told(
            "key-duplicate",
            4,
            1,
            ("Mục “ward” được viết hai lần: ở đây là “phường”, lần trước ở dòng 3.", "Giữ một dòng, xóa dòng kia."),
            ("The key “ward” is written twice: here as “phường”, first on line 3.", "Keep one line, delete the other."),
        ),
    ),
    _lines(
        "an unknown key",
        "summary",
        "sumary: Ngõ có hoa.",
        "summary: Ngõ có hoa.",
        Told(
            "key-unknown",
            7,
            1,
            (
                "Không có mục “sumary”.",
                "Có phải là “summary”? Danh sách các mục ở docs/content.md; của site_config.yaml ở docs/config.md.",
            ),
            (
                "There is no key “sumary”.",
                "Did you mean “summary”? All keys are in docs/content.md; those of site_config.yaml in docs/config.md.",
            ),
        ),
    ),
    _lines(
        "an unknown Vietnamese key",
        "summary",
        "tom tac: Ngõ có hoa.",
        "tóm tắt: Ngõ có hoa.",
        Told(
            "key-unknown",
            7,
            1,
            (
                "Không có mục “tom tac”.",
                "Có phải là “tóm tắt”? Danh sách các mục ở docs/content.md; của site_config.yaml ở docs/config.md.",
            ),
            (
                "There is no key “tom tac”.",
                "Did you mean “tóm tắt”? All keys are in docs/content.md; those of site_config.yaml in docs/config.md.",
            ),
        ),
    ),
    _lines(
        "a list where a text should be",
        "title",
        "title: [Ngõ hoa, tổ 5]",
        "title: 'Ngõ hoa, tổ 5'",
        Told(
            "value-not-text",
            2,
            8,
            ("Mục này phải là một dòng chữ.", "Viết nội dung ngay sau dấu hai chấm, trên một dòng: 'Ngõ hoa, tổ 5'"),
            ("This must be one line of text.", "Write the text right after the colon, on one line: 'Ngõ hoa, tổ 5'"),
        ),
    ),
    _lines(
        "a mapping where a text should be",
        "title",
        "title: {Ngõ hoa: tổ 5}",
        "title: 'Ngõ hoa: tổ 5'",
        Told(
            "value-not-text",
            2,
            8,
            ("Mục này phải là một dòng chữ.", "Viết nội dung ngay sau dấu hai chấm, trên một dòng: 'Ngõ hoa: tổ 5'"),
            ("This must be one line of text.", "Write the text right after the colon, on one line: 'Ngõ hoa: tổ 5'"),
        ),
    ),
    _lines(
        "a text where a mapping should be",
        "person",
        "person: Tổ trưởng",
        "person: {name: Nguyễn Thị A, role: Tổ trưởng tổ dân phố, show: tên}",
        Told(
            "value-not-mapping",
            7,
            9,
            (
                "Mục này phải gồm các mục con.",
                "Viết trong ngoặc nhọn, các mục con là name, role, show, ví dụ: {name: Nguyễn Thị A, role: Tổ trưởng tổ dân phố, show: tên}",
            ),
            (
                "This must have keys of its own.",
                "Write it between braces, with the keys name, role, show, for example: {name: Nguyễn Thị A, role: Tổ trưởng tổ dân phố, show: tên}",
            ),
        ),
    ),
    _lines(
        "a list where a mapping should be",
        "consent",
        "consent: [có]",
        "consent: {people: có}",
        Told(
            "value-not-mapping",
            7,
            10,
            (
                "Mục này phải gồm các mục con.",
                "Viết trong ngoặc nhọn, các mục con là people, children, basis, ví dụ: {people: có, children: có, basis: giấy đồng ý tháng 3/2025}",
            ),
            (
                "This must have keys of its own.",
                "Write it between braces, with the keys people, children, basis, for example: {people: có, children: có, basis: giấy đồng ý tháng 3/2025}",
            ),
        ),
    ),
    _lines(
        "an empty title",
        "title",
        "title:",
        "title: Ngõ hoa Hoa Sữa",
        Told(
            "key-empty",
            2,
            1,
            (
                "Mục bắt buộc “title” (tên mô hình) để trống.",
                "Gõ nội dung sau dấu hai chấm, ví dụ: title: Ngõ hoa Hoa Sữa",
            ),
            (
                "The required key “title” (tên mô hình) is empty.",
                "Type its value after the colon, for example: title: Ngõ hoa Hoa Sữa",
            ),
        ),
    ),
    _lines(
        "an empty text between quotes",
        "summary",
        "summary: ''",
        "",
        Told(
            "value-empty",
            7,
            10,
            ("Mục này để trống.", "Gõ nội dung, hoặc xóa cả dòng."),
            ("This value is empty.", "Type something, or delete the line."),
        ),
    ),
    _lines(
        "no title",
        "title",
        "",
        "title: Ngõ hoa Hoa Sữa",
        Told(
            "key-missing",
            2,
            1,
            (
                "Thiếu mục bắt buộc “title” (tên mô hình).",
                "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): title: Ngõ hoa Hoa Sữa",
            ),
            (
                "The required key “title” (tên mô hình) is missing.",
                "Add a line (between braces, add it after a comma): title: Ngõ hoa Hoa Sữa",
            ),
        ),
    ),
    _lines(
        "no unit",
        "ward",
        "",
        "ward: P. Bình Minh",
        Told(
            "key-missing",
            2,
            1,
            (
                "Thiếu mục bắt buộc “ward” (phường).",
                "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): ward: P. Bình Minh",
            ),
            (
                "The required key “ward” (phường) is missing.",
                "Add a line (between braces, add it after a comma): ward: P. Bình Minh",
            ),
        ),
    ),
    _lines(
        "no district of a model of a district",
        "ward",
        "scope: district",
        "scope: district\ndistrict: Q. Long Biên",
        Told(
            "key-missing",
            2,
            1,
            (
                "Thiếu mục bắt buộc “district” (quận).",
                "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): district: Q. Long Biên",
            ),
            (
                "The required key “district” (quận) is missing.",
                "Add a line (between braces, add it after a comma): district: Q. Long Biên",
            ),
        ),
    ),
    _lines(
        "no year",
        "year",
        "",
        "year: 2026",
        Told(
            "key-missing",
            2,
            1,
            ("Thiếu mục bắt buộc “year” (năm).", "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): year: 2026"),
            (
                "The required key “year” (năm) is missing.",
                "Add a line (between braces, add it after a comma): year: 2026",
            ),
        ),
    ),
    _lines(
        "no sector",
        "sector",
        "",
        "sector: văn hóa - xã hội",
        Told(
            "key-wanted",
            2,
            1,
            (
                "Chưa có mục “sector” (lĩnh vực); trang sẽ ghi “Chưa phân loại”.",
                "Điền vào dòng ấy, hoặc thêm một dòng, ví dụ: sector: văn hóa - xã hội",
            ),
            (
                "There is no “sector” (lĩnh vực); the page will say “Chưa phân loại”.",
                "Fill in that line, or add one, for example: sector: văn hóa - xã hội",
            ),
        ),
    ),
    _lines(
        "a photo without a file",
        "photos",
        "photos:\n  - {caption: Đầu ngõ}",
        "photos:\n  - {caption: Đầu ngõ, file: truoc.jpg}",
        Told(
            "key-missing",
            8,
            1,
            (
                "Thiếu mục bắt buộc “file” (tệp).",
                "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): file: truoc.jpg",
            ),
            (
                "The required key “file” (tệp) is missing.",
                "Add a line (between braces, add it after a comma): file: truoc.jpg",
            ),
        ),
        Told(
            "photo-unlisted",
            0,
            0,
            (
                "Không bài nào dùng ảnh này nên ảnh sẽ không lên trang.",
                "Thêm vào mục photos của bài: - {file: truoc.jpg, caption: …}",
            ),
            (
                "No document uses this photo, so it will not be published.",
                "Add it to the photos of its document: - {file: truoc.jpg, caption: …}",
            ),
            path="content/models/ngo-hoa/truoc.jpg",
        ),
        photos=("truoc.jpg",),
    ),
    _lines(
        "a year in words",
        "year",
        "year: hai nghìn",
        "year: 2021",
        Told(
            "value-not-year",
            4,
            7,
            ("“hai nghìn” không phải là một năm.", "Gõ năm bốn chữ số, ví dụ: 2021"),
            ("“hai nghìn” is not a year.", "Type a year of four digits, for example: 2021"),
        ),
    ),
    _lines(
        "a year of two digits",
        "year",
        "year: 21",
        "year: 2021",
        Told(
            "year-digits",
            4,
            7,
            ("Năm “21” có 2 chữ số.", "Gõ năm đủ bốn chữ số: 2021"),
            ("The year “21” has 2 digits.", "Type a year of four digits: 2021"),
        ),
    ),
    _lines(
        "a year of five digits",
        "year",
        "year: 20211",
        "year: 2021",
        Told(
            "year-digits",
            4,
            7,
            ("Năm “20211” có 5 chữ số.", "Gõ năm đủ bốn chữ số: 2021"),
            ("The year “20211” has 5 digits.", "Type a year of four digits: 2021"),
        ),
    ),
    _lines(
        "a year of long ago",
        "year",
        "year: 1021",
        "year: 2021",
        Told(
            "year-out-of-range",
            4,
            7,
            ("Năm trong “1021” nằm ngoài khoảng 1945–2100.", "Gõ lại năm, ví dụ: 2021"),
            ("The year in “1021” is not within 1945–2100.", "Type the year again, for example: 2021"),
        ),
    ),
    _lines(
        "several years without brackets",
        "year",
        "year: 2021, 2022",
        "years: [2021, 2022]",
        Told(
            "year-several",
            4,
            7,
            ("“2021, 2022” là nhiều năm viết liền.", "Gõ danh sách trong ngoặc vuông: years: [2021, 2022]"),
            ("“2021, 2022” is several years in one.", "Type a list between brackets: years: [2021, 2022]"),
        ),
    ),
    _lines(
        "a period of years",
        "year",
        "years: 2020-2022",
        "years: [2020, 2021, 2022]",
        Told(
            "year-several",
            4,
            8,
            ("“2020-2022” là nhiều năm viết liền.", "Gõ danh sách trong ngoặc vuông: years: [2020, 2021, 2022]"),
            ("“2020-2022” is several years in one.", "Type a list between brackets: years: [2020, 2021, 2022]"),
        ),
    ),
    _lines(
        "a date without its year",
        "date",
        "date: 01/7",
        "date: 2025-07-01",
        Told(
            "date-without-year",
            7,
            7,
            ("Ngày “01/7” thiếu năm.", "Gõ thêm năm, ví dụ: 2025-07-01 hoặc 01/7/2025"),
            ("The date “01/7” has no year.", "Add the year, for example: 2025-07-01 or 01/7/2025"),
        ),
    ),
    _lines(
        "a date with a year of two digits",
        "date",
        "date: 5/2/26",
        "date: 05/02/2026",
        Told(
            "date-two-digit-year",
            7,
            7,
            ("Ngày “5/2/26” có năm chỉ hai chữ số.", "Gõ năm đủ bốn chữ số: 2026-02-05 hoặc 05/02/2026"),
            ("The date “5/2/26” has a year of two digits.", "Type all four digits: 2026-02-05 or 05/02/2026"),
        ),
    ),
    _lines(
        "a month that is not",
        "date",
        "date: 13/2025",
        "date: 2026-02-05",
        Told(
            "value-not-date",
            7,
            7,
            (
                "“13/2025” không đọc được thành ngày.",
                "Gõ năm-tháng-ngày hoặc ngày/tháng/năm, năm đủ bốn chữ số, ví dụ: 2026-02-05",
            ),
            (
                "“13/2025” cannot be read as a date.",
                "Type year-month-day or day/month/year, the year with four digits, for example: 2026-02-05",
            ),
        ),
    ),
    _lines(
        "a date that is not",
        "date",
        "date: 31/02/2024",
        "date: 29/02/2024",
        Told(
            "date-impossible",
            7,
            7,
            (
                "Không có ngày “31/02/2024”: tháng 2/2024 chỉ có 29 ngày.",
                "Gõ lại ngày, muộn nhất là: 2024-02-29 hoặc 29/02/2024",
            ),
            (
                "There is no date “31/02/2024”: the month 2/2024 has only 29 days.",
                "Type the day again, at the latest: 2024-02-29 or 29/02/2024",
            ),
        ),
    ),
    _lines(
        "a date without its day",
        "date",
        "date: 3/2025",
        "date: 2025-03-15",
        Told(
            "date-without-day",
            7,
            7,
            ("Ngày “3/2025” thiếu ngày trong tháng.", "Gõ thêm ngày, ví dụ: 2025-03-15 hoặc 15/3/2025"),
            ("The date “3/2025” has no day of the month.", "Add the day, for example: 2025-03-15 or 15/3/2025"),
        ),
    ),
    _lines(
        "a date in English order",
        "date",
        "date: 12/31/2024",
        "date: 2024-12-31",
        Told(
            "date-month-first",
            7,
            7,
            ("“12/31/2024” viết tháng trước ngày.", "Ngày đứng trước tháng: gõ 2024-12-31 hoặc 31/12/2024"),
            (
                "“12/31/2024” has the month before the day.",
                "The day comes before the month: type 2024-12-31 or 31/12/2024",
            ),
        ),
    ),
    _lines(
        "a date in words",
        "date",
        "date: mồng một Tết",
        "date: 2026-02-05",
        Told(
            "value-not-date",
            7,
            7,
            (
                "“mồng một Tết” không đọc được thành ngày.",
                "Gõ năm-tháng-ngày hoặc ngày/tháng/năm, năm đủ bốn chữ số, ví dụ: 2026-02-05",
            ),
            (
                "“mồng một Tết” cannot be read as a date.",
                "Type year-month-day or day/month/year, the year with four digits, for example: 2026-02-05",
            ),
        ),
    ),
    _lines(
        "a date of long ago",
        "date",
        "date: 05/02/0226",
        "date: 2026-02-05",
        Told(
            "year-out-of-range",
            7,
            7,
            ("Năm trong “05/02/0226” nằm ngoài khoảng 1900–2100.", "Gõ lại năm, ví dụ: 2026-02-05"),
            ("The year in “05/02/0226” is not within 1900–2100.", "Type the year again, for example: 2026-02-05"),
        ),
    ),
    _lines(
        "a location with its numbers swapped",
        "location",
        "location: [105.88340, 21.04660]",
        "location: [21.0466, 105.8834]",
        Told(
            "location-swapped",
            7,
            11,
            ("Tọa độ “105.88340, 21.04660” đặt kinh độ trước vĩ độ.", "Đổi chỗ hai số: [21.0466, 105.8834]"),
            (
                "The location “105.88340, 21.04660” has the longitude before the latitude.",
                "Swap the two numbers: [21.0466, 105.8834]",
            ),
        ),
    ),
    _lines(
        "a location with decimal commas",
        "location",
        "location: [21,04660, 105,88340]",
        "location: [21.04660, 105.88340]",
        Told(
            "location-comma",
            7,
            11,
            (
                "Tọa độ “21, 04660, 105, 88340” dùng dấu phẩy cho phần lẻ nên không rõ là mấy số.",
                "Dùng dấu chấm cho phần lẻ: [21.04660, 105.88340]",
            ),
            (
                "The location “21, 04660, 105, 88340” has decimal commas, so its numbers cannot be told apart.",
                "Use decimal dots: [21.04660, 105.88340]",
            ),
        ),
    ),
    _lines(
        "a location of one number",
        "location",
        "location: [21.04660]",
        "location: [21.04660, 105.88340]",
        Told(
            "location-half",
            7,
            11,
            ("Tọa độ “21.04660” chỉ có một số.", "Gõ đủ vĩ độ và kinh độ, ví dụ: [21.04660, 105.88340]"),
            (
                "The location “21.04660” is only one number.",
                "Type both latitude and longitude, for example: [21.04660, 105.88340]",
            ),
        ),
    ),
    _lines(
        "a location outside Việt Nam",
        "location",
        "location: [48.85, 2.35]",
        "location: [21.04660, 105.88340]",
        Told(
            "location-outside",
            7,
            11,
            (
                "Tọa độ “48.85, 2.35” không ở Việt Nam.",
                "Chép lại từ bản đồ, vĩ độ từ 6 đến 24, kinh độ từ 102 đến 118, ví dụ: [21.04660, 105.88340]",
            ),
            (
                "The location “48.85, 2.35” is not in Việt Nam.",
                "Copy it from the map again: latitude 6 to 24, longitude 102 to 118, for example: [21.04660, 105.88340]",
            ),
        ),
    ),
    _lines(
        "a location in words",
        "location",
        "location: đầu ngõ 12",
        "location: [21.04660, 105.88340]",
        Told(
            "value-not-location",
            7,
            11,
            (
                "“đầu ngõ 12” không phải là tọa độ.",
                "Gõ vĩ độ trước, kinh độ sau, dấu chấm cho phần lẻ: [21.04660, 105.88340]",
            ),
            (
                "“đầu ngõ 12” is not a location.",
                "Type latitude first, then longitude, with decimal dots: [21.04660, 105.88340]",
            ),
        ),
    ),
    _lines(
        "an unknown level",
        "level",
        "level: trung ương",
        "level: cơ sở",
        Told(
            "value-not-choice",
            7,
            8,
            ("“trung ương” không phải là một lựa chọn của mục này.", "Chọn một trong: cơ sở, quận, thành phố"),
            ("“trung ương” is not one of the choices.", "Choose one of: cơ sở, quận, thành phố"),
        ),
    ),
    _lines(
        "an unknown nature",
        "year",
        "years: [{year: 2024, nature: xây mới}]",
        "years: [{year: 2024, nature: làm mới}]",
        Told(
            "value-not-choice",
            4,
            30,
            (
                "“xây mới” không phải là một lựa chọn của mục này.",
                "Chọn một trong: làm mới, duy trì, nhân rộng, thí điểm (có phải “làm mới”?)",
            ),
            (
                "“xây mới” is not one of the choices.",
                "Choose one of: làm mới, duy trì, nhân rộng, thí điểm (did you mean “làm mới”?)",
            ),
        ),
    ),
    _lines(
        "an unknown result",
        "year",
        "years: [{year: 2024, result: hoàn thành}]",
        "years: [{year: 2024, result: đạt hiệu quả}]",
        Told(
            "value-not-choice",
            4,
            30,
            (
                "“hoàn thành” không phải là một lựa chọn của mục này.",
                "Chọn một trong: đạt hiệu quả, chưa đạt, dừng thực hiện",
            ),
            ("“hoàn thành” is not one of the choices.", "Choose one of: đạt hiệu quả, chưa đạt, dừng thực hiện"),
        ),
    ),
    _lines(
        "an unknown stage",
        "photos",
        "photos: [{file: dau-ngo.jpg, stage: trong}]",
        "photos: [{file: dau-ngo.jpg, stage: đang làm}]",
        Told(
            "value-not-choice",
            7,
            37,
            (
                "“trong” không phải là một lựa chọn của mục này.",
                "Chọn một trong: trước, đang làm, sau (có phải “trước”?)",
            ),
            ("“trong” is not one of the choices.", "Choose one of: trước, đang làm, sau (did you mean “trước”?)"),
        ),
        photos=("dau-ngo.jpg",),
    ),
    _lines(
        "an unknown participant",
        "participant",
        "participant: nhóm",
        "participant: tập thể",
        Told(
            "value-not-choice",
            7,
            14,
            ("“nhóm” không phải là một lựa chọn của mục này.", "Chọn một trong: tập thể, cá nhân"),
            ("“nhóm” is not one of the choices.", "Choose one of: tập thể, cá nhân"),
        ),
    ),
    _lines(
        "a flag that is neither yes nor no",
        "featured",
        "featured: maybe",
        "featured: có",
        Told(
            "value-not-choice",
            7,
            11,
            ("“maybe” không phải là một lựa chọn của mục này.", "Chọn một trong: có, không"),
            ("“maybe” is not one of the choices.", "Choose one of: có, không"),
        ),
    ),
    _lines(
        "an id in capitals",
        "id",
        "id: K7F2QX",
        "id: k7f2qx",
        Told(
            "value-not-id",
            7,
            5,
            ("“K7F2QX” không phải là mã.", "Mã gồm đúng sáu ký tự, chỉ dùng chữ thường không dấu và số, ví dụ: k7f2qx"),
            ("“K7F2QX” is not an id.", "An id is exactly six small letters or digits, for example: k7f2qx"),
        ),
    ),
    _lines(
        "an id that is too long",
        "id",
        "id: ngo-hoa-12",
        "id: k7f2qx",
        Told(
            "value-not-id",
            7,
            5,
            (
                "“ngo-hoa-12” không phải là mã.",
                "Mã gồm đúng sáu ký tự, chỉ dùng chữ thường không dấu và số, ví dụ: k7f2qx",
            ),
            ("“ngo-hoa-12” is not an id.", "An id is exactly six small letters or digits, for example: k7f2qx"),
        ),
    ),
    _lines(
        "a slug with marks",
        "slug",
        "slug: Ngõ hoa tổ 5",
        "slug: ngo-hoa-to-5",
        Told(
            "value-not-slug",
            7,
            7,
            (
                "“Ngõ hoa tổ 5” không dùng làm đường dẫn được.",
                "Chỉ dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: ngo-hoa-to-5",
            ),
            (
                "“Ngõ hoa tổ 5” cannot be part of an address.",
                "Use only small letters without marks, digits and hyphens, for example: ngo-hoa-to-5",
            ),
        ),
    ),
    _lines(
        "an old address without its slashes",
        "old_addresses",
        "old_addresses: [ngo-hoa-cu]",
        "old_addresses: [/ngo-hoa-cu/]",
        Told(
            "value-not-address",
            7,
            17,
            ("“ngo-hoa-cu” không dùng làm địa chỉ được.", "Viết như: /ngo-hoa-cu/"),
            ("“ngo-hoa-cu” cannot be an address.", "Write it like: /ngo-hoa-cu/"),
        ),
    ),
    _lines(
        "an old address with its host",
        "old_addresses",
        "old_addresses: [https://cu.example/Ngõ hoa]",
        "old_addresses: [/ngo-hoa/]",
        Told(
            "value-not-address",
            7,
            17,
            ("“https://cu.example/Ngõ hoa” không dùng làm địa chỉ được.", "Viết như: /ngo-hoa/"),
            ("“https://cu.example/Ngõ hoa” cannot be an address.", "Write it like: /ngo-hoa/"),
        ),
    ),
    _lines(
        "a photo in other case",
        "photos",
        "photos: [Dau-Ngo.JPG]",
        "photos: [dau-ngo.jpg]",
        Told(
            "photo-misnamed",
            7,
            1,
            (
                "Bài ghi ảnh “Dau-Ngo.JPG”, mà trong thư mục ảnh là “dau-ngo.jpg”.",
                "Sửa tên trong bài thành: dau-ngo.jpg",
            ),
            (
                "The text names the photo “Dau-Ngo.JPG”, but the folder has “dau-ngo.jpg”.",
                "Change the name in the text to: dau-ngo.jpg",
            ),
        ),
        photos=("dau-ngo.jpg",),
    ),
    _lines(
        "a photo with another ending",
        "photos",
        "photos: [dau-ngo.png]",
        "photos: [dau-ngo.jpg]",
        Told(
            "photo-misnamed",
            7,
            1,
            (
                "Bài ghi ảnh “dau-ngo.png”, mà trong thư mục ảnh là “dau-ngo.jpg”.",
                "Sửa tên trong bài thành: dau-ngo.jpg",
            ),
            (
                "The text names the photo “dau-ngo.png”, but the folder has “dau-ngo.jpg”.",
                "Change the name in the text to: dau-ngo.jpg",
            ),
        ),
        photos=("dau-ngo.jpg",),
    ),
    _lines(
        "a photo that is not there",
        "photos",
        "photos: [dau-nho.jpg]",
        "photos: [dau-ngo.jpg]",
        Told(
            "photo-missing",
            7,
            1,
            (
                "Không thấy tệp ảnh “content/models/ngo-hoa/dau-nho.jpg”.",
                "Chép ảnh vào đúng chỗ ấy, hoặc sửa tên tệp cho đúng từng chữ, kể cả chữ hoa, chữ thường (có phải “dau-ngo.jpg”?).",
            ),
            (
                "The photo “content/models/ngo-hoa/dau-nho.jpg” is not there.",
                "Copy it to that place, or mend its name letter by letter, capitals too (did you mean “dau-ngo.jpg”?).",
            ),
        ),
        Told(
            "photo-unlisted",
            0,
            0,
            (
                "Không bài nào dùng ảnh này nên ảnh sẽ không lên trang.",
                "Thêm vào mục photos của bài: - {file: dau-ngo.jpg, caption: …}",
            ),
            (
                "No document uses this photo, so it will not be published.",
                "Add it to the photos of its document: - {file: dau-ngo.jpg, caption: …}",
            ),
            path="content/models/ngo-hoa/dau-ngo.jpg",
        ),
        photos=("dau-ngo.jpg",),
    ),
    _lines(
        "a photo outside",
        "photos",
        "photos: [../../../anh.jpg]",
        "photos: [dau-ngo.jpg]",
        Told(
            "path-outside",
            7,
            1,
            (
                "“../../../anh.jpg” dẫn ra ngoài thư mục content.",
                "Chép tệp vào trong thư mục content rồi sửa lại đường dẫn.",
            ),
            (
                "“../../../anh.jpg” leads out of the content folder.",
                "Copy the file into the content folder and mend the path.",
            ),
        ),
        Told(
            "photo-unlisted",
            0,
            0,
            (
                "Không bài nào dùng ảnh này nên ảnh sẽ không lên trang.",
                "Thêm vào mục photos của bài: - {file: dau-ngo.jpg, caption: …}",
            ),
            (
                "No document uses this photo, so it will not be published.",
                "Add it to the photos of its document: - {file: dau-ngo.jpg, caption: …}",
            ),
            path="content/models/ngo-hoa/dau-ngo.jpg",
        ),
        photos=("dau-ngo.jpg",),
    ),
    _lines(
        "a photo of a camera without a caption",
        "photos",
        "photos: [IMG_2034.jpg]",
        "photos: [{file: IMG_2034.jpg, caption: Đầu ngõ vào buổi sáng}]",
        Told(
            "photo-nameless",
            7,
            1,
            (
                "Ảnh “IMG_2034.jpg” chỉ có tên do máy đặt, không có chú thích; người không nhìn thấy ảnh sẽ không biết ảnh chụp gì.",
                "Thêm chú thích, ví dụ: {file: IMG_2034.jpg, caption: Đầu ngõ vào buổi sáng}",
            ),
            (
                "The photo “IMG_2034.jpg” has only a device's name and no caption, so people who cannot see it learn nothing of it.",
                "Add a caption, for example: {file: IMG_2034.jpg, caption: Đầu ngõ vào buổi sáng}",
            ),
        ),
        photos=("IMG_2034.jpg",),
    ),
    _lines(
        "a photo of a chat app without a caption",
        "photos",
        "photos: [zalo (1).jpg]",
        "photos: [{file: zalo (1).jpg, caption: Đầu ngõ vào buổi sáng}]",
        Told(
            "photo-nameless",
            7,
            1,
            (
                "Ảnh “zalo (1).jpg” chỉ có tên do máy đặt, không có chú thích; người không nhìn thấy ảnh sẽ không biết ảnh chụp gì.",
                "Thêm chú thích, ví dụ: {file: zalo (1).jpg, caption: Đầu ngõ vào buổi sáng}",
            ),
            (
                "The photo “zalo (1).jpg” has only a device's name and no caption, so people who cannot see it learn nothing of it.",
                "Add a caption, for example: {file: zalo (1).jpg, caption: Đầu ngõ vào buổi sáng}",
            ),
        ),
        photos=("zalo (1).jpg",),
    ),
    _lines(
        "a photo of a chat app, numbered",
        "photos",
        "photos: [z5123456789012_a1b2.jpg]",
        "photos: [{file: z5123456789012_a1b2.jpg, caption: Đầu ngõ vào buổi sáng}]",
        Told(
            "photo-nameless",
            7,
            1,
            (
                "Ảnh “z5123456789012_a1b2.jpg” chỉ có tên do máy đặt, không có chú thích; người không nhìn thấy ảnh sẽ không biết ảnh chụp gì.",
                "Thêm chú thích, ví dụ: {file: z5123456789012_a1b2.jpg, caption: Đầu ngõ vào buổi sáng}",
            ),
            (
                "The photo “z5123456789012_a1b2.jpg” has only a device's name and no caption, so people who cannot see it learn nothing of it.",
                "Add a caption, for example: {file: z5123456789012_a1b2.jpg, caption: Đầu ngõ vào buổi sáng}",
            ),
        ),
        photos=("z5123456789012_a1b2.jpg",),
    ),
    _lines(
        "a photo of few consonants",
        "photos",
        "photos: [lkt3.bmp]",
        "photos: [{file: lkt3.bmp, caption: Đầu ngõ vào buổi sáng}]",
        Told(
            "photo-nameless",
            7,
            1,
            (
                "Ảnh “lkt3.bmp” chỉ có tên do máy đặt, không có chú thích; người không nhìn thấy ảnh sẽ không biết ảnh chụp gì.",
                "Thêm chú thích, ví dụ: {file: lkt3.bmp, caption: Đầu ngõ vào buổi sáng}",
            ),
            (
                "The photo “lkt3.bmp” has only a device's name and no caption, so people who cannot see it learn nothing of it.",
                "Add a caption, for example: {file: lkt3.bmp, caption: Đầu ngõ vào buổi sáng}",
            ),
        ),
        photos=("lkt3.bmp",),
    ),
    _lines(
        "a sector that is none",
        "sector",
        "sector: thể thao",
        "sector: kinh tế",
        Told(
            "sector-unknown",
            5,
            1,
            (
                "Không có lĩnh vực “thể thao” (1 tệp: content/models/ngo-hoa.md).",
                "Chọn một trong: kinh tế, văn hóa - xã hội, quốc phòng - an ninh, xây dựng hệ thống chính trị",
            ),
            (
                "There is no sector “thể thao” (1 files: content/models/ngo-hoa.md).",
                "Choose one of: kinh tế, văn hóa - xã hội, quốc phòng - an ninh, xây dựng hệ thống chính trị",
            ),
        ),
    ),
)

CONFIGURATION = (
    _settings(
        "settings without a title",
        "description: Trang của phường\ntheme: plain\n",
        "title: Dân vận khéo phường Bình Minh\ndescription: Trang của phường\ntheme: plain\n",
        Told(
            "key-missing",
            1,
            1,
            (
                "Thiếu mục bắt buộc “title” (tên trang).",
                "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): title: Dân vận khéo phường Bình Minh",
            ),
            (
                "The required key “title” (tên trang) is missing.",
                "Add a line (between braces, add it after a comma): title: Dân vận khéo phường Bình Minh",
            ),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "an unknown setting",
        "title: Dân vận khéo\ntheme: plain\nper_pages: 12\n",
        "title: Dân vận khéo\ntheme: plain\nper_page: 12\n",
        Told(
            "key-unknown",
            3,
            1,
            (
                "Không có mục “per_pages”.",
                "Có phải là “per_page”? Danh sách các mục ở docs/content.md; của site_config.yaml ở docs/config.md.",
            ),
            (
                "There is no key “per_pages”.",
                "Did you mean “per_page”? All keys are in docs/content.md; those of site_config.yaml in docs/config.md.",
            ),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "an unknown grouping",
        "title: Dân vận khéo\ntheme: plain\ngroupings: [ward, sectors]\n",
        "title: Dân vận khéo\ntheme: plain\ngroupings: [ward, sector]\n",
        Told(
            "value-not-choice",
            3,
            19,
            (
                "“sectors” không phải là một lựa chọn của mục này.",
                "Chọn một trong: ward, sector, year, kind, organisation, tag, ward/year, ward/sector, ward/kind, sector/year, sector/kind, kind/year, kind/sector (có phải “sector”?)",
            ),
            (
                "“sectors” is not one of the choices.",
                "Choose one of: ward, sector, year, kind, organisation, tag, ward/year, ward/sector, ward/kind, sector/year, sector/kind, kind/year, kind/sector (did you mean “sector”?)",
            ),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "a base_url without a scheme",
        "title: Dân vận khéo\ntheme: plain\nbase_url: danvankheo.example\n",
        "title: Dân vận khéo\ntheme: plain\nbase_url: https://danvankheo.example/\n",
        Told(
            "value-not-url",
            3,
            11,
            (
                "“danvankheo.example” không phải địa chỉ của một trang.",
                "Gõ đủ cả https://, ví dụ: https://danvankheo.example/",
            ),
            (
                "“danvankheo.example” is not the address of a site.",
                "Type it with https://, for example: https://danvankheo.example/",
            ),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "an unknown theme",
        "title: Dân vận khéo\ntheme: plane\n",
        "title: Dân vận khéo\ntheme: plain\n",
        Told(
            "theme-missing",
            0,
            0,
            ("Không thấy giao diện “plane”.", "Các giao diện hiện có: default, plain"),
            ("There is no theme “plane”.", "Themes at hand: default, plain"),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "two sections with one folder",
        "title: Dân vận khéo\ntheme: plain\npermalinks: {ward: nam}\n",
        "title: Dân vận khéo\ntheme: plain\npermalinks: {ward: nam-2}\n",
        Told(
            "folder-taken",
            3,
            13,
            ("“ward” và “year” cùng thư mục “nam”, địa chỉ sẽ lẫn vào nhau.", "Gõ một tên khác, ví dụ: ward: nam-2"),
            (
                "“ward” and “year” have the same folder “nam”, so their addresses would mix.",
                "Type another name, for example: ward: nam-2",
            ),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "a number in words",
        "title: Dân vận khéo\ntheme: plain\nper_page: hai mươi\n",
        "title: Dân vận khéo\ntheme: plain\nper_page: 24\n",
        Told(
            "value-not-number",
            3,
            11,
            ("“hai mươi” không phải số nguyên.", "Chỉ gõ chữ số, ví dụ: 24"),
            ("“hai mươi” is not a whole number.", "Type digits only, for example: 24"),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "a number out of range",
        "title: Dân vận khéo\ntheme: plain\nper_page: 1000\n",
        "title: Dân vận khéo\ntheme: plain\nper_page: 24\n",
        Told(
            "value-out-of-range",
            3,
            11,
            ("“1000” nằm ngoài khoảng cho phép (2–200).", "Ví dụ: 24"),
            ("“1000” is out of range (2–200).", "For example: 24"),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "a time zone by name",
        "title: Dân vận khéo\ntheme: plain\ntime_zone: Hà Nội\n",
        "title: Dân vận khéo\ntheme: plain\ntime_zone: '+07:00'\n",
        Told(
            "value-not-time-zone",
            3,
            12,
            ("“Hà Nội” không phải múi giờ.", "Gõ dấu, hai chữ số, dấu hai chấm, hai chữ số, trong dấu nháy: '+07:00'"),
            (
                "“Hà Nội” is not a time zone.",
                "Type a sign, two digits, a colon and two digits, between quotes: '+07:00'",
            ),
            path="site_config.yaml",
        ),
    ),
    _settings(
        "a menu entry without an address",
        "title: Dân vận khéo\ntheme: plain\nnavigation:\n  - {title: Năm}\n",
        "title: Dân vận khéo\ntheme: plain\nnavigation:\n  - {title: Năm, address: /nam/}\n",
        Told(
            "key-missing",
            4,
            1,
            (
                "Thiếu mục bắt buộc “address” (địa chỉ).",
                "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): address: /gioi-thieu/",
            ),
            (
                "The required key “address” (địa chỉ) is missing.",
                "Add a line (between braces, add it after a comma): address: /gioi-thieu/",
            ),
            path="site_config.yaml",
        ),
    ),
)

BODIES = (
    _body(
        "raw HTML",
        "Một con ngõ <b>đẹp</b>.",
        "Một con ngõ **đẹp**.",
        Told(
            "raw-html",
            9,
            1,
            (
                "Mã HTML “</b>” không được dùng trong bài; trang sẽ hiện nguyên các chữ ấy.",
                "Xóa mã HTML; muốn chữ đậm thì viết **chữ đậm**, muốn xuống đoạn thì để một dòng trống.",
            ),
            (
                "HTML such as “</b>” is not used in texts; the page will show these characters as they are.",
                "Delete the HTML; write **bold** for bold, and leave an empty line for a new paragraph.",
            ),
        ),
        Told(
            "raw-html",
            9,
            1,
            (
                "Mã HTML “<b>” không được dùng trong bài; trang sẽ hiện nguyên các chữ ấy.",
                "Xóa mã HTML; muốn chữ đậm thì viết **chữ đậm**, muốn xuống đoạn thì để một dòng trống.",
            ),
            (
                "HTML such as “<b>” is not used in texts; the page will show these characters as they are.",
                "Delete the HTML; write **bold** for bold, and leave an empty line for a new paragraph.",
            ),
        ),
    ),
    _body(
        "stars that cannot be paired",
        "Một con ngõ.\n\nNgõ *hoa**đẹp*\\* và sạch.",
        "Một con ngõ.\n\nNgõ *hoa* **đẹp**\\* và sạch.",
        Told(
            "emphasis-unclear",
            11,
            1,
            (
                "Không rõ dấu * hay dấu _ nào mở, dấu nào đóng; trang hiện nguyên mọi dấu ấy của bài.",
                "Chữ đậm viết **chữ đậm**, chữ nghiêng viết *chữ nghiêng*; dấu sao đúng là dấu sao thì viết \\*",
            ),
            (
                "It is not clear which * or _ begins something here and which ends it; the page shows all those of the "
                "text as they are.",
                "Write **bold** for bold and *italic* for italic; for a star that is meant as a star write \\*",
            ),
        ),
    ),
    _body(
        "lists in lists in lists",
        "\n".join(f"{'    ' * level}- ngõ" for level in range(102)),
        "\n".join(f"{'    ' * level}- ngõ" for level in range(3)),
        Told(
            "body-too-deep",
            109,
            1,
            (
                "Danh sách lồng trong danh sách quá 100 tầng, không làm thành trang được.",
                "Xóa bớt dấu cách ở đầu dòng; một danh sách dễ đọc có nhiều nhất hai, ba tầng.",
            ),
            (
                "Lists are nested more than 100 deep; no page can be made of this.",
                "Delete spaces at the beginning of the line; a list that is easy to read has two or three levels.",
            ),
        ),
    ),
    _body(
        "a link to a text that is not there",
        "Xem [bài](ngo-hao.md).",
        "Xem [bài](ngo-hoa.md).",
        Told(
            "link-broken",
            9,
            1,
            (
                "Liên kết “content/models/ngo-hao.md” không dẫn tới trang nào.",
                "Sửa lại tên tệp hoặc địa chỉ (có phải “ngo-hoa.md”?); chữ vẫn hiện nhưng không bấm được.",
            ),
            (
                "The link “content/models/ngo-hao.md” leads to no page.",
                "Mend the file name or address (did you mean “ngo-hoa.md”?); the words are shown but cannot be followed.",
            ),
        ),
    ),
    _body(
        "a link to a heading that is not there",
        "Xem [dưới](#cach-lan).\n\n## Cách làm",
        "Xem [dưới](#cach-lam).\n\n## Cách làm",
        Told(
            "link-broken",
            9,
            1,
            (
                "Liên kết “#cach-lan” không dẫn tới trang nào.",
                "Sửa lại tên tệp hoặc địa chỉ (có phải “#cach-lam”?); chữ vẫn hiện nhưng không bấm được.",
            ),
            (
                "The link “#cach-lan” leads to no page.",
                "Mend the file name or address (did you mean “#cach-lam”?); the words are shown but cannot be followed.",
            ),
        ),
    ),
    _body(
        "a link out of the content",
        "Xem [bảng](../../../bang.md).",
        "Xem bảng.",
        Told(
            "path-outside",
            9,
            1,
            (
                "“../../../bang.md” dẫn ra ngoài thư mục content.",
                "Chép tệp vào trong thư mục content rồi sửa lại đường dẫn.",
            ),
            (
                "“../../../bang.md” leads out of the content folder.",
                "Copy the file into the content folder and mend the path.",
            ),
        ),
    ),
    _body(
        "a link with a program",
        "Xem [đây](javascript:alert).",
        "Xem đây.",
        Told(
            "link-unsafe",
            9,
            1,
            (
                "Liên kết “javascript:alert” không được phép.",
                "Chỉ dùng liên kết bắt đầu bằng https://, mailto: hay tel:; ảnh phải nằm trong thư mục của bài.",
            ),
            (
                "The link “javascript:alert” is not allowed.",
                "Use only links that begin with https://, mailto: or tel:; pictures must lie in the document's folder.",
            ),
        ),
    ),
    _body(
        "a photo of another site",
        "![Ngõ](https://phuong.example/ngo.jpg)",
        "![Ngõ](dau-ngo.jpg)",
        Told(
            "link-unsafe",
            9,
            1,
            (
                "Liên kết “https://phuong.example/ngo.jpg” không được phép.",
                "Chỉ dùng liên kết bắt đầu bằng https://, mailto: hay tel:; ảnh phải nằm trong thư mục của bài.",
            ),
            (
                "The link “https://phuong.example/ngo.jpg” is not allowed.",
                "Use only links that begin with https://, mailto: or tel:; pictures must lie in the document's folder.",
            ),
        ),
        Told(
            "photo-unlisted",
            0,
            0,
            (
                "Không bài nào dùng ảnh này nên ảnh sẽ không lên trang.",
                "Thêm vào mục photos của bài: - {file: dau-ngo.jpg, caption: …}",
            ),
            (
                "No document uses this photo, so it will not be published.",
                "Add it to the photos of its document: - {file: dau-ngo.jpg, caption: …}",
            ),
            path="content/models/ngo-hoa/dau-ngo.jpg",
        ),
    ),
)

WHOLE_FILES = (
    _files(
        "UTF-16 with its mark",
        {MODEL: TEXT.encode("utf-16")},
        {MODEL: TEXT},
        Told(
            "file-not-utf8",
            0,
            0,
            (
                "Tệp được lưu bằng bảng mã UTF-16 (Unicode), không phải UTF-8.",
                "Mở tệp bằng Notepad, chọn “Lưu dưới dạng…” (Save as), ở mục “Mã hóa” (Encoding) chọn UTF-8, rồi lưu lại.",
            ),
            (
                "The file is saved as UTF-16 (Unicode), not as UTF-8.",
                "Open it in Notepad, choose “Save as…”, set “Encoding” to UTF-8 and save it again.",
            ),
        ),
    ),
    _files(
        "UTF-16, big end first",
        {MODEL: b"\xfe\xff" + TEXT.encode("utf-16-be")},
        {MODEL: TEXT},
        Told(
            "file-not-utf8",
            0,
            0,
            (
                "Tệp được lưu bằng bảng mã UTF-16 (Unicode), không phải UTF-8.",
                "Mở tệp bằng Notepad, chọn “Lưu dưới dạng…” (Save as), ở mục “Mã hóa” (Encoding) chọn UTF-8, rồi lưu lại.",
            ),
            (
                "The file is saved as UTF-16 (Unicode), not as UTF-8.",
                "Open it in Notepad, choose “Save as…”, set “Encoding” to UTF-8 and save it again.",
            ),
        ),
    ),
    _files(
        "Windows-1258",
        {
            MODEL: TEXT.replace("Ngõ", "Ng\u006f\u0303")
            .replace("Bình", "Bi\u0300nh")
            .replace("tuyến ngõ", "tuy\u00ea\u0301n ngo\u0303")
            .replace("kinh tế", "kinh t\u00ea\u0301")
            .encode("cp1258")
        },
        {MODEL: TEXT},
        Told(
            "file-not-utf8",
            0,
            0,
            (
                "Tệp được lưu bằng bảng mã ANSI (Windows-1258), không phải UTF-8.",
                "Mở tệp bằng Notepad, chọn “Lưu dưới dạng…” (Save as), ở mục “Mã hóa” (Encoding) chọn UTF-8, rồi lưu lại.",
            ),
            (
                "The file is saved as ANSI (Windows-1258), not as UTF-8.",
                "Open it in Notepad, choose “Save as…”, set “Encoding” to UTF-8 and save it again.",
            ),
        ),
    ),
    _files(
        "Windows-1252",
        {
            MODEL: TEXT.replace("Ngõ hoa", "Tò he là gì")
            .replace("Bình Minh", "Long Bi\u00ean")
            .replace("tuyến ngõ hoa", "tò he")
            .replace("kinh tế", "an ninh")
            .encode("cp1252")
        },
        {MODEL: TEXT},
        Told(
            "file-not-utf8",
            0,
            0,
            (
                "Tệp được lưu bằng bảng mã ANSI (Windows-1252), không phải UTF-8.",
                "Mở tệp bằng Notepad, chọn “Lưu dưới dạng…” (Save as), ở mục “Mã hóa” (Encoding) chọn UTF-8, rồi lưu lại.",
            ),
            (
                "The file is saved as ANSI (Windows-1252), not as UTF-8.",
                "Open it in Notepad, choose “Save as…”, set “Encoding” to UTF-8 and save it again.",
            ),
        ),
    ),
    _files(
        "TCVN3 of an old typeface",
        {
            MODEL: TEXT.replace("Ngõ hoa", "Ng\u00e2 hoa §¶ng ñy")
            .replace("Bình Minh", "B×nh Minh")
            .replace("tuyến ngõ hoa", "hoa")
            .replace("kinh tế", "kinh")
            .encode("cp1252")
        },
        {MODEL: TEXT},
        Told(
            "file-not-utf8",
            0,
            0,
            (
                "Tệp được lưu bằng bảng mã TCVN3 / VNI (.VnTime, VNI-Times), không phải UTF-8.",
                "Mở tệp bằng Notepad, chọn “Lưu dưới dạng…” (Save as), ở mục “Mã hóa” (Encoding) chọn UTF-8, rồi lưu lại.",
            ),
            (
                "The file is saved as TCVN3 / VNI (.VnTime, VNI-Times), not as UTF-8.",
                "Open it in Notepad, choose “Save as…”, set “Encoding” to UTF-8 and save it again.",
            ),
        ),
    ),
    _files(
        "settings in UTF-16",
        {"site_config.yaml": "title: Dân vận khéo\ntheme: plain\n".encode("utf-16")},
        {"site_config.yaml": "title: Dân vận khéo\ntheme: plain\n"},
        Told(
            "file-not-utf8",
            0,
            0,
            (
                "Tệp được lưu bằng bảng mã UTF-16 (Unicode), không phải UTF-8.",
                "Mở tệp bằng Notepad, chọn “Lưu dưới dạng…” (Save as), ở mục “Mã hóa” (Encoding) chọn UTF-8, rồi lưu lại.",
            ),
            (
                "The file is saved as UTF-16 (Unicode), not as UTF-8.",
                "Open it in Notepad, choose “Save as…”, set “Encoding” to UTF-8 and save it again.",
            ),
            path="site_config.yaml",
        ),
    ),
    _files(
        "no opening fence",
        {MODEL: FENCED},
        {MODEL: TEXT},
        Told(
            "front-matter-missing",
            1,
            1,
            (
                "Tệp không mở đầu bằng dòng “---”.",
                "Dòng thứ nhất phải là ba dấu gạch ngang “---”, sau đó là các mục như “title:”, rồi lại một dòng “---”.",
            ),
            (
                "The file does not begin with a “---” line.",
                "The first line must be three hyphens “---”, then keys such as “title:”, then a “---” line again.",
            ),
        ),
    ),
    _files(
        "en dashes for the opening fence",
        {MODEL: "–––\n" + FENCED},
        {MODEL: TEXT},
        Told(
            "front-matter-dashes",
            1,
            1,
            ("Dòng này là “–––”, không phải ba dấu gạch nối.", "Xóa cả dòng rồi gõ ba lần phím dấu trừ: ---"),
            ("This line is “–––”, not three hyphens.", "Delete the line and type the minus key three times: ---"),
        ),
    ),
    _files(
        "two hyphens for the opening fence",
        {MODEL: "--\n" + FENCED},
        {MODEL: TEXT},
        Told(
            "front-matter-dashes",
            1,
            1,
            ("Dòng này là “--”, không phải ba dấu gạch nối.", "Xóa cả dòng rồi gõ ba lần phím dấu trừ: ---"),
            ("This line is “--”, not three hyphens.", "Delete the line and type the minus key three times: ---"),
        ),
    ),
    _files(
        "an empty line above the opening fence",
        {MODEL: "\n" + TEXT},
        {MODEL: TEXT},
        Told(
            "front-matter-late",
            1,
            1,
            (
                "Dòng “---” đầu tiên nằm ở dòng 2, trên nó còn dòng trống.",
                "Xóa các dòng trống ở trên, để “---” là dòng thứ nhất.",
            ),
            (
                "The first “---” is on line 2, below empty lines.",
                "Delete the empty lines above, so that “---” is the first line.",
            ),
        ),
    ),
    _files(
        "no closing fence",
        {MODEL: TEXT.replace("\n---\n\n", "\n\n")},
        {MODEL: TEXT},
        Told(
            "front-matter-unclosed",
            6,
            1,
            ("Phần đầu tệp chưa được đóng.", "Thêm một dòng “---” ngay sau dòng 6, trước phần bài viết."),
            ("The front matter is not closed.", "Add a “---” line right after line 6, before the text."),
        ),
    ),
    _files(
        "a long dash for the closing fence",
        {MODEL: TEXT.replace("\n---\n\n", "\n—\n\n")},
        {MODEL: TEXT},
        Told(
            "front-matter-dashes",
            7,
            1,
            ("Dòng này là “—”, không phải ba dấu gạch nối.", "Xóa cả dòng rồi gõ ba lần phím dấu trừ: ---"),
            ("This line is “—”, not three hyphens.", "Delete the line and type the minus key three times: ---"),
        ),
    ),
    _files(
        "a photo that is no picture",
        {MODEL: a_model("photos", "photos: [dau-ngo.jpg]"), FOLDER + "/dau-ngo.jpg": b"x"},
        {FOLDER + "/dau-ngo.jpg": PHOTO},
        Told(
            "photo-unreadable",
            0,
            0,
            (
                "Không mở được ảnh này (≠ JPEG, PNG, WEBP, GIF, BMP, TIFF).",
                "Mở ảnh bằng chương trình xem ảnh rồi lưu lại thành .jpg.",
            ),
            (
                "This photo cannot be opened (≠ JPEG, PNG, WEBP, GIF, BMP, TIFF).",
                "Open it in a viewer and save it again as .jpg.",
            ),
            path="content/models/ngo-hoa/dau-ngo.jpg",
        ),
    ),
    _files(
        "a photo that no text uses",
        {FOLDER + "/dau-ngo.jpg": PHOTO},
        {MODEL: a_model("photos", "photos:\n  - {file: dau-ngo.jpg, caption: Đầu ngõ}")},
        Told(
            "photo-unlisted",
            0,
            0,
            (
                "Không bài nào dùng ảnh này nên ảnh sẽ không lên trang.",
                "Thêm vào mục photos của bài: - {file: dau-ngo.jpg, caption: …}",
            ),
            (
                "No document uses this photo, so it will not be published.",
                "Add it to the photos of its document: - {file: dau-ngo.jpg, caption: …}",
            ),
            path="content/models/ngo-hoa/dau-ngo.jpg",
        ),
    ),
    _files(
        "two files of one address",
        {"content/models/cu/ngo-hoa.md": TEXT},
        {"content/models/cu/ngo-hoa.md": a_model("slug", "slug: ngo-hoa-2")},
        Told(
            "address-taken",
            1,
            1,
            (
                "Nhiều trang cùng một địa chỉ /mo-hinh/ngo-hoa/: content/models/cu/ngo-hoa.md; content/models/ngo-hoa.md.",
                "Thêm vào một trong các tệp ấy một dòng, ví dụ: slug: ngo-hoa-2",
            ),
            (
                "Several pages have the address /mo-hinh/ngo-hoa/: content/models/cu/ngo-hoa.md; content/models/ngo-hoa.md.",
                "Add a line to one of these files, for example: slug: ngo-hoa-2",
            ),
        ),
    ),
    _files(
        "two files of one id",
        {MODEL: a_model("id", "id: k7f2qx"), OTHER: a_model("id", "id: k7f2qx")},
        {OTHER: TEXT},
        Told(
            "id-taken",
            7,
            1,
            ("Mã “k7f2qx” đã dùng ở content/models/ngo-hoa.md.", "Xóa dòng “id:” trong tệp này, hoặc gõ một mã khác."),
            (
                "The id “k7f2qx” is already used in content/models/ngo-hoa.md.",
                "Delete the line “id:” in this file, or type another id.",
            ),
            path="content/models/ngo-sach.md",
        ),
    ),
    _files(
        "a unit that the register does not have",
        {UNITS: FOUR_UNITS, MODEL: with_ward("phường Gia Thuy")},
        {MODEL: with_ward("phường Gia Thụy")},
        Told(
            "unit-unknown",
            3,
            1,
            (
                "Không có “phường Gia Thuy” trong danh sách đơn vị (1 tệp: content/models/ngo-hoa.md).",
                "Sửa tên cho đúng (có phải “phường Gia Thụy”?), hoặc thêm đơn vị vào content/registry/units.yaml.",
            ),
            (
                "“phường Gia Thuy” is not in the register of units (1 files: content/models/ngo-hoa.md).",
                "Mend the name (did you mean “phường Gia Thụy”?), or add the unit to content/registry/units.yaml.",
            ),
        ),
    ),
    _files(
        "one unknown unit in two files",
        {UNITS: FOUR_UNITS, MODEL: with_ward("phường Gia Thuy"), OTHER: with_ward("phường Gia Thuy")},
        {MODEL: with_ward("phường Gia Thụy"), OTHER: with_ward("phường Gia Thụy")},
        Told(
            "unit-unknown",
            3,
            1,
            (
                "Không có “phường Gia Thuy” trong danh sách đơn vị (2 tệp: content/models/ngo-hoa.md, content/models/ngo-sach.md).",
                "Sửa tên cho đúng (có phải “phường Gia Thụy”?), hoặc thêm đơn vị vào content/registry/units.yaml.",
            ),
            (
                "“phường Gia Thuy” is not in the register of units (2 files: content/models/ngo-hoa.md, content/models/ngo-sach.md).",
                "Mend the name (did you mean “phường Gia Thụy”?), or add the unit to content/registry/units.yaml.",
            ),
        ),
    ),
    _files(
        "a unit that can be two",
        {UNITS: FOUR_UNITS, MODEL: with_ward("Tân Lập")},
        {MODEL: with_ward("phường Tân Lập")},
        Told(
            "unit-ambiguous",
            3,
            1,
            (
                "“Tân Lập” có thể là nhiều đơn vị: phường Tân Lập (p-tan-lap); xã Tân Lập (x-tan-lap).",
                "Viết rõ loại đơn vị, ví dụ: ward: phường Tân Lập. Trùng cả loại thì thêm một dòng cho cấp trên, ví dụ: district: quận Long Biên",
            ),
            (
                "“Tân Lập” can be several units: phường Tân Lập (p-tan-lap); xã Tân Lập (x-tan-lap).",
                "Write the type of unit, for example: ward: phường Tân Lập. Where the types are the same too, add a line for the unit above, for example: district: quận Long Biên",
            ),
        ),
    ),
    _files(
        "a kind that the register does not have",
        {KINDS: ONE_KIND, MODEL: a_model("kind", "kind: tuyen ngo hoa")},
        {MODEL: a_model("kind", "kind: tuyến ngõ hoa")},
        Told(
            "term-unknown",
            6,
            1,
            (
                "Không có “tuyen ngo hoa” trong danh sách loại mô hình (1 tệp: content/models/ngo-hoa.md).",
                "Sửa tên cho đúng (có phải “tuyến ngõ hoa”?), hoặc thêm loại mới vào content/registry/kinds.yaml.",
            ),
            (
                "“tuyen ngo hoa” is not in the register of kinds (1 files: content/models/ngo-hoa.md).",
                "Mend the name (did you mean “tuyến ngõ hoa”?), or add the kind to content/registry/kinds.yaml.",
            ),
        ),
    ),
    _files(
        "a row without its id",
        {UNITS: "units:\n  - {name: Bình Minh, type: phường}\n"},
        {UNITS: "units:\n  - {name: Bình Minh, type: phường, id: binh-minh}\n"},
        Told(
            "key-missing",
            2,
            1,
            ("Thiếu mục bắt buộc “id” (mã).", "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): id: binh-minh"),
            (
                "The required key “id” (mã) is missing.",
                "Add a line (between braces, add it after a comma): id: binh-minh",
            ),
            path="content/registry/units.yaml",
        ),
    ),
    _files(
        "two rows of one id",
        {
            UNITS: "units:\n  - {id: binh-minh, name: Bình Minh, type: phường}\n  - {id: binh-minh, name: Bồ Đề, type: phường}\n"
        },
        {UNITS: "units:\n  - {id: binh-minh, name: Bình Minh, type: phường}\n"},
        Told(
            "registry-taken",
            3,
            10,
            ("“binh-minh” có nhiều hơn một dòng trong danh sách.", "Giữ một dòng, xóa các dòng còn lại."),
            ("“binh-minh” has more than one row in the register.", "Keep one row, delete the others."),
            path="content/registry/units.yaml",
        ),
    ),
    _files(
        "a parent that the register does not have",
        {
            UNITS: "units:\n  - {id: long-bien, name: Long Biên, type: quận}\n  - {id: binh-minh, name: Bình Minh, type: phường, parent: Long Biên}\n"
        },
        {
            UNITS: "units:\n  - {id: long-bien, name: Long Biên, type: quận}\n  - {id: binh-minh, name: Bình Minh, type: phường, parent: long-bien}\n"
        },
        Told(
            "unit-parent-unknown",
            3,
            60,
            (
                "Đơn vị “Bình Minh” ghi thuộc “Long Biên”, mà danh sách không có mã (id) ấy.",
                "Sửa lại mã của đơn vị cấp trên (có phải “long-bien”?), hoặc thêm đơn vị ấy vào tệp này.",
            ),
            (
                "The unit “Bình Minh” says it lies in “Long Biên”, but the register has no such id.",
                "Mend the id of the unit above (did you mean “long-bien”?), or add that unit to this file.",
            ),
            path="content/registry/units.yaml",
        ),
    ),
    _files(
        "a register without its opening line",
        {UNITS: "- {id: binh-minh, name: Bình Minh, type: phường}\n"},
        {UNITS: "units:\n- {id: binh-minh, name: Bình Minh, type: phường}\n"},
        Told(
            "registry-unopened",
            1,
            1,
            ("Danh sách thiếu dòng mở đầu.", "Thêm vào đầu tệp một dòng: units:"),
            ("The register lacks its opening line.", "Add a line at the top of the file: units:"),
            path="content/registry/units.yaml",
        ),
    ),
    _files(
        "a text in the wrong folder",
        {"content/ngo-sach.md": TEXT},
        {"content/ngo-sach.md": None, OTHER: TEXT},
        Told(
            "content-misplaced",
            0,
            0,
            (
                "Tệp này nằm sai chỗ, hoặc tên hay loại tệp không đúng, nên không được dùng.",
                "Chuyển vào, hoặc đổi tên thành, một trong: models/, articles/, pages/, documents/, reports/, registry/. Bài viết là tệp .md; ảnh là tệp .jpg, .png hay .webp.",
            ),
            (
                "This file is in the wrong place, or its name or type is not right, so it is not used.",
                "Move it to, or name it, one of: models/, articles/, pages/, documents/, reports/, registry/. Texts are .md files; photos are .jpg, .png or .webp.",
            ),
            path="content/ngo-sach.md",
        ),
    ),
    _files(
        "several mistakes in one file",
        {
            MODEL: a_model("year", "year: 21")
            .replace("---\n\n", "date: 5/2/26\nslug: Ngõ hoa\nsumary: Ngõ có hoa.\n---\n\n")
            .replace("Bài.", "Một <b> ngõ.")
        },
        {
            MODEL: a_model("year", "year: 2021")
            .replace("---\n\n", "date: 05/02/2026\nslug: ngo-hoa\nsummary: Ngõ có hoa.\n---\n\n")
            .replace("Bài.", "Một ngõ.")
        },
        Told(
            "year-digits",
            4,
            7,
            ("Năm “21” có 2 chữ số.", "Gõ năm đủ bốn chữ số: 2021"),
            ("The year “21” has 2 digits.", "Type a year of four digits: 2021"),
        ),
        Told(
            "date-two-digit-year",
            7,
            7,
            ("Ngày “5/2/26” có năm chỉ hai chữ số.", "Gõ năm đủ bốn chữ số: 2026-02-05 hoặc 05/02/2026"),
            ("The date “5/2/26” has a year of two digits.", "Type all four digits: 2026-02-05 or 05/02/2026"),
        ),
        Told(
            "value-not-slug",
            8,
            7,
            (
                "“Ngõ hoa” không dùng làm đường dẫn được.",
                "Chỉ dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: ngo-hoa",
            ),
            (
                "“Ngõ hoa” cannot be part of an address.",
                "Use only small letters without marks, digits and hyphens, for example: ngo-hoa",
            ),
        ),
        Told(
            "key-unknown",
            9,
            1,
            (
                "Không có mục “sumary”.",
                "Có phải là “summary”? Danh sách các mục ở docs/content.md; của site_config.yaml ở docs/config.md.",
            ),
            (
                "There is no key “sumary”.",
                "Did you mean “summary”? All keys are in docs/content.md; those of site_config.yaml in docs/config.md.",
            ),
        ),
        Told(
            "raw-html",
            12,
            1,
            (
                "Mã HTML “<b>” không được dùng trong bài; trang sẽ hiện nguyên các chữ ấy.",
                "Xóa mã HTML; muốn chữ đậm thì viết **chữ đậm**, muốn xuống đoạn thì để một dòng trống.",
            ),
            (
                "HTML such as “<b>” is not used in texts; the page will show these characters as they are.",
                "Delete the HTML; write **bold** for bold, and leave an empty line for a new paragraph.",
            ),
        ),
    ),
    _files(
        "mistakes in several files",
        {
            MODEL: a_model("title", "title: Ngõ: hoa: tổ 5"),
            OTHER: TEXT[4:],
            "site_config.yaml": "title: Dân vận khéo\ntheme: plain\nper_page: nhiều\n",
            UNITS: "units:\n  - {name: Bình Minh, type: phường}\n",
        },
        {
            MODEL: a_model("title", "title: 'Ngõ: hoa: tổ 5'"),
            OTHER: TEXT,
            "site_config.yaml": "title: Dân vận khéo\ntheme: plain\nper_page: 24\n",
            UNITS: "units:\n  - {name: Bình Minh, type: phường, id: binh-minh}\n",
        },
        Told(
            "yaml-colon",
            2,
            11,
            (
                "Sau “title:” có thêm một dấu hai chấm, máy không biết đâu là tên mục.",
                "Đặt cả phần sau dấu hai chấm thứ nhất trong dấu nháy: title: 'Ngõ: hoa: tổ 5'",
            ),
            (
                "After “title:” there is a second colon, so it is unclear which is the key.",
                "Put all that follows the first colon between quotes: title: 'Ngõ: hoa: tổ 5'",
            ),
        ),
        Told(
            "front-matter-missing",
            1,
            1,
            (
                "Tệp không mở đầu bằng dòng “---”.",
                "Dòng thứ nhất phải là ba dấu gạch ngang “---”, sau đó là các mục như “title:”, rồi lại một dòng “---”.",
            ),
            (
                "The file does not begin with a “---” line.",
                "The first line must be three hyphens “---”, then keys such as “title:”, then a “---” line again.",
            ),
            path="content/models/ngo-sach.md",
        ),
        Told(
            "key-missing",
            2,
            1,
            ("Thiếu mục bắt buộc “id” (mã).", "Thêm một dòng (trong ngoặc nhọn thì thêm sau dấu phẩy): id: binh-minh"),
            (
                "The required key “id” (mã) is missing.",
                "Add a line (between braces, add it after a comma): id: binh-minh",
            ),
            path="content/registry/units.yaml",
        ),
        Told(
            "value-not-number",
            3,
            11,
            ("“nhiều” không phải số nguyên.", "Chỉ gõ chữ số, ví dụ: 24"),
            ("“nhiều” is not a whole number.", "Type digits only, for example: 24"),
            path="site_config.yaml",
        ),
    ),
)

WORDS = (
    _lines(
        "another language's letter like đ",
        "title",
        "title: Ðường hoa",
        "title: Đường hoa",
        Told(
            "foreign-dstroke",
            2,
            8,
            (
                "Chữ “đ” trong “Ðường” là một chữ của tiếng nước khác, chỉ giống chữ đ.",
                "Gõ lại: Đường (hoặc chạy check --fix để máy tự sửa)",
            ),
            (
                "The “đ” of “Ðường” is another language's letter that only looks like it.",
                "Type it again: Đường (or let check --fix do it)",
            ),
        ),
    ),
    _body(
        "a mark without a letter",
        "Ngõx̃ hoa.",
        "Ngõ hoa.",
        Told(
            "stray-mark",
            9,
            4,
            ("Trong “x̃” có dấu thanh rời, không ghép được với chữ nào.", "Xóa chữ ấy rồi gõ lại cả chữ và dấu."),
            ("“x̃” has a mark that belongs to no letter.", "Delete it and type the letter with its mark again."),
        ),
    ),
    _lines(
        "straight quotation marks in a title",
        "title",
        "title: 'Ngõ \"Hoa Sữa\"'",
        "title: Ngõ “Hoa Sữa”",
        Told(
            "straight-quote",
            2,
            13,
            ("Dấu ngoặc kép ở đây là dấu thẳng.", "Gõ “ ở đầu và ” ở cuối phần được trích."),
            ("The quotation marks here are straight ones.", "Type “ before and ” after what is quoted."),
        ),
    ),
    _body(
        "straight quotation marks, twice in a line",
        'Mô hình "Ngõ hoa" và "Ngõ sạch".\n\nChủ đề "Sạch".',
        "Mô hình “Ngõ hoa” và “Ngõ sạch”.\n\nChủ đề “Sạch”.",
        Told(
            "straight-quote",
            9,
            9,
            ("Dấu ngoặc kép ở đây là dấu thẳng.", "Gõ “ ở đầu và ” ở cuối phần được trích."),
            ("The quotation marks here are straight ones.", "Type “ before and ” after what is quoted."),
        ),
        Told(
            "straight-quote",
            11,
            8,
            ("Dấu ngoặc kép ở đây là dấu thẳng.", "Gõ “ ở đầu và ” ở cuối phần được trích."),
            ("The quotation marks here are straight ones.", "Type “ before and ” after what is quoted."),
        ),
    ),
    _body(
        "a quotation that does not end",
        "Mô hình “Ngõ hoa của tổ 5.",
        "Mô hình “Ngõ hoa” của tổ 5.",
        Told(
            "unbalanced-quotes",
            9,
            9,
            (
                "Dấu “ ở đây không có dấu đi cùng trong đoạn.",
                "Thêm “ ở đầu hay ” ở cuối phần được trích, hoặc xóa dấu thừa.",
            ),
            (
                "This “ has no partner in its paragraph.",
                "Add “ before or ” after what is quoted, or delete the mark that is too many.",
            ),
        ),
    ),
    _lines(
        "a Russian letter in a name",
        "title",
        "title: Ngõ hоa",
        "title: Ngõ hoa",
        Told(
            "look-alike-letter",
            2,
            12,
            (
                "Trong “hоa” có chữ của bảng chữ cái Nga hay Hy Lạp, chỉ giống chữ của ta; tìm kiếm sẽ không thấy.",
                "Gõ lại cả từ: hoa",
            ),
            (
                "“hоa” has a Russian or Greek letter that only looks like a Latin one; a search will not find the word.",
                "Type the word again: hoa",
            ),
        ),
    ),
    _body(
        "digits of a Chinese keyboard",
        "Tổ １２ cùng làm.",
        "Tổ 12 cùng làm.",
        Told(
            "full-width",
            9,
            4,
            ("“１２” gõ bằng chữ rộng của bộ gõ Trung, Nhật.", "Gõ lại: 12"),
            ("“１２” is typed in the wide letters of Chinese and Japanese keyboards.", "Type it again: 12"),
        ),
    ),
    _body(
        "a paste in VNI",
        "Phaùt trieån kinh teá.",
        "Phát triển kinh tế.",
        Told(
            "legacy-encoding",
            9,
            1,
            (
                "“Phaùt” có vẻ gõ theo bảng mã cũ (VNI, TCVN3 hay VIQR), trên trang sẽ thành chữ lạ.",
                "Chuyển cả đoạn sang Unicode: trong UniKey bấm Ctrl+Shift+F6 (chuyển mã), chép lại đoạn đã chuyển vào đây.",
            ),
            (
                "“Phaùt” looks like one of the old encodings (VNI, TCVN3 or VIQR) and would be shown as odd letters.",
                "Convert the whole passage to Unicode: in UniKey press Ctrl+Shift+F6, then paste it here again.",
            ),
        ),
    ),
    _body(
        "a hyphen for a dash",
        "Bà Hồng- Ủy viên.",
        "Bà Hồng – Ủy viên.",
        Told(
            "hyphen-as-dash",
            9,
            4,
            ("Trong “Hồng- Ủy” dấu gạch chỉ có dấu cách ở một bên.", "Gõ: Hồng – Ủy"),
            ("The hyphen of “Hồng- Ủy” has a space on one side only.", "Type: Hồng – Ủy"),
        ),
    ),
    _lines(
        "a tone on the u of qu",
        "summary",
        "summary: Mỗi qúy một lần",
        "summary: Mỗi quý một lần",
        Told(
            "tone-on-onset",
            7,
            14,
            ("“qúy” đặt dấu thanh vào chữ u của “qu” hay chữ i của “gi”.", "Gõ lại: quý"),
            ("“qúy” has its tone on the u of “qu” or the i of “gi”.", "Type it again: quý"),
        ),
    ),
    _body(
        "a space before a comma",
        "Trồng hoa , tưới cây .",
        "Trồng hoa, tưới cây.",
        Told(
            "space-before-sign",
            9,
            10,
            ("Trước dấu “,” thừa dấu cách.", "Xóa dấu cách trước dấu ấy."),
            ("There is a space before “,”.", "Delete that space."),
        ),
        Told(
            "space-before-sign",
            9,
            21,
            ("Trước dấu “.” thừa dấu cách.", "Xóa dấu cách trước dấu ấy."),
            ("There is a space before “.”.", "Delete that space."),
        ),
    ),
    _lines(
        "no space after a comma",
        "summary",
        "summary: Trồng hoa,tưới cây.Dọn ngõ",
        "summary: Trồng hoa, tưới cây. Dọn ngõ",
        Told(
            "space-after-sign",
            7,
            19,
            ("Sau dấu “,” thiếu dấu cách.", "Thêm một dấu cách sau dấu ấy."),
            ("A space is missing after “,”.", "Add a space after it."),
        ),
        Told(
            "space-after-sign",
            7,
            28,
            ("Sau dấu “.” thiếu dấu cách.", "Thêm một dấu cách sau dấu ấy."),
            ("A space is missing after “.”.", "Add a space after it."),
        ),
    ),
)

SEVERAL = (
    _lines(
        "four mistakes in one front matter, two of them YAML's",
        "title",
        "title: Ngõ hoa: tổ 5\nngay: 2025-01-01\nsummary: @Hoa giấy\ndate: 30/2/2025",
        "title: 'Ngõ hoa: tổ 5'\ndate: 2025-02-28\nsummary: '@Hoa giấy'",
        Told(
            "yaml-colon",
            2,
            15,
            (
                "Sau “title:” có thêm một dấu hai chấm, máy không biết đâu là tên mục.",
                "Đặt cả phần sau dấu hai chấm thứ nhất trong dấu nháy: title: 'Ngõ hoa: tổ 5'",
            ),
            (
                "After “title:” there is a second colon, so it is unclear which is the key.",
                "Put all that follows the first colon between quotes: title: 'Ngõ hoa: tổ 5'",
            ),
        ),
        Told(
            "key-unknown",
            3,
            1,
            (
                "Không có mục “ngay”.",
                "Có phải là “ngày gỡ”? Danh sách các mục ở docs/content.md; của site_config.yaml ở docs/config.md.",
            ),
            (
                "There is no key “ngay”.",
                "Did you mean “ngày gỡ”? All keys are in docs/content.md; those of site_config.yaml in docs/config.md.",
            ),
        ),
        Told(
            "yaml-sign",
            4,
            10,
            (
                "Nội dung mở đầu bằng “@”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: summary: '@Hoa giấy'",
            ),
            (
                "The value begins with “@”, which has a meaning of its own here.",
                "Put the whole text between quotes: summary: '@Hoa giấy'",
            ),
        ),
        Told(
            "date-impossible",
            5,
            7,
            (
                "Không có ngày “30/2/2025”: tháng 2/2025 chỉ có 28 ngày.",
                "Gõ lại ngày, muộn nhất là: 2025-02-28 hoặc 28/02/2025",
            ),
            (
                "There is no date “30/2/2025”: the month 2/2025 has only 28 days.",
                "Type the day again, at the latest: 2025-02-28 or 28/02/2025",
            ),
        ),
    ),
    _lines(
        "a quote that only the next one ends",
        "title",
        'title: "Ngõ hoa\nsummary: "Hoa giấy"\norganisaton: Chi hội phụ nữ',
        'title: "Ngõ hoa"\nsummary: "Hoa giấy"\norganisation: Chi hội phụ nữ',
        Told(
            "yaml-quote-open",
            2,
            8,
            ('Dấu nháy " mở ra mà không đóng lại.', 'Thêm dấu nháy ở cuối: title: "Ngõ hoa"'),
            ('The quote " is opened and never closed.', 'Add a quote at the end: title: "Ngõ hoa"'),
        ),
        Told(
            "key-unknown",
            4,
            1,
            (
                "Không có mục “organisaton”.",
                "Có phải là “organisation”? Danh sách các mục ở docs/content.md; của site_config.yaml ở docs/config.md.",
            ),
            (
                "There is no key “organisaton”.",
                "Did you mean “organisation”? All keys are in docs/content.md; those of site_config.yaml in docs/config.md.",
            ),
        ),
    ),
    _lines(
        "spaces missing in every line",
        "title",
        "title:Ngõ hoa\nsummary:Hoa giấy",
        "title: Ngõ hoa\nsummary: Hoa giấy",
        Told(
            "yaml-space",
            2,
            6,
            ("Sau dấu “:” thiếu dấu cách.", "Thêm một dấu cách: title: Ngõ hoa"),
            ("A space is missing after “:”.", "Add a space: title: Ngõ hoa"),
        ),
        Told(
            "yaml-space",
            3,
            8,
            ("Sau dấu “:” thiếu dấu cách.", "Thêm một dấu cách: summary: Hoa giấy"),
            ("A space is missing after “:”.", "Add a space: summary: Hoa giấy"),
        ),
    ),
    _files(
        "a model that cannot be read, with a photo that is missing and one that it has",
        {
            "content/models/ngo-hoa.md": "---\ntitle Ngõ hoa\nphotos: [co.jpg, thieu.jpg]\ndate: hôm qua\nward: P. Bình Minh\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nBài.\n",
            "content/models/ngo-hoa/co.jpg": PHOTO,
        },
        {
            "content/models/ngo-hoa.md": "---\ntitle: Ngõ hoa\nphotos: [co.jpg, thieu.jpg]\nward: P. Bình Minh\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nBài.\n",
            "content/models/ngo-hoa/thieu.jpg": PHOTO,
        },
        Told(
            "yaml-no-colon",
            2,
            1,
            (
                "“title Ngõ hoa” không có tên mục và dấu hai chấm.",
                "Gõ tên mục, dấu hai chấm, dấu cách rồi nội dung, ví dụ: title: Ngõ hoa",
            ),
            (
                "“title Ngõ hoa” has no key with a colon.",
                "Type a key, a colon, a space and the text, for example: title: Ngõ hoa",
            ),
        ),
        Told(
            "photo-missing",
            3,
            1,
            (
                "Không thấy tệp ảnh “content/models/ngo-hoa/thieu.jpg”.",
                "Chép ảnh vào đúng chỗ ấy, hoặc sửa tên tệp cho đúng từng chữ, kể cả chữ hoa, chữ thường.",
            ),
            (
                "The photo “content/models/ngo-hoa/thieu.jpg” is not there.",
                "Copy it to that place, or mend its name letter by letter, capitals too.",
            ),
        ),
        Told(
            "value-not-date",
            4,
            7,
            (
                "“hôm qua” không đọc được thành ngày.",
                "Gõ năm-tháng-ngày hoặc ngày/tháng/năm, năm đủ bốn chữ số, ví dụ: 2026-02-05",
            ),
            (
                "“hôm qua” cannot be read as a date.",
                "Type year-month-day or day/month/year, the year with four digits, for example: 2026-02-05",
            ),
        ),
    ),
    _files(
        "a register with a line that cannot be read does not make its names unknown",
        {
            "content/registry/units.yaml": "units:\n  - {id: a, name: Bình Minh, type: phường\n  - {id: b, name: Gia Thụy, type: phường}\n",
            "content/models/ngo-sach.md": "---\ntitle: Ngõ sạch\nward: phường Gia Thụy\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nBài.\n",
        },
        {
            "content/registry/units.yaml": "units:\n  - {id: a, name: Bình Minh, type: phường}\n  - {id: b, name: Gia Thụy, type: phường}\n"
        },
        Told(
            "yaml-bracket",
            2,
            5,
            (
                "Dấu “{” mở ra mà không đóng lại.",
                "Là danh sách thì thêm dấu đóng: - {id: a, name: Bình Minh, type: phường} ; là chữ thì đặt trong dấu nháy: - '{id: a, name: Bình Minh, type: phường'",
            ),
            (
                "“{” is opened and never closed.",
                "For a list add the closing one: - {id: a, name: Bình Minh, type: phường} ; for text use quotes: - '{id: a, name: Bình Minh, type: phường'",
            ),
            path="content/registry/units.yaml",
        ),
    ),
)

ABBREVIATED = (
    _files(
        "an abbreviation with two meanings",
        {
            "content/registry/abbreviations.yaml": "abbreviations:\n  - {short: TTĐT, full: [trật tự đô thị, thông tin điện tử]}\n",
            "content/models/ngo-hoa.md": "---\ntitle: Ngõ hoa\nward: P. Bình Minh\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nBan TTĐT của phường.\n",
        },
        {
            "content/models/ngo-hoa.md": "---\ntitle: Ngõ hoa\nabbreviations: {TTĐT: trật tự đô thị}\nward: P. Bình Minh\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nBan TTĐT của phường.\n"
        },
        Told(
            "abbreviation-unclear",
            9,
            1,
            (
                "“TTĐT” có nhiều nghĩa: trật tự đô thị / thông tin điện tử.",
                "Thêm vào phần đầu tệp một dòng, chọn nghĩa đúng: abbreviations: {TTĐT: trật tự đô thị} ; hoặc trong bài viết đủ chữ rồi để viết tắt trong ngoặc: trật tự đô thị (TTĐT)",
            ),
            (
                "“TTĐT” has several meanings: trật tự đô thị / thông tin điện tử.",
                "Add a line to the front matter with the right one: abbreviations: {TTĐT: trật tự đô thị} ; or write the words in the text with the abbreviation in brackets: trật tự đô thị (TTĐT)",
            ),
        ),
    ),
    _files(
        "an abbreviation with two meanings, explained in the text",
        {
            "content/registry/abbreviations.yaml": "abbreviations:\n  - {short: TTĐT, full: [trật tự đô thị, thông tin điện tử]}\n",
            "content/models/ngo-hoa.md": "---\ntitle: Ngõ hoa\nward: P. Bình Minh\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nCổng TTĐT của phường.\n",
        },
        {
            "content/models/ngo-hoa.md": "---\ntitle: Ngõ hoa\nward: P. Bình Minh\nyear: 2024\nsector: kinh tế\nkind: tuyến ngõ hoa\n---\n\nCổng thông tin điện tử (TTĐT) của phường.\n"
        },
        Told(
            "abbreviation-unclear",
            9,
            1,
            (
                "“TTĐT” có nhiều nghĩa: trật tự đô thị / thông tin điện tử.",
                "Thêm vào phần đầu tệp một dòng, chọn nghĩa đúng: abbreviations: {TTĐT: trật tự đô thị} ; hoặc trong bài viết đủ chữ rồi để viết tắt trong ngoặc: trật tự đô thị (TTĐT)",
            ),
            (
                "“TTĐT” has several meanings: trật tự đô thị / thông tin điện tử.",
                "Add a line to the front matter with the right one: abbreviations: {TTĐT: trật tự đô thị} ; or write the words in the text with the abbreviation in brackets: trật tự đô thị (TTĐT)",
            ),
        ),
    ),
)

BUSY = (
    _files(
        "a model full of mistakes of a busy day",
        {
            "content/models/ngo-hoa.md": '---\nTên mô hình: Tuyến "ngõ hoa": tổ 5\nphường: P.Bình Minh\nnăm:2025\nlĩnh vực: kinh tế\nloai: tuyến ngõ hoa\nảnh:\n  - truoc.jpg\n  - sau.JPG\ntóm tắt: Bà con trồng hoa ,dọn rác.Sạch đẹp./.\nđơn vị thực hiện: @Hội LHPN phường\nngày đăng: 30-2-2025\n---\n\nBà con "rất phấn khởi" , đồng tình.\nBà Hồng- tổ trưởng nói: “ngõ sạch thì ai cũng vui.\n',
            "content/models/ngo-hoa/sau.jpg": PHOTO,
        },
        {
            "content/models/ngo-hoa.md": "---\nTên mô hình: 'Tuyến “ngõ hoa”: tổ 5'\nphường: P.Bình Minh\nnăm: 2025\nlĩnh vực: kinh tế\nloai: tuyến ngõ hoa\nảnh:\n  - truoc.jpg\n  - sau.jpg\ntóm tắt: Bà con trồng hoa, dọn rác. Sạch đẹp./.\nđơn vị thực hiện: '@Hội LHPN phường'\nngày đăng: 2025-02-28\n---\n\nBà con “rất phấn khởi”, đồng tình.\nBà Hồng – tổ trưởng nói: “ngõ sạch thì ai cũng vui”.\n",
            "content/models/ngo-hoa/truoc.jpg": PHOTO,
        },
        Told(
            "yaml-colon",
            2,
            29,
            (
                "Sau “Tên mô hình:” có thêm một dấu hai chấm, máy không biết đâu là tên mục.",
                "Đặt cả phần sau dấu hai chấm thứ nhất trong dấu nháy: Tên mô hình: 'Tuyến “ngõ hoa”: tổ 5'",
            ),
            (
                "After “Tên mô hình:” there is a second colon, so it is unclear which is the key.",
                "Put all that follows the first colon between quotes: Tên mô hình: 'Tuyến “ngõ hoa”: tổ 5'",
            ),
        ),
        Told(
            "yaml-space",
            4,
            4,
            ("Sau dấu “:” thiếu dấu cách.", "Thêm một dấu cách: năm: 2025"),
            ("A space is missing after “:”.", "Add a space: năm: 2025"),
        ),
        Told(
            "photo-missing",
            8,
            1,
            (
                "Không thấy tệp ảnh “content/models/ngo-hoa/truoc.jpg”.",
                "Chép ảnh vào đúng chỗ ấy, hoặc sửa tên tệp cho đúng từng chữ, kể cả chữ hoa, chữ thường.",
            ),
            (
                "The photo “content/models/ngo-hoa/truoc.jpg” is not there.",
                "Copy it to that place, or mend its name letter by letter, capitals too.",
            ),
        ),
        Told(
            "photo-misnamed",
            9,
            1,
            ("Bài ghi ảnh “sau.JPG”, mà trong thư mục ảnh là “sau.jpg”.", "Sửa tên trong bài thành: sau.jpg"),
            (
                "The text names the photo “sau.JPG”, but the folder has “sau.jpg”.",
                "Change the name in the text to: sau.jpg",
            ),
        ),
        Told(
            "space-before-sign",
            10,
            26,
            ("Trước dấu “,” thừa dấu cách.", "Xóa dấu cách trước dấu ấy."),
            ("There is a space before “,”.", "Delete that space."),
        ),
        Told(
            "space-after-sign",
            10,
            27,
            ("Sau dấu “,” thiếu dấu cách.", "Thêm một dấu cách sau dấu ấy."),
            ("A space is missing after “,”.", "Add a space after it."),
        ),
        Told(
            "space-after-sign",
            10,
            35,
            ("Sau dấu “.” thiếu dấu cách.", "Thêm một dấu cách sau dấu ấy."),
            ("A space is missing after “.”.", "Add a space after it."),
        ),
        Told(
            "yaml-sign",
            11,
            19,
            (
                "Nội dung mở đầu bằng “@”, dấu có nghĩa riêng ở đây.",
                "Đặt cả nội dung trong dấu nháy: đơn vị thực hiện: '@Hội LHPN phường'",
            ),
            (
                "The value begins with “@”, which has a meaning of its own here.",
                "Put the whole text between quotes: đơn vị thực hiện: '@Hội LHPN phường'",
            ),
        ),
        Told(
            "date-impossible",
            12,
            12,
            (
                "Không có ngày “30-2-2025”: tháng 2/2025 chỉ có 28 ngày.",
                "Gõ lại ngày, muộn nhất là: 2025-02-28 hoặc 28/02/2025",
            ),
            (
                "There is no date “30-2-2025”: the month 2/2025 has only 28 days.",
                "Type the day again, at the latest: 2025-02-28 or 28/02/2025",
            ),
        ),
        Told(
            "straight-quote",
            15,
            8,
            ("Dấu ngoặc kép ở đây là dấu thẳng.", "Gõ “ ở đầu và ” ở cuối phần được trích."),
            ("The quotation marks here are straight ones.", "Type “ before and ” after what is quoted."),
        ),
        Told(
            "space-before-sign",
            15,
            23,
            ("Trước dấu “,” thừa dấu cách.", "Xóa dấu cách trước dấu ấy."),
            ("There is a space before “,”.", "Delete that space."),
        ),
        Told(
            "hyphen-as-dash",
            16,
            4,
            ("Trong “Hồng- tổ” dấu gạch chỉ có dấu cách ở một bên.", "Gõ: Hồng – tổ"),
            ("The hyphen of “Hồng- tổ” has a space on one side only.", "Type: Hồng – tổ"),
        ),
        Told(
            "unbalanced-quotes",
            16,
            25,
            (
                "Dấu “ ở đây không có dấu đi cùng trong đoạn.",
                "Thêm “ ở đầu hay ” ở cuối phần được trích, hoặc xóa dấu thừa.",
            ),
            (
                "This “ has no partner in its paragraph.",
                "Add “ before or ” after what is quoted, or delete the mark that is too many.",
            ),
        ),
    ),
)

BROKEN: tuple[Broken, ...] = (*LINES, *CONFIGURATION, *BODIES, *WHOLE_FILES, *WORDS, *SEVERAL, *ABBREVIATED, *BUSY)
