"""Start a new site in an empty folder, or a new model in a site; what is there is never written over."""

from __future__ import annotations

import sys
from typing import Final

from msgspec import Struct

from showcase import ids, wording
from showcase.config import Config
from showcase.corrections import as_scalar
from showcase.diagnostics import Failed
from showcase.mending import note_ids, site_registry
from showcase.pipeline import read_site
from showcase.quantities import QuantityError, parse_year
from showcase.registry import COMMUNE_TYPES, Registry
from showcase.report import today_in
from showcase.request import DONE, MISTAKES, USAGE, Request
from showcase.scan import is_ignored
from showcase.spellings import Spellings
from showcase.urls import is_safe_path
from showcase.vietnamese import fold, normalise, slug, split_unit

_CONFIG = """\
# Cấu hình của trang. Chỉ mục title là bắt buộc; các mục khác xem docs/config.md.
title: Dân vận khéo
description: Các mô hình “Dân vận khéo” của phường.
# base_url: https://danvankheo.example/      # địa chỉ trang khi đưa lên mạng: cần cho sitemap và bản tin
"""

_MODEL = """\
---
title: Ngõ hoa mẫu
ward: phường Bình Minh
year: 2026
sector: văn hóa - xã hội
kind: tuyến ngõ hoa
summary: Tệp mẫu để xem cách viết; hãy sửa hoặc xóa đi.
---

Viết vài đoạn kể về mô hình ở đây. Để một dòng trống giữa hai đoạn.

## Cách làm

- Mỗi ý một dòng, đầu dòng có dấu gạch.
- Ảnh để trong thư mục cùng tên với tệp này, rồi thêm vào mục photos ở trên.
"""

_FILES = {
    "site_config.yaml": _CONFIG,
    "content/models/ngo-hoa-mau.md": _MODEL,
    ".gitignore": "output/\n.cache/\n",
}


def init(request: Request) -> int:
    """Write the files of a new site; a folder that holds anything is left alone."""
    folder = request.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(request.say("cli.init-exists", folder=folder), file=sys.stderr)
        return USAGE
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    print(request.say("cli.init-done", folder=folder))
    return DONE


def new(request: Request) -> int:
    """Write a model's file with every key explained, make its photo folder, and say what to do next."""
    try:
        config, _ = read_site(request.options)
    except Failed as failure:
        print(wording.as_text(failure.diagnostics, request.options.site, request.lang), file=sys.stderr)
        return MISTAKES
    try:
        draft = _draft(request, config)
        path = _free_path(request, draft)
    except _Refused as refusal:
        print(refusal, file=sys.stderr)
        return USAGE
    file = request.options.site / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(_model(draft))
        file.with_suffix("").mkdir(exist_ok=True)
        note_ids(request.options.site)
    except OSError as error:
        print(request.say("cli.not-written", file=path, reason=error), file=sys.stderr)
        return MISTAKES
    if not request.quiet:
        print(request.say("cli.new-done", file=path, photos=f"{path.removesuffix('.md')}/"))
        print(request.say("cli.new-next" if draft.ward else "cli.new-next-ward"))
    return DONE


class _Refused(Exception):
    """Raised for what a new model cannot be made of, in the person's words."""


class _Draft(Struct, frozen=True, kw_only=True):
    """What a new model is made of; `ward`, `sector` and `kind` may be empty, to be filled in."""

    title: str
    ward: str
    year: int
    sector: str
    kind: str
    date: str
    id: str
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]


def _draft(request: Request, config: Config) -> _Draft:
    """Read what was typed, in the spelling of the site's registers."""
    registry = site_registry(request.options.site)
    spellings = Spellings(registry)
    today = request.options.date or today_in(config.time_zone)
    sector = spellings.registered("sector", _words(request.sector))
    sectors = tuple(row.name for row in registry.sectors)
    if sector and fold(sector) not in {fold(n) for row in registry.sectors for n in (row.name, *row.aliases)}:
        raise _Refused(request.say("cli.new-sector", value=sector, choices="; ".join(sectors)))
    try:
        year = parse_year(request.year) if request.year else today.year
    except QuantityError:
        raise _Refused(request.say("cli.new-year", value=request.year)) from None
    return _Draft(
        title=_words(" ".join(request.title)),
        ward=spellings.registered("ward", _words(request.ward)) or _only_ward(registry),
        year=year,
        sector=sector,
        kind=spellings.registered("kind", _words(request.kind)),
        date=today.isoformat(),
        id=ids.new(ids.used(request.options.site)),
        sectors=sectors,
        kinds=tuple(row.name for row in registry.kinds)[:_MOST_KINDS],
    )


def _words(typed: str | None) -> str:
    return " ".join(normalise(typed or "").split())


def _only_ward(registry: Registry) -> str:
    """Return the ward of a site that has one today."""
    wards = [row for row in registry.units if row.type in COMMUNE_TYPES and row.valid_to is None]
    return f"{wards[0].type} {wards[0].name}" if len(wards) == 1 else ""


def _free_path(request: Request, draft: _Draft) -> str:
    """Return where the file goes: in its ward's folder, by a name that no model of the site has."""
    stem, ward = _name(draft.title, "mo-hinh"), _name(split_unit(draft.ward)[1], "phuong")
    if not stem:
        raise _Refused(request.say("cli.new-name", title=draft.title))
    models = request.options.site / "content" / "models"
    others = (p for p in models.rglob("*") if p.suffix.lower() == ".md" and not is_ignored(p.name))
    same = [path.relative_to(request.options.site).as_posix() for path in others if slug(path.stem) == stem]
    if same:
        raise _Refused(request.say("cli.new-exists", title=draft.title, file=same[0]))
    return "/".join(part for part in ("content/models", ward, f"{stem}.md") if part)


