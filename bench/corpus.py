"""Invent models: the same number and seed give the same texts everywhere, and no two models the same.

Model `n` depends on the seed and on `n` alone, so that a site of 1,000 is the beginning of one of 10,000. Wards and
streets are invented; sizes are those of real write-ups, half a page to a page.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

SECTORS = ("Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị")
KINDS = ("ngõ hoa", "tranh tường", "ngõ không rác", "tổ tự quản", "đèn ngõ", "tủ sách", "vườn rau", "đổi rác lấy cây")
ORGANISATIONS = ("Chi hội phụ nữ", "Chi đoàn thanh niên", "Chi hội cựu chiến binh", "Ban công tác Mặt trận", "Chi bộ")
TAGS = ("môi trường", "tự quản", "đô thị xanh", "an sinh", "văn minh đô thị", "chuyển đổi số", "học tập", "phòng cháy")
LEVELS = ("cơ sở", "quận", "thành phố")
MODELS_A_WARD = 80

_FIRST = (
    "An",
    "Bình",
    "Cẩm",
    "Đông",
    "Giang",
    "Hoa",
    "Khánh",
    "Lạc",
    "Mỹ",
    "Ngọc",
    "Phú",
    "Quảng",
    "Tân",
    "Vĩnh",
    "Yên",
)
_SECOND = (
    "Đào",
    "Hạ",
    "Khê",
    "Lâm",
    "Mai",
    "Ninh",
    "Phong",
    "Sơn",
    "Thượng",
    "Thủy",
    "Trạch",
    "Viên",
    "Xá",
    "Ý",
    "Đức",
)
_STREETS = ("Hoa Sữa", "Bằng Lăng", "Bờ Đê", "Đầm Sen", "Giếng Đá", "Cây Gạo", "Chợ Cũ", "Đình Làng", "Ao Cá", "Bến Đò")
_HEADINGS = ("Vì sao làm", "Cách làm", "Kết quả", "Điều rút ra", "Lời bà con", "Việc sắp tới")
_SENTENCES = (
    "{organisation} họp với {homes} hộ ở {place} và thống nhất cách làm ngay từ đầu năm.",
    "Trước kia, đoạn ngõ này là **điểm đổ rác tự phát**, ai đi qua cũng phải bịt mũi.",
    "Bà con góp {money} triệu đồng cùng {days} ngày công; thu chi được *niêm yết ở nhà văn hóa*.",
    "Mỗi sáng thứ Bảy, các nhà cùng quét ngõ, tưới cây và nhắc nhau đổ rác đúng giờ.",
    "Người cao tuổi trông nom, thanh niên sơn tường, các cháu thiếu nhi làm biển nhắc nhở.",
    "Sau {months} tháng, lượng rác giảm {percent}%, đơn thư phản ánh gần như không còn.",
    "Phường {ward} đã có {many} ngõ làm theo, **{few} ngõ** được công nhận trong năm.",
    "Điều quan trọng là *dân biết, dân bàn, dân làm, dân kiểm tra*, cán bộ làm trước để bà con thấy.",
    "Nhóm trò chuyện của tổ nhận mỗi tuần chừng {many} ý kiến và trả lời trong ngày.",
    "Những bức tường loang lổ nay kể chuyện làng xưa bằng tranh, con ngõ thành nơi hẹn nhau chụp ảnh.",
)
_STEPS = (
    "Khảo sát và lập danh sách {homes} hộ",
    "Họp tổ, **thống nhất mức góp** tự nguyện",
    "Mua chậu, đất và giống hoa theo mùa",
    "Ký cam kết không đổ rác, không dán quảng cáo",
    "Lắp {many} bóng đèn dọc ngõ",
)


class Model(NamedTuple):
    """What is invented of a model."""

    slug: str
    title: str
    ward: str
    sector: str
    kind: str
    year: int
    date: str
    level: str
    organisation: str
    tags: tuple[str, ...]
    summary: str
    body: str


def models(count: int, seed: int = 1) -> Iterator[Model]:
    """Yield so many models."""
    return (model(number, seed) for number in range(count))


def model(number: int, seed: int = 1) -> Model:
    """Invent one model."""
    chance = random.Random(f"{seed} {number}")
    kind, street = chance.choice(KINDS), chance.choice(_STREETS)
    place = f"ngõ {chance.randrange(2, 400)} {street}"
    ward = ward_of(number)
    organisation = f"{chance.choice(ORGANISATIONS)} tổ {chance.randrange(1, 40)}"
    year = chance.randrange(2018, 2026)
    return Model(
        slug=f"{ascii_of(kind)}-{ascii_of(street)}-{number:05d}",
        title=f"{kind.capitalize()} ở {place}",
        ward=ward,
        sector=chance.choice(SECTORS),
        kind=kind,
        year=year,
        date=f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
        level=chance.choice(LEVELS),
        organisation=organisation,
        tags=tuple(chance.sample(TAGS, chance.randrange(2, 5))),
        summary=f"{organisation} phường {ward} cùng bà con làm mô hình {kind} ở {place}, giữ cho ngõ sạch và đẹp.",
        body=_body(chance, place, ward, organisation),
    )


def ward_of(number: int) -> str:
    """Return the ward of a model: runs of neighbours are of one ward, as they come in from the wards."""
    ward = number // MODELS_A_WARD
    first, second = _FIRST[ward % len(_FIRST)], _SECOND[ward // len(_FIRST) % len(_SECOND)]
    again = ward // (len(_FIRST) * len(_SECOND))
    return f"{first} {second}" + (f" {again + 1}" if again else "")


def ascii_of(words: str) -> str:
    """Return words as a part of an address."""
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "-".join("".join(c for c in plain if c.isascii()).split())


def _body(chance: random.Random, place: str, ward: str, organisation: str) -> str:
    def said(words: str) -> str:
        return words.format(
            place=place,
            ward=ward,
            organisation=organisation,
            homes=chance.randrange(18, 240),
            money=chance.randrange(10, 300),
            days=chance.randrange(30, 500),
            months=chance.randrange(2, 12),
            percent=chance.randrange(15, 80),
            many=chance.randrange(6, 24),
            few=chance.randrange(1, 6),
        )

    parts: list[str] = []
    for number, heading in enumerate(_HEADINGS[: chance.randrange(3, 7)]):
        parts += (f"## {heading}", said(" ".join(chance.sample(_SENTENCES, chance.randrange(2, 5)))))
        if number == 0:
            parts.append("Xem [kế hoạch của phường](https://danvankheo.example/ke-hoach) để biết chi tiết.")
        if number == 1:
            parts.append("\n".join(f"- {said(step)}" for step in chance.sample(_STEPS, chance.randrange(3, 6))))
        if number == 2 and chance.random() < 0.2:
            rows = "\n".join(
                f"| {what} | {chance.randrange(1, 90)} |" for what in ("Giỏ hoa", "Hộ tham gia", "Mét tường")
            )
            parts.append(f"| Chỉ tiêu | Số lượng |\n|---|---:|\n{rows}")
    return "\n\n".join(parts) + "\n"
