"""The keys of every kind of front matter and registry: the one table that reading, docs and tests go by.

English keys are canonical; the first of the other names is the Vietnamese one that messages use.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from showcase import slips
from showcase.fronts import (
    Abbreviation,
    Award,
    AwardForm,
    Consent,
    Figure,
    FigureName,
    Person,
    PhotoFront,
    Recognition,
    TermFront,
    UnitFront,
    YearFront,
    YearTheme,
)
from showcase.quantities import QuantityError, parse_date, parse_location, parse_partial_date, parse_year
from showcase.schema import MISSING, TEXT, Field, Reader, Shape, choice, list_of, mapping_of_text, parsed, record
from showcase.urls import is_safe_path
from showcase.vietnamese import slug

_ID = re.compile(r"[a-z0-9]{6}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"/([a-z0-9._-]+/)+")

_YES = choice("flag", {"có": ("true", "yes", "đúng", "x"), "không": ("false", "no", "sai")})


def _read_flag(reader: Reader, node: yaml.Node) -> Any:
    value = _YES.read(reader, node)
    return value if value is MISSING else value == "có"


def _flag(words: str) -> bool:
    return bool(_YES.of_words(words) == "có")


def _matching(
    pattern: re.Pattern[str], code: str, name: str, examples: tuple[str, ...], meant: Callable[[str], str]
) -> Shape:
    """Make a shape of text that matches; `meant` proposes what to type instead, where that would match."""

    def is_right(text: str) -> bool:
        return bool(pattern.fullmatch(text)) and is_safe_path(text.strip("/"))

    def parse(text: str) -> str:
        if not is_right(text):
            proposed = meant(text)
            example = proposed if is_right(proposed) else examples[0]
            raise slips.Told(slips.Slip(code=code, args={"value": text, "reason": code, "example": example}))
        return text

    return parsed(name, parse, code, examples, pattern=f"^(?:{pattern.pattern})$")


def _read_location(reader: Reader, node: yaml.Node) -> Any:
    """Read one point (`[21.04, 105.88]` or "21.04, 105.88"), or a list of points for a lane."""
    if (
        isinstance(node, yaml.SequenceNode)
        and node.value
        and not all(isinstance(n, yaml.ScalarNode) for n in node.value)
    ):
        points = [_point(reader, child) for child in node.value]
        return MISSING if MISSING in points else tuple(points)
    point = _point(reader, node)
    return point if point is MISSING else (point,)


def _point(reader: Reader, node: yaml.Node) -> Any:
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    text = ", ".join(str(part.value) for part in parts if isinstance(part, yaml.ScalarNode))
    try:
        return parse_location(text)
    except QuantityError as error:
        example = "[21.04660, 105.88340]"
        if slip := slips.in_quantity(error, example):
            return reader.tell_slip(node, slip)
        return reader.tell(node, "value-not-location", value=text, reason=str(error), example=example)


def _read_figures(reader: Reader, node: yaml.Node) -> Any:
    pairs = _FIGURES.read(reader, node)
    return pairs if pairs is MISSING else tuple(Figure(name=k, value=v) for k, v in pairs.items())


def _read_one_year(reader: Reader, node: yaml.Node) -> Any:
    year = YEAR.read(reader, node)
    return year if year is MISSING else (YearFront(year=year),)


def _one_year(words: str) -> tuple[YearFront]:
    return (YearFront(year=YEAR.of_words(words)),)


def _field(
    key: str,
    shape: Shape,
    *names: str,
    attribute: str = "",
    required: bool = False,
    wanted: bool = False,
    example: str = "",
) -> Field:
    return Field(
        key=key, shape=shape, names=names, attribute=attribute, required=required, wanted=wanted, example=example
    )


def _partial(text: str) -> str:
    return str(parse_partial_date(text))


_day: Callable[[str], Any] = parse_date
_DAY = (
    "([0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}"
    "|([Nn]gày )?[0-9]{1,2}( ?[/.-] ?[0-9]{1,2} ?[/.-] ?| tháng [0-9]{1,2}( năm|,)? )[0-9]{4})"
)
_MONTH = "([0-9]{4}[/.-][0-9]{1,2}|([Tt]háng )?[0-9]{1,2}( ?[/.-] ?|( năm|,)? )[0-9]{4}|([Nn]ăm )?[0-9]{4})"

FLAG = Shape(name="flag", read=_read_flag, examples=("true", "không"), of_words=_flag, words=_YES.words)
DATE = parsed("date", _day, "value-not-date", ("2026-02-05", "05/02/2025"), pattern=f"^{_DAY}$")
PARTIAL_DATE = parsed(
    "month or date", _partial, "value-not-date", ("2025-03", "2025-03-12"), pattern=f"^({_DAY}|{_MONTH})$"
)
YEAR = parsed("year", parse_year, "value-not-year", ("2021", "2024"), pattern="^([Nn]ăm )?[0-9]{4}$")
SLUG = _matching(_SLUG, "value-not-slug", "slug", ("ngo-hoa-hoa-sua",), slug)
ID = _matching(_ID, "value-not-id", "six letters and digits", ("k7f2qx",), str.lower)
ADDRESS = _matching(_ADDRESS, "value-not-address", "address", ("/dia-chi-cu/",), slips.as_address)
LOCATION = Shape(
    name="location",
    read=_read_location,
    examples=("[21.04660, 105.88340]", "[[21.0466, 105.8834], [21.0470, 105.8841]]"),
)

LEVEL = choice(
    "level",
    {
        "cơ sở": ("cấp cơ sở", "xã", "phường", "cấp phường", "cấp xã", "thị trấn"),
        "quận": ("cấp quận", "huyện", "cấp huyện", "thị xã", "cấp thị xã", "cấp quận, huyện, thị xã"),
        "thành phố": ("cấp thành phố", "tỉnh", "cấp tỉnh"),
    },
)
NATURE = choice("nature", {"làm mới": ("mới",), "duy trì": (), "nhân rộng": (), "thí điểm": ()})
STATUS = choice(
    "status",
    {
        "đăng ký": ("đã đăng ký",),
        "triển khai": ("đã triển khai", "thực hiện", "đang thực hiện"),
        "được công nhận": ("công nhận", "đã công nhận"),
        "tiêu biểu": ("điển hình",),
        "được khen thưởng": ("khen thưởng", "biểu dương", "được biểu dương"),
    },
)
"""How far a model came in a year, where no day is known; a later step implies the registration, never the reverse."""
RESULT = choice("result", {"đạt hiệu quả": ("hiệu quả",), "chưa đạt": (), "dừng thực hiện": ("dừng",)})
PARTICIPANT = choice("participant", {"tập thể": (), "cá nhân": ()})
STAGE = choice("stage", {"trước": (), "đang làm": (), "sau": ()})
SCOPE = choice("scope", {"ward": ("phường", "xã", "cả phường"), "district": ("quận", "huyện", "cả quận")})
SHOW = choice("person", {"tên": (), "chức danh": (), "ẩn": ()})
AGREED = choice("consent", {"có": ("true", "yes"), "không": ("false", "no")})
UNIT_TYPE = choice(
    "unit type",
    dict.fromkeys(("phường", "xã", "thị trấn", "đặc khu", "quận", "huyện", "thị xã", "thành phố", "tỉnh"), ()),
)
_FIGURES = mapping_of_text("figures", "{chiều dài (m): 120}")
FIGURES = Shape(
    name="figures",
    read=_read_figures,
    examples=("{chiều dài (m): 120}", "{số hộ tham gia: '42', cây xanh: 15}"),
    values=TEXT,
)

RECOGNITION = record("recognition", Recognition, (_field("date", DATE, "ngày"), _field("document", TEXT, "văn bản")))

YEAR_FIELDS = (
    _field("year", YEAR, "năm", required=True),
    _field("status", STATUS, "tình trạng", "trạng thái"),
    _field("level", LEVEL, "cấp"),
    _field("nature", NATURE, "tính chất"),
    _field("registered", DATE, "ngày đăng ký"),
    _field("result", RESULT, "kết quả"),
    _field("recognised", RECOGNITION, "công nhận"),
    _field("outstanding", FLAG, "tiêu biểu"),
)
YEARS = list_of(record("year of a model", YearFront, YEAR_FIELDS, short=YEAR_FIELDS[0]))
ONE_YEAR = Shape(name="year", read=_read_one_year, examples=YEAR.examples, of_words=_one_year, pattern=YEAR.pattern)

FILE = Shape(name="file name", read=TEXT.read, examples=("truoc.jpg", "sau.jpg"), of_words=TEXT.of_words)

PHOTO_FIELDS = (
    _field("file", FILE, "tệp", "ảnh", required=True),
    _field("caption", TEXT, "chú thích"),
    _field("alt", TEXT, "mô tả ảnh"),
    _field("stage", STAGE, "thời điểm"),
    _field("date", PARTIAL_DATE, "ngày chụp", "ngày"),
    _field("credit", TEXT, "người chụp"),
)
PHOTOS = list_of(record("photo", PhotoFront, PHOTO_FIELDS, short=PHOTO_FIELDS[0], line="line"))

AWARDS = list_of(
    record(
        "award",
        Award,
        (
            _field("year", YEAR, "năm", required=True),
            _field("body", TEXT, "cơ quan khen thưởng", "cơ quan", example="UBND phường Bình Minh"),
            _field("form", TEXT, "hình thức", example="giấy khen"),
            _field("document", TEXT, "văn bản", example="123/QĐ-UBND"),
        ),
    )
)
PERSON = record(
    "person",
    Person,
    (
        _field("name", TEXT, "tên", "họ tên", example="Nguyễn Thị A"),
        _field("role", TEXT, "chức danh", example="Tổ trưởng tổ dân phố"),
        _field("show", SHOW, "hiển thị"),
    ),
)
CONSENT = record(
    "consent",
    Consent,
    (
        _field("people", AGREED, "người lớn"),
        _field("children", AGREED, "trẻ em"),
        _field("basis", TEXT, "căn cứ", example="giấy đồng ý tháng 3/2025"),
    ),
)

ABBREVIATIONS = mapping_of_text("abbreviations", "{TTĐT: trật tự đô thị}")

DOCUMENT_FIELDS = (
    _field("title", TEXT, "tên mô hình", "tiêu đề", "tên", required=True),
    _field("summary", TEXT, "tóm tắt"),
    _field("date", DATE, "ngày đăng"),
    _field("updated", DATE, "cập nhật"),
    _field("expires", DATE, "ngày gỡ"),
    _field("draft", FLAG, "bản nháp"),
    _field("slug", SLUG, "đường dẫn"),
    _field("id", ID, "mã"),
    _field("old_addresses", list_of(ADDRESS), "địa chỉ cũ"),
    _field("photos", PHOTOS, "ảnh"),
    _field("tags", list_of(TEXT), "từ khóa"),
    _field("abbreviations", ABBREVIATIONS, "chữ viết tắt", "viết tắt"),
)
PLACE_FIELDS = (
    _field("ward", TEXT, "phường", "xã", "thị trấn", "địa phương", "xã, phường"),
    _field("district", TEXT, "quận", "huyện", "thị xã", "quận, huyện"),
    _field("unit_today", TEXT, "đơn vị hiện nay"),
    _field("years", YEARS, "các năm"),
    _field("year", ONE_YEAR, "năm", attribute="years"),
)
MODEL_FIELDS = (
    *DOCUMENT_FIELDS,
    *PLACE_FIELDS,
    _field("scope", SCOPE, "phạm vi"),
    _field("sector", TEXT, "lĩnh vực", wanted=True, example="văn hóa - xã hội"),
    _field("kind", TEXT, "loại mô hình", "loại", "loại hình", wanted=True, example="tuyến ngõ hoa"),
    _field("status", STATUS, "tình trạng", "trạng thái"),
    _field("level", LEVEL, "cấp"),
    _field("participant", PARTICIPANT, "đối tượng"),
    _field("organisation", TEXT, "đơn vị thực hiện"),
    _field("person", PERSON, "cá nhân"),
    _field("group", TEXT, "tổ dân phố", "thôn", "tổ"),
    _field("address", TEXT, "địa chỉ"),
    _field("location", LOCATION, "tọa độ"),
    _field("awards", AWARDS, "khen thưởng"),
    _field("documents", list_of(TEXT), "văn bản"),
    _field("figures", FIGURES, "kết quả bằng số"),
    _field("replicated_from", TEXT, "nhân rộng từ"),
    _field("featured", FLAG, "nổi bật"),
    _field("checked", DATE, "ngày kiểm tra", "lần cuối còn thấy"),
    _field("consent", CONSENT, "đồng ý đăng ảnh"),
    _field("classified_by", TEXT, "người phân loại", "phân loại bởi"),
)
ARTICLE_FIELDS = (*DOCUMENT_FIELDS, *PLACE_FIELDS, _field("author", TEXT, "tác giả"), _field("source", TEXT, "nguồn"))
PAGE_FIELDS = DOCUMENT_FIELDS

PAPER_FIELDS = (
    *DOCUMENT_FIELDS,
    _field("number", TEXT, "số hiệu"),
    _field("type", TEXT, "loại văn bản", attribute="form"),
    _field("issuer", TEXT, "cơ quan ban hành"),
    _field("subject", TEXT, "trích yếu"),
    _field("level", LEVEL, "cấp"),
    _field("movement", TEXT, "phong trào"),
    _field("file", TEXT, "tệp"),
)
REPORT_FIELDS = (
    *DOCUMENT_FIELDS,
    *PLACE_FIELDS,
    _field("period", TEXT, "giai đoạn", "kỳ báo cáo"),
    _field("measure", TEXT, "chỉ tiêu"),
    _field("figures", FIGURES, "số liệu"),
    _field("source", TEXT, "nguồn"),
    _field("note", TEXT, "ghi chú"),
)
FRONTS: dict[str, tuple[Field, ...]] = {
    "model": MODEL_FIELDS,
    "article": ARTICLE_FIELDS,
    "page": PAGE_FIELDS,
    "document": PAPER_FIELDS,
    "report": REPORT_FIELDS,
}
"""The keys of each kind of Markdown file."""

UNIT_FIELDS = (
    _field("id", TEXT, "mã", required=True, example="binh-minh"),
    _field("name", TEXT, "tên", required=True, example="Bình Minh"),
    _field("type", UNIT_TYPE, "loại", required=True),
    _field("parent", TEXT, "thuộc"),
    _field("aliases", list_of(TEXT), "tên khác"),
    _field("slug", SLUG, "đường dẫn"),
    _field("from", DATE, "từ ngày", attribute="valid_from"),
    _field("to", DATE, "đến ngày", attribute="valid_to"),
    _field("code", TEXT, "mã số"),
)
TERM_FIELDS = (
    _field("name", TEXT, "tên", required=True, example="tuyến ngõ hoa"),
    _field("slug", SLUG, "đường dẫn"),
    _field("aliases", list_of(TEXT), "tên khác"),
    _field("description", TEXT, "mô tả"),
)
YEAR_THEME_FIELDS = (
    _field("year", YEAR, "năm", required=True),
    _field("theme", TEXT, "chủ đề", required=True, example="Năm Dân vận khéo"),
    _field("unit", TEXT, "đơn vị"),
    _field("source", TEXT, "nguồn"),
)

AWARD_FORM_FIELDS = (
    _field("name", TEXT, "tên", required=True, example="giấy khen"),
    _field("aliases", list_of(TEXT), "tên khác"),
    _field("body", TEXT, "cơ quan khen thưởng"),
    _field("level", LEVEL, "cấp"),
)
FIGURE_NAME_FIELDS = (
    _field("name", TEXT, "tên", required=True, example="số hộ tham gia"),
    _field("unit", TEXT, "đơn vị tính"),
    _field("aliases", list_of(TEXT), "tên khác"),
    _field("summed", FLAG, "cộng được"),
)
ABBREVIATION_FIELDS = (
    _field("short", TEXT, "viết tắt", required=True, example="UBND"),
    _field("full", list_of(TEXT), "viết đủ", "viết đầy đủ", required=True, example="Ủy ban nhân dân"),
)

REGISTRIES: dict[str, Field] = {
    "units": _field("units", list_of(record("unit", UnitFront, UNIT_FIELDS)), "đơn vị"),
    "sectors": _field("sectors", list_of(record("sector", TermFront, TERM_FIELDS)), "lĩnh vực"),
    "kinds": _field("kinds", list_of(record("kind", TermFront, TERM_FIELDS)), "loại mô hình"),
    "years": _field("years", list_of(record("theme of a year", YearTheme, YEAR_THEME_FIELDS)), "năm"),
    "awards": _field("awards", list_of(record("form of reward", AwardForm, AWARD_FORM_FIELDS)), "khen thưởng"),
    "figures": _field("figures", list_of(record("figure", FigureName, FIGURE_NAME_FIELDS)), "số liệu"),
    "abbreviations": _field(
        "abbreviations", list_of(record("abbreviation", Abbreviation, ABBREVIATION_FIELDS)), "chữ viết tắt"
    ),
}
