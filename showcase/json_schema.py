"""Write the JSON Schema (2020-12) of front matter, so that editors complete keys, explain them and underline slips.

It is made from the tables of `fields`, which are what the program itself reads by. It is a little stricter: the
program takes keys and words of closed lists in any case and without marks, the schema only as they are listed. Only
such keywords are used as older tools know too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import yaml

from showcase.fields import FRONTS, LOCATION
from showcase.schema import TEXT, Field, Shape
from showcase.vietnamese import fold

FILE: Final = "docs/front-matter.schema.json"

_Json = dict[str, Any]


def text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> _Json:
    """Return the schema of any front matter; that of one kind of file is below `$defs`: `#/$defs/model`."""
    definitions: _Json = {kind: _document(kind, fields) for kind, fields in FRONTS.items()}
    for path, field in _paths():
        definitions.setdefault(path, _key(path, field))
        if field.shape.items is not None:
            definitions.setdefault(f"{path}.{_ONE}", _shape(field.shape.items, path))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dân vận khéo: các mục ở đầu tệp",
        "description": "Các mục giữa hai dòng --- của mô hình, bài viết, trang, văn bản, báo cáo; xem docs/content.md.",
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in FRONTS],
        "$defs": definitions,
    }


ABOUT: Final[Mapping[str, str]] = {
    "title": "Tên của mô hình, của bài. Bắt buộc. Có dấu hai chấm thì đặt trong hai dấu nháy đơn.",
    "summary": "Một, hai câu tóm tắt: hiện dưới tên, trong danh sách và khi chia sẻ liên kết.",
    "date": "Ngày đăng: xếp mới trước cũ sau; trước ngày ấy chưa lên trang.",
    "updated": "Ngày cập nhật gần nhất.",
    "expires": "Ngày gỡ: từ ngày ấy không còn trên trang.",
    "draft": "Bản nháp: có thì không đăng.",
    "slug": "Phần cuối địa chỉ: chữ thường không dấu, số, gạch nối. Không ghi thì lấy tên tệp.",
    "id": "Mã cố định sáu chữ và số, cho địa chỉ /q/mã/ in trên biển. Lệnh check --fix tự thêm; đã in thì đừng đổi.",
    "old_addresses": "Địa chỉ cũ: mỗi địa chỉ dẫn sang địa chỉ mới. Bắt đầu và kết thúc bằng dấu /.",
    "photos": "Ảnh, nằm trong thư mục cùng tên với tệp. Ảnh đầu tiên là ảnh lớn.",
    "photos.file": "Tên tệp ảnh, đúng từng chữ. Bắt buộc.",
    "photos.caption": "Chú thích dưới ảnh.",
    "photos.alt": "Tả ảnh bằng một câu cho người không nhìn thấy ảnh.",
    "photos.stage": "Ảnh chụp trước, đang làm hay sau: ảnh trước và sau đứng cạnh nhau.",
    "photos.date": "Ngày, tháng hay năm chụp.",
    "photos.credit": "Người chụp.",
    "tags": "Từ khóa, mỗi từ một giá trị của danh sách.",
    "abbreviations": "Chữ viết tắt của riêng bài này và nghĩa của nó, ví dụ TTĐT: trật tự đô thị.",
    "ward": "Phường, xã, thị trấn: P. Bình Minh hay phường Bình Minh. Mô hình bắt buộc có, trừ khi phạm vi là cả quận.",
    "district": "Quận, huyện, thị xã của thời ấy: quận Long Biên.",
    "unit_today": "Đơn vị hiện nay, khi đơn vị cũ đã chia hay nhập: Nay thuộc phường Bồ Đề.",
    "years": "Các năm của mô hình; năm có thêm chi tiết thì ghi thành mục con. Đừng dùng cùng với year.",
    "years.year": "Năm, bốn chữ số. Bắt buộc.",
    "years.status": "Mô hình đến bước nào trong năm ấy, khi không rõ ngày.",
    "years.level": "Cấp của riêng năm ấy.",
    "years.nature": "Làm mới, duy trì, nhân rộng hay thí điểm.",
    "years.registered": "Ngày đăng ký.",
    "years.result": "Kết quả của năm.",
    "years.recognised": "Ngày và văn bản công nhận.",
    "years.recognised.date": "Ngày công nhận.",
    "years.recognised.document": "Số hiệu văn bản công nhận: 45-QĐ/ĐU.",
    "years.outstanding": "Mô hình tiêu biểu của năm.",
    "year": "Năm, bốn chữ số; nhiều năm thì dùng years. Mô hình bắt buộc có một trong hai.",
    "scope": "Phạm vi: ward (mặc định) hay district, là mô hình của cả quận, huyện.",
    "sector": "Lĩnh vực, như trong sectors.yaml: kinh tế; văn hóa - xã hội; quốc phòng - an ninh…",
    "kind": "Loại mô hình, như trong kinds.yaml: tuyến ngõ hoa; tranh tường bích họa…",
    "status": "Mô hình đến bước nào, khi không rõ ngày.",
    "level": "Cấp: cơ sở (xã, phường), quận (huyện, thị xã), thành phố (tỉnh).",
    "participant": "Tập thể hay cá nhân.",
    "organisation": "Đơn vị thực hiện: Chi hội phụ nữ tổ 5.",
    "person": "Cá nhân thực hiện. Tên chỉ hiện khi show là tên và consent ghi people là có.",
    "person.name": "Họ tên.",
    "person.role": "Chức danh: Tổ trưởng tổ dân phố.",
    "person.show": "Trên trang hiện tên, chức danh, hay không hiện gì (ẩn, mặc định).",
    "group": "Tổ dân phố, thôn: Tổ 5.",
    "address": "Địa chỉ: ngõ 12 phố Hoa Sữa.",
    "location": "Tọa độ chép từ bản đồ, vĩ độ trước, dấu chấm cho phần lẻ; hai điểm là đầu và cuối tuyến.",
    "awards": "Khen thưởng, mỗi lần một mục.",
    "awards.year": "Năm được khen. Bắt buộc.",
    "awards.body": "Cơ quan khen: UBND phường Bình Minh.",
    "awards.form": "Hình thức: giấy khen, bằng khen…",
    "awards.document": "Số hiệu quyết định khen thưởng.",
    "documents": "Số hiệu các văn bản liên quan: 25-KH/ĐU.",
    "figures": "Kết quả bằng số: tên kèm đơn vị, rồi con số, như chiều dài (m): 120.",
    "replicated_from": "Nhân rộng từ mô hình nào.",
    "featured": "Nổi bật: lên trang chủ.",
    "checked": "Ngày kiểm tra gần nhất còn thấy mô hình tại chỗ.",
    "consent": "Sự đồng ý đăng ảnh, đăng tên.",
    "consent.people": "Người lớn đã đồng ý.",
    "consent.children": "Đã có sự đồng ý cho trẻ em.",
    "consent.basis": "Căn cứ: giấy đồng ý tháng 3/2025.",
    "classified_by": "Ai xếp lĩnh vực, loại mô hình, khi nguồn không nêu: ban biên tập.",
    "author": "Tác giả.",
    "source": "Nguồn.",
    "number": "Số hiệu văn bản: 25-KH/ĐU.",
    "type": "Loại văn bản: kế hoạch, quyết định, chỉ thị…",
    "issuer": "Cơ quan ban hành.",
    "subject": "Trích yếu.",
    "movement": "Phong trào mà văn bản nói đến.",
    "file": "Tệp văn bản.",
    "period": "Giai đoạn, kỳ báo cáo: 2016–2020.",
    "measure": "Con số đếm điều gì.",
    "note": "Ghi chú.",
}
"""What each key is, by its path. An editor shows it where the key is typed."""

_TYPED: Final[Mapping[str, _Json]] = {
    "text": {"type": ["string", "number"], "minLength": 1},
    "file name": {"type": ["string", "number"], "minLength": 1},
    "date": {"type": "string"},
    "month or date": {"type": ["string", "integer"]},
    "year": {"type": ["integer", "string"], "minimum": 1945, "maximum": 2100},
    "slug": {"type": ["string", "integer"]},
    "six letters and digits": {"type": ["string", "integer"]},
}
"""What YAML makes of a scalar before the program sees its text, by the name of the shape."""
_ONE: Final = "one"
"""What is below a list's path: the schema of one of its values."""
_DEGREES: Final = {"type": "number", "minimum": 6, "maximum": 118}
_POINT: Final = {"type": "array", "items": _DEGREES, "minItems": 2, "maxItems": 2}
_LOCATION: Final = {
    "anyOf": [_POINT, {"type": "array", "items": _POINT, "minItems": 1}, {"type": "string", "pattern": "[0-9]"}]
}
_NUMBER: Final = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"


