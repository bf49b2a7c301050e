"""Start a theme of a site's own: a child of the default theme that looks like it until something is changed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from showcase import wording
from showcase.report import missing_site
from showcase.request import DONE, MISTAKES, USAGE, Request
from showcase.urls import is_safe_path
from showcase.version import PROJECT

_PARENT: Final = "default"
_FILES: Final = {
    "theme.yaml": """\
# Giao diện riêng của trang. Cách làm: docs/theme.md
name: {name}
title: {name}
extends: {parent}    # mọi thứ không có ở đây đều lấy từ giao diện này
""",
    "strings/vi.yaml": """\
# Chữ của giao diện. Muốn nói khác thì xóa dấu # ở đầu dòng rồi sửa phần sau dấu hai chấm.
# Danh sách đầy đủ các chữ: themes/{parent}/strings/vi.yaml của chương trình.
# home.featured: Mô hình nổi bật
# home.newest: Mới đăng
# model.related: Mô hình liên quan
# way.place: Chỉ đường đến đây
""",
    "assets/{name}.css": """\
/* Kiểu dáng riêng, đọc sau style.css của giao diện {parent}. Xóa dấu chú thích quanh một dòng để dùng. */

:root {{
  /* --leaf: #1d5c63; */
  /* --awning: #1d5c63; */
  /* --pink: #ad1457; */
}}

@media (prefers-color-scheme: dark) {{
  :root {{
    /* --leaf: #8fd0d6; */
    /* --awning: #1d5c63; */
    /* --pink: #ff8fc1; */
  }}
}}
""",
    "templates/parts/extra_head.html": """\
<link rel="stylesheet" href="{{{{ asset('{name}.css') }}}}">
""",
}


def theme(request: Request) -> int:
    """Write the files of a child theme, and say what to put into the settings; an existing theme is left alone."""
    site, name = request.options.site, request.name
    if told := missing_site(request.options):
        print(wording.as_text(told, site, request.lang), file=sys.stderr)
        return MISTAKES
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or not is_safe_path(name):
        print(request.say("cli.theme-name", name=name), file=sys.stderr)
        return USAGE
    taken = [base / "themes" / name for base in (site, PROJECT) if (base / "themes" / name).exists()]
    if taken:
        print(request.say("cli.theme-exists", folder=taken[0]), file=sys.stderr)
        return USAGE
    folder = site / "themes" / name
    try:
        _write(folder, name)
    except OSError as error:
        print(request.say("cli.not-written", file=folder, reason=error), file=sys.stderr)
        return MISTAKES
    print(request.say("cli.theme-done", folder=folder, name=name))
    return DONE


def _write(folder: Path, name: str) -> None:
    for pattern, text in _FILES.items():
        path = folder / pattern.format(name=name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(name=name, parent=_PARENT), encoding="utf-8", newline="\n")
