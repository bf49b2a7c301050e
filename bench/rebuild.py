#!/usr/bin/env python3
"""Measure what a build costs: cold, unchanged, one body edited, one model added, one ward renamed.

    .venv/bin/python bench/rebuild.py [--models 1000] [--rounds 3] [--json FILE]

Each figure is of a whole process in a new site below a temporary folder: wall seconds, CPU seconds of
the process and its workers, files written. Medians over the rounds are printed, with the ratio to the
cold build; machines are noisy, so quote ratios. Standard library only, besides the program itself.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FIRST = ("Gia", "Bồ", "Đức", "Phúc", "Việt", "Ngọc", "Long", "Thạch")
WARDS = [f"{first} {second}" for first in FIRST for second in ("Thụy", "Đề", "Giang", "Lợi")]
SECTORS = ("kinh tế", "văn hóa - xã hội", "quốc phòng - an ninh", "xây dựng hệ thống chính trị")
KINDS = ("tuyến ngõ hoa", "tranh tường bích họa", "tuyến ngõ không rác", "vệ sinh môi trường", "an ninh trật tự")
SENTENCES = (
    "Bà con họp bàn từ đầu năm và thống nhất cách làm.",
    "Mỗi sáng thứ Bảy, các nhà cùng quét ngõ và tưới cây.",
    "Kinh phí do các hộ **tự nguyện đóng góp** và được công khai.",
    "Nay con ngõ sạch, có hoa, và *ai đi qua cũng dừng lại*.",
)
MEASURES = ("cold", "unchanged", "body edited", "model added", "ward renamed")


def model(number: int, ward: str) -> str:
    """Return the file of one model; it depends on its number and ward alone."""
    chance = random.Random(number)
    front = {
        "title": f"Mô hình số {number}",
        "ward": f"phường {ward}",
        "year": 2018 + chance.randrange(8),
        "sector": chance.choice(SECTORS),
        "kind": chance.choice(KINDS),
        "date": f"2025-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
        "summary": f"Việc làm của tổ {number % 40}.",
    }
    body = "\n\n".join(f"## Phần {part}\n\n" + " ".join(chance.choices(SENTENCES, k=12)) for part in range(1, 4))
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + f"---\n\n{body}\n"


def lay_out(site: Path, models: int) -> None:
    """Write a site of so many models."""
    (site / "content" / "models").mkdir(parents=True)
    (site / "site_config.yaml").write_text("title: Đo thử\nbase_url: https://danvankheo.example/\n", encoding="utf-8")
    for number in range(models):
        (site / "content" / "models" / f"m{number:06d}.md").write_text(
            model(number, WARDS[number % len(WARDS)]), encoding="utf-8"
        )


def build(site: Path) -> dict[str, float]:
    """Build in a process of its own; return wall and CPU seconds and the files written."""
    command = [sys.executable, "-m", "showcase", "--site", str(site), "--date", "2026-06-01", "--lang", "en"]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=True
    )
    wall, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    written = done.stdout.split(" written")[0].rsplit(" ", 1)[-1]
    return {"wall": wall, "cpu": cpu, "files": float(written)}


def changes(site: Path, models: int) -> dict[str, Callable[[], None]]:
    """Return what is done to the site before each measure."""
    folder = site / "content" / "models"
    middle = folder / f"m{models // 2:06d}.md"

    def edit() -> None:
        middle.write_text(middle.read_text(encoding="utf-8") + "\nMột câu mới.\n", encoding="utf-8")

    def add() -> None:
        lines = model(models, WARDS[0]).splitlines(keepends=True)
        text = "".join("date: 2026-05-01\n" if line.startswith("date:") else line for line in lines)
        (folder / f"m{models:06d}.md").write_text(text, encoding="utf-8")

    def rename() -> None:
        for path in folder.glob("*.md"):
            text = path.read_text(encoding="utf-8")
            if f"ward: phường {WARDS[1]}\n" in text:
                path.write_text(text.replace(f"ward: phường {WARDS[1]}\n", "ward: phường Mới Đổi\n"), encoding="utf-8")

    return dict(zip(MEASURES, (lambda: None, lambda: None, edit, add, rename), strict=True))


def _medians(rows: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def main() -> None:
    """Measure, print a table, keep JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in MEASURES}
    for _ in range(asked.rounds):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            lay_out(site, asked.models)
            for name, change in changes(site, asked.models).items():
                change()
                rows[name].append(build(site))
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {asked.models} models"
    print(f"{machine}, medians of {asked.rounds}\n")
    print(f"{'':14}{'wall s':>8}{'CPU s':>8}{'files':>8}{'wall / cold':>13}")
    middle = {
        name: {k: statistics.median(r[k] for r in found) for k in ("wall", "cpu", "files")}
        for name, found in rows.items()
    }
    for name, row in middle.items():
        ratio = row["wall"] / middle["cold"]["wall"]
        print(f"{name:14}{row['wall']:8.2f}{row['cpu']:8.2f}{row['files']:8.0f}{ratio:13.3f}")
    if asked.json:
        asked.json.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