def _document(kind: str, fields: Sequence[Field]) -> _Json:
    document = _mapping(fields, "")
    if kind == "model":  # a unit and a year, as `load` asks for
        places = _any_name(fields, "ward"), {"allOf": [_any_name(fields, "scope"), _any_name(fields, "district")]}
        document["allOf"] += [{"anyOf": list(places)}, {"anyOf": [_any_name(fields, k) for k in ("year", "years")]}]
    return document


def _mapping(fields: Sequence[Field], above: str) -> _Json:
    """Return the schema of a mapping: every name of a key is a property of its own."""
    properties = {name: {"$ref": f"#/$defs/{above}{f.key}"} for f in fields for name in _forms(f)}
    needed = [_any_name(fields, field.key) for field in fields if field.required]
    mapping = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**mapping, "allOf": needed} if needed else mapping


def _forms(field: Field) -> Iterator[str]:
    """Yield the names of a key as they are mostly typed: also with a capital, and without marks."""
    names = [form for name in field.names for form in (name, name[:1].upper() + name[1:], fold(name))]
    yield from dict.fromkeys((field.key, *names))


def _any_name(fields: Sequence[Field], key: str) -> _Json:
    field = next(f for f in fields if f.key == key)
    return {"anyOf": [{"required": [name]} for name in _forms(field)]}


