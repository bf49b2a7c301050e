"""A small site that has a page of every kind: what the real content does not have (yet) is here."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from conftest import model, photo

from showcase.config import GROUPINGS

FOLDER = "dan-van-kheo"

_KIND = re.compile(r'<body class="page-([^"]+)"')
_LONG = "Vận động nhân dân, hội viên phụ nữ và các hộ kinh doanh cùng giữ đường thông, hè thoáng, ngõ sạch, nhà đẹp"
_BODY = """\
Bà con cùng trồng hoa dọc ngõ, xem [bài viết](../articles/ngo-hoa.md) và [nguồn](https://b.example/nguon).

## Cách làm

1. Dọn rác.
2. Đặt chậu ![Chậu hoa giấy bên cửa](chau.jpg "Chậu hoa") bên cửa.

![Cuối ngõ có giàn hoa](ngo.jpg "Cuối ngõ")

> Ngõ nhà mình sạch thì mình vui.

| Năm | Số chậu | Ghi |
|:--|--:|:-:|
| 2023 | 40 | `mới` |
| 2024 | 120 | **đủ** |

### Việc còn lại

- Tưới nước.
"""

FILES: dict[str, str | bytes] = {
    "site_config.yaml": f"""\
        title: Dân vận khéo phường Bình Minh
        description: Những ngõ hoa do bà con cùng làm.
        base_url: https://a.example/{FOLDER}/
        per_page: 2
        groupings: [{", ".join(GROUPINGS)}]
        contact: {{organisation: UBND phường, address: 1 Hoa Sữa, phone: 024 1234567, email: a@b.example, Zalo: 0900}}
        """,
    "content/registry/years.yaml": """\
        years:
          - {year: 2024, theme: Năm làm đẹp ngõ xóm, unit: quận Long Biên, source: Kế hoạch số 1}
        """,
    "content/registry/units.yaml": """\
        units:
          - {id: long-bien, name: Long Biên, type: quận, slug: quan-long-bien, to: 2025-06-30}
          - {id: binh-minh, name: Bình Minh, type: phường, parent: long-bien, slug: binh-minh, to: 2025-06-30}
        """,
    "content/models/ngo-hoa.md": model(
        "Ngõ hoa 12 Hoa Sữa",
        _BODY,
        id="k7f2qx",
        year=None,
        years="[{year: 2023, nature: làm mới, registered: 2023-01-12}, {year: 2024, level: cơ sở, nature: duy trì, "
        "result: đạt hiệu quả, recognised: {date: 2024-11-03, document: QĐ 5}, outstanding: true}]",
        participant="tập thể",
        organisation="Chi hội phụ nữ tổ 5",
        person="{name: Nguyễn Văn A, role: Tổ trưởng, show: chức danh}",
        group="Tổ 5",
        address="Ngõ 12 phố Hoa Sữa",
        location="[[21.04660, 105.88340], [21.04700, 105.88400]]",
        summary="Một con ngõ đầy hoa.",
        photos="\n  - {file: truoc.jpg, stage: trước, alt: Ngõ trống, caption: Đầu ngõ, date: 2023-03, credit: Tổ 5}"
        "\n  - {file: sau.jpg, stage: sau, alt: Ngõ đầy hoa, caption: Cũng chỗ ấy}",
        awards="[{year: 2024, body: UBND quận, form: giấy khen, document: QĐ 9}]",
        documents="[25-KH/ĐU]",
        figures="{chiều dài (m): 120, số chậu hoa: 1.240}",
        replicated_from="Ngõ hoa 615 Nguyễn Văn Cừ",
        tags="[hoa giấy, ngõ sạch]",
        featured="true",
        date="2025-01-05",
        updated="2025-02-03",
        checked="2025-06-01",
        classified_by="ban biên tập",
        old_addresses="[/ngo-hoa-cu/]",
    ),
    "content/models/ngo-hoa/truoc.jpg": photo(1280, 960, (150, 140, 120)),
    "content/models/ngo-hoa/sau.jpg": photo(960, 1280, (90, 150, 90)),
    "content/models/ngo-hoa/chau.jpg": photo(400, 300),
    "content/models/ngo-hoa/ngo.jpg": photo(800, 600),
    "content/models/tranh-tuong.md": model(
        "Tranh tường trường học",
        "Một bức tường.",
        kind="tranh tường bích họa",
        location="[21.0470, 105.8850]",
        photos="[tuong.jpg, goc.jpg, mau.jpg]",
        tags="[hoa giấy, ngõ sạch]",
        date="2025-01-04",
        featured="true",
    ),
    "content/models/tranh-tuong/tuong.jpg": photo(1280, 720, (200, 120, 90)),
    "content/models/tranh-tuong/goc.jpg": photo(640, 640, (120, 120, 200)),
    "content/models/tranh-tuong/mau.jpg": photo(640, 480, (220, 190, 90)),
    "content/models/khong-anh.md": model(_LONG, "", kind=None, sector=None, tags="[hoa giấy]", date="2025-01-03"),
    **{
        f"content/models/ngo-{n}.md": model(
            f"{kind} số {n}", "Ngõ sạch.", kind=kind.lower(), tags="[hoa giấy, ngõ sạch]", id=f"n{n}wq5t"
        )
        for n, kind in ((2, "Tuyến ngõ không rác"), (3, "Tuyến ngõ không rác"), (4, "Tuyến ngõ hoa"))
    },
    "content/articles/ngo-hoa.md": """\
        ---
        title: Chuyện ngõ hoa
        summary: Ngõ cũ thành ngõ hoa.
        author: Ban biên tập
        source: Trang tin phường
        ward: phường Bình Minh
        year: 2024
        date: 2025-01-06
        updated: 2025-03-01
        photos: [{file: hoa.jpg, alt: Chậu hoa, caption: Hoa đầu ngõ}]
        ---

        Xem [mô hình](../models/ngo-hoa.md).
        """,
    "content/articles/ngo-hoa/hoa.jpg": photo(1280, 960, (180, 90, 140)),
    "content/articles/tin-2.md": "---\ntitle: Tin thứ hai\ndate: 2025-01-02\n---\n\nMột tin.\n",
    "content/articles/tin-3.md": "---\ntitle: Tin thứ ba\ndate: 2025-01-01\n---\n\nMột tin.\n",
    "content/articles/tin-4.md": "---\ntitle: Tin thứ tư\ndate: 2024-12-01\n---\n\nMột tin.\n",
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\nsummary: Trang này là gì.\n---\n\n## Một\n\nChữ.\n",
}


def lay_out(root: Path, setting: str = "") -> Path:
    """Write the site into an empty folder, with one setting more; return the folder."""
    for name, content in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else textwrap.dedent(content).lstrip("\n").encode("utf-8")
        path.write_bytes(raw + setting.encode("utf-8") if name == "site_config.yaml" else raw)
    return root


def one_of_each(output: Path) -> dict[str, str]:
    """Return a page of every kind that an output has, the fullest one: kind, with “more” for page 2 → address."""
    fullest: dict[str, tuple[int, str]] = {}
    for path in sorted(output.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        kind = _KIND.search(text)
        assert kind, path
        more = " more" if path.parent.name.startswith("trang-") else ""
        address = path.relative_to(output).as_posix().removesuffix("index.html")
        fullest[kind[1] + more] = max(fullest.get(kind[1] + more, (0, "")), (len(text), address))
    return {kind: address for kind, (_, address) in sorted(fullest.items())}
