"""Records reach another process as they were."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from msgspec import Struct

from showcase.fronts import Award, Figure
from showcase.records import Link, Listing, ModelPage, Neighbours, Page, Picture, PictureSource, YearLine

LINK = Link(address="/a/", title="Ngõ A")
PICTURE = Picture(
    sources=(PictureSource(format="webp", files=(("/anh/a-320.webp", 320),)),), width=320, height=240, alt="Ngõ"
)


@pytest.mark.parametrize(
    "record",
    [
        Page(kind="model", address="/mo-hinh/a/", title="Ngõ A", trail=(LINK, LINK), updated=dt.date(2024, 1, 2)),
        ModelPage(
            title="Ngõ A",
            unit=LINK,
            location=((21.04, 105.88), (21.05, 105.89)),
            years=(YearLine(year=LINK),),
            documents=("18-KH/QU",),
            awards=(Award(year=2024, form="Giấy khen"),),
            figures=(Figure(name="hộ", value="7.984"),),
            tags=(LINK,),
            pictures=(PICTURE,),
            cover=PICTURE,
            date=dt.date(2024, 1, 2),
        ),
        Neighbours(newer=LINK),
        Listing(cards=(), number=1, total=3, newer="/b/"),
    ],
)
def test_a_record_goes_to_another_process_and_comes_as_it_was(record: Struct) -> None:
    there = pickle.loads(pickle.dumps(record))
    assert type(there) is type(record)
    assert there == record
