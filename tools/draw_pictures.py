"""Draw the illustrations of the sample content.

The sample models have no photographs that may be published, so each gets a drawing, and its
caption says so. Everything here is original and deterministic: one seed a picture, no fonts, no
files read. Coordinates are those of the finished picture (1600 × 1200, y downwards); drawing
happens at twice that size and is scaled down at the end, which smooths every edge. Outlines are
written as text, ``x y, x y``, as in an SVG path.

The kit is the package `drawing`: `canvas` and `shapes` below, then plants, walls, things and grounds, then the
scenes, one module for each kind of place.

Usage: ``python tools/draw_pictures.py [WORD…] [--out DIR]``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from drawing.canvas import Canvas
from drawing.corners import clean_corner, fire_corner, rubbish_corner
from drawing.evenings import food_street, lamps_on
from drawing.fields import kitchen_garden, measured_land, vegetable_beds
from drawing.gardens import doorstep, gate_and_bicycle, pots_by_window
from drawing.homes import home_desk
from drawing.lanes import clean_lane, flower_lane, shared_table
from drawing.murals import mural_begun, mural_wall
from drawing.roofs import lane_from_above, roofs_by_the_river
from drawing.schools import reading_room, school_gate, school_yard
from drawing.villages import banyan_yard
from PIL import Image

LARGEST_FILE = 250_000
GIA_THUY = "models/gia-thuy"
BA_DINH = "models/ba-dinh"
PICTURES: dict[str, Callable[[], Canvas]] = {
    f"{GIA_THUY}/tuyen-ngo-khong-rac-ngo-109-nguyen-son/ngo-sach-buoi-som.jpg": clean_lane,
    f"{GIA_THUY}/tuyen-ngo-hoa-720-nguyen-van-cu/ngo-hoa.jpg": flower_lane,
    f"{GIA_THUY}/tuyen-ngo-hoa-720-nguyen-van-cu/hang-chau-ben-cua-so.jpg": pots_by_window,
    f"{GIA_THUY}/tuyen-ngo-hoa-720-nguyen-van-cu/tuoi-cay-truoc-cua.jpg": doorstep,
    f"{GIA_THUY}/tuyen-ngo-hoa-615-nguyen-van-cu/cong-hoa-giay.jpg": gate_and_bicycle,
    f"{GIA_THUY}/tranh-tuong-bich-hoa-615-nguyen-van-cu/buc-tuong-ve-cau.jpg": mural_wall,
    f"{GIA_THUY}/tranh-tuong-bich-hoa-615-nguyen-van-cu/dang-ve.jpg": mural_begun,
    f"{GIA_THUY}/ngo-khong-rac-615-nguyen-van-cu/quet-ngo.jpg": lane_from_above,
    f"{GIA_THUY}/tu-luc-tu-cuong/ban-chung-dau-ngo.jpg": shared_table,
    "articles/gia-thuy-2021/mai-nha-ben-song.jpg": roofs_by_the_river,
    "models/truc-bach/khong-gian-am-thuc-viet-nam/pho-am-thuc-buoi-toi.jpg": food_street,
    f"{BA_DINH}/truong-hoc-hanh-phuc-nguyen-cong-tru/san-truong-mua-phuong.jpg": school_yard,
    f"{BA_DINH}/cong-truong-hoc-an-toan/cong-truong.jpg": school_gate,
    f"{BA_DINH}/thu-vien-thong-minh/phong-doc.jpg": reading_room,
    f"{BA_DINH}/cum-lien-ket-an-ninh-an-toan/den-truoc-cua.jpg": lamps_on,
    f"{BA_DINH}/to-lien-gia-an-toan-phong-chay-chua-chay/goc-chua-chay.jpg": fire_corner,
    f"{BA_DINH}/giu-gin-ve-sinh-moi-truong-xoa-bo-chan-rac/chan-tuong-con-rac.jpg": rubbish_corner,
    f"{BA_DINH}/giu-gin-ve-sinh-moi-truong-xoa-bo-chan-rac/bon-hoa-chan-tuong.jpg": clean_corner,
    f"{BA_DINH}/doi-co-dong-dich-vu-cong-tai-nha/ban-lam-viec-tai-nha.jpg": home_desk,
    f"{BA_DINH}/van-dong-giai-phong-mat-bang/con-duong-moi.jpg": measured_land,
    "models/chuc-son/htx-rau-qua-sach-giap-ngo/luong-rau.jpg": vegetable_beds,
    "models/thanh-xuan/rau-huu-co-bai-thuong/gian-bau.jpg": kitchen_garden,
    "models/phu-ly/to-dan-van-o-chi-bo/ban-tra-goc-da.jpg": banyan_yard,
}


def save(picture: Image.Image, path: Path) -> int:
    """Write a JPEG without metadata, no larger than `LARGEST_FILE`, and return its quality."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(88, 60, -2):
        picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
        if path.stat().st_size <= LARGEST_FILE:
            break
    return quality


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw all pictures, or those whose names contain one of the words given."""
    parser = argparse.ArgumentParser(description="Draw the illustrations of the sample content.")
    parser.add_argument("words", nargs="*", help="draw only pictures whose names contain a word")
    parser.add_argument("--out", type=Path, help="the content folder (default: the project's)")
    chosen = parser.parse_args(arguments)
    folder = chosen.out or Path(__file__).resolve().parent.parent / "content"
    for name, draw in PICTURES.items():
        if not chosen.words or any(word in name for word in chosen.words):
            quality = save(draw().finished(), folder / name)
            size = (folder / name).stat().st_size
            print(f"{name}: {size // 1000} kB, quality {quality}")


if __name__ == "__main__":
    main()
