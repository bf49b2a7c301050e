"""Start a new site: a configuration, one example model and the folders, in an empty folder."""

from __future__ import annotations

import sys

from showcase.request import DONE, USAGE, Request

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