def _name(text: str, prefix: str) -> str:
    """Return a text as the name of a file or folder that every system and host takes (Windows has no `con`)."""
    name = slug(text)
    return name if not name or is_safe_path(name) else f"{prefix}-{name}"


_MOST_KINDS: Final = 8
_COLUMN: Final = 44
_HEAD: Final = """\
# Mỗi mục một dòng: tên mục, dấu hai chấm, một dấu cách, nội dung. Chữ sau dấu # là ghi chú, không lên trang.
# Mục chưa dùng có dấu # ở đầu dòng: muốn dùng thì xóa dấu # và dấu cách ấy, rồi sửa nội dung.
# Mọi mục được giải thích trong docs/content.md."""
_UNUSED: Final = (
    ("summary: Hơn một trăm chậu hoa do bà con cùng trồng.", "tóm tắt: một, hai câu"),
    ("photos: [{file: dau-ngo.jpg, caption: Đầu ngõ, alt: Con ngõ nhiều hoa}]", "ảnh, chú thích, mô tả ảnh"),
    ("group: Tổ 5", "tổ dân phố, thôn"),
    ("address: ngõ 12 phố Hoa Sữa", "địa chỉ"),
    ("location: [21.04660, 105.88340]", "tọa độ chép từ bản đồ, vĩ độ trước"),
    ("participant: tập thể", "đối tượng: tập thể hay cá nhân"),
    ("organisation: Chi hội phụ nữ tổ 5", "đơn vị thực hiện"),
    ("person: {role: Tổ trưởng tổ dân phố, show: chức danh}", "cá nhân; tên chỉ hiện khi người ấy đồng ý"),
    ("consent: {people: có, children: không, basis: giấy đồng ý}", "đồng ý đăng ảnh"),
    ("district: quận Long Biên", "quận, huyện của thời ấy (trước 01/7/2025)"),
    ("unit_today: Nay thuộc phường Bồ Đề", "đơn vị hiện nay, khi phường cũ đã chia"),
    ("scope: district", "phạm vi cả quận, huyện: khi ấy district thay cho ward"),
    ("years: [{year: 2025, nature: làm mới}, {year: 2026, nature: duy trì}]", "các năm, thay cho year"),
    ("status: triển khai", "tình trạng: đăng ký, triển khai, được công nhận, tiêu biểu, được khen thưởng"),
    ("level: cơ sở", "cấp: cơ sở, quận, thành phố"),
    ("awards: [{year: 2026, form: giấy khen, body: UBND phường}]", "khen thưởng"),
    ("documents: [25-KH/ĐU]", "số hiệu văn bản"),
    ("figures: {chiều dài (m): 120, số hộ tham gia: 42}", "kết quả bằng số"),
    ("replicated_from: Ngõ hoa 720 Nguyễn Văn Cừ", "nhân rộng từ mô hình nào"),
    ("tags: [hoa giấy, cây xanh]", "từ khóa"),
    ("abbreviations: {TTĐT: trật tự đô thị}", "nghĩa của chữ viết tắt trong bài này"),
    ("featured: có", "nổi bật: lên trang chủ"),
    ("checked: 2026-01-15", "ngày kiểm tra, lần cuối còn thấy tại chỗ"),
    ("classified_by: ban biên tập", "ai xếp lĩnh vực, loại khi nguồn không nêu"),
    ("updated: 2026-03-01", "ngày cập nhật"),
    ("expires: 2026-12-31", "ngày gỡ khỏi trang"),
    ("draft: có", "bản nháp: chưa đăng"),
    ("slug: ngo-hoa-hoa-sua", "phần cuối địa chỉ; không ghi thì lấy tên tệp"),
    ("old_addresses: [/dia-chi-cu/]", "địa chỉ cũ, dẫn sang trang này"),
)
"""The other keys of a model, each with an example that reads, and what it is."""


def _model(draft: _Draft) -> str:
    """Return the text of a new model's file."""
    kinds = "; ".join(draft.kinds) or "tuyến ngõ hoa; tranh tường bích họa…"
    rows = (
        (f"title: {as_scalar(draft.title)}", "tên mô hình (bắt buộc)"),
        (f"ward: {as_scalar(draft.ward) if draft.ward else ''}", "phường, xã (bắt buộc), ví dụ: P. Bình Minh"),
        (f"year: {draft.year}", "năm (bắt buộc)"),
        (f"sector: {as_scalar(draft.sector) if draft.sector else ''}", f"lĩnh vực: {'; '.join(draft.sectors)}"),
        (f"kind: {as_scalar(draft.kind) if draft.kind else ''}", f"loại mô hình: {kinds}"),
        (f"date: {draft.date}", "ngày đăng"),
    )
    lines = (
        "---",
        _HEAD,
        *(_row(line, comment) for line, comment in rows),
        *(_row(f"# {line}", comment) for line, comment in _UNUSED),
        _row(f"id: {draft.id}", "mã cố định của mô hình: đã in lên biển thì đừng đổi"),
        "---",
        "",
        "",
    )
    return "\n".join(lines)


def _row(line: str, comment: str) -> str:
    return f"{line.ljust(_COLUMN)}  # {comment}"