def _paths() -> Iterator[tuple[str, Field]]:
    """Yield every key with its path; a path that two kinds of file share means the same in both."""
    for fields in FRONTS.values():
        yield from _below(fields, "")


def _below(fields: Sequence[Field], above: str) -> Iterator[tuple[str, Field]]:
    for field in fields:
        yield f"{above}{field.key}", field
        shape = field.shape.items or field.shape
        yield from _below(shape.fields, f"{above}{field.key}.")


def _key(path: str, field: Field) -> _Json:
    name = field.names[0] if field.names else field.key
    about = {"title": name[:1].upper() + name[1:], "description": ABOUT.get(path, name)}
    examples = [_typed(example) for example in field.shape.examples] if field.shape is not TEXT else []
    return {**about, **_shape(field.shape, path), **({"examples": examples} if examples else {})}


def _shape(shape: Shape, path: str) -> _Json:
    """Return the schema of a type of value."""
    if shape is LOCATION:
        return _LOCATION
    if shape.items is not None:
        one = {"$ref": f"#/$defs/{path}.{_ONE}"}
        return {"anyOf": [{"type": "array", "items": one}, one]}
    if shape.fields:
        mapping = _mapping(shape.fields, f"{path}.")
        return {"anyOf": [mapping, _shape(shape.short.shape, path)]} if shape.short else mapping
    if shape.values is not None:
        return {"type": "object", "additionalProperties": _shape(shape.values, path)}
    if shape.words:
        return {"enum": [word for written in shape.words for word in dict.fromkeys((written, _typed(written)))]}
    return {**_TYPED.get(shape.name, {"type": "string"}), **({"pattern": shape.pattern} if shape.pattern else {})}


def _typed(example: str) -> Any:
    """Return an example as editors see it: scalars of numbers and flags are such, dates are texts."""
    return _as_editors_see(yaml.load(example, Loader=yaml.CBaseLoader))


def _as_editors_see(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_editors_see(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_editors_see(inner) for inner in value]
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(_NUMBER, value):
        return float(value) if "." in value else int(value)
    return value
