"""Photos: upright, without metadata, in the widths that are wanted, the same bytes each time, or told unreadable."""

from __future__ import annotations

import io
import random
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import photo
from PIL import ExifTags, Image, ImageChops, PngImagePlugin

from showcase import digest, images
from showcase.images import MAX_SIDE, UnreadablePhoto, encode
from showcase.records import Photo, Variant

RED, BLUE = (220, 30, 30), (20, 30, 200)


def encoded(folder: Path, content: bytes, widths: tuple[int, ...] = (40, 80), name: str = "anh.jpg") -> Photo:
    file = folder / name
    file.write_bytes(content)
    blobs = folder / "blobs"
    blobs.mkdir(exist_ok=True)
    return encode(file, f"content/models/a/{name}", widths, 80, blobs)


def opened(folder: Path, variant: Variant) -> Image.Image:
    image = Image.open(folder / "blobs" / variant.blob)
    image.load()
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def halves(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Make a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    return image.quantize(4) if mode == "P" else image.convert(mode)


def is_like(image: Image.Image, place: tuple[int, int], color: tuple[int, int, int], off: int = 40) -> bool:
    found = image.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(a - b) <= off for a, b in zip(found, color, strict=True))


# ---- sizes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("original", "wanted", "widths"),
    [
        (2000, (480, 960, 1600), (480, 960, 1600)),
        (1600, (480, 960, 1600), (480, 960, 1600)),
        (1599, (480, 960, 1600), (480, 960, 1599)),
        (1000, (480, 960, 1600), (480, 960, 1000)),
        (960, (480, 960, 1600), (480, 960)),
        (481, (480, 960), (480, 481)),
        (480, (480, 960), (480,)),
        (300, (480, 960), (300,)),
        (1, (480,), (1,)),
        (500, (100,), (100,)),
    ],
)
def test_a_photo_has_the_widths_that_are_wanted_and_is_never_made_larger(
    tmp_path: Path, original: int, wanted: tuple[int, ...], widths: tuple[int, ...]
) -> None:
    found = encoded(tmp_path, photo(original, 10), wanted)
    assert (found.width, found.height) == (original, 10)
    assert [v.width for v in found.variants if v.format == "webp"] == list(widths)
    assert [v.width for v in found.variants if v.format == "jpeg"] == list(widths)


def test_variants_are_what_they_say_they_are(tmp_path: Path) -> None:
    found = encoded(tmp_path, saved(halves(), "JPEG", quality=90))
    assert found.path == "content/models/a/anh.jpg"
    assert [(v.width, v.height, v.format) for v in found.variants] == [
        (40, 27, "webp"),
        (40, 27, "jpeg"),
        (80, 53, "webp"),
        (80, 53, "jpeg"),
    ]
    for variant in found.variants:
        image = opened(tmp_path, variant)
        assert (image.size, image.format) == ((variant.width, variant.height), variant.format.upper())
        data = (tmp_path / "blobs" / variant.blob).read_bytes()
        assert (variant.blob, variant.size) == (digest.of_bytes(data), len(data))
        assert is_like(image, (5, 10), RED)
        assert is_like(image, (variant.width - 5, 10), BLUE)


def test_only_finished_blobs_are_left(tmp_path: Path) -> None:
    found = encoded(tmp_path, photo())
    assert {p.name for p in (tmp_path / "blobs").iterdir()} == {v.blob for v in found.variants}


# ---- the cut for shared links ------------------------------------------------------------------


def shared(folder: Path, content: bytes) -> Photo:
    (folder / "anh.jpg").write_bytes(content)
    (folder / "blobs").mkdir(exist_ok=True)
    return encode(folder / "anh.jpg", "anh.jpg", (80,), 80, folder / "blobs", share=True)


@pytest.mark.parametrize("size", [(2400, 1260), (1600, 1200), (600, 900), (900, 315), (600, 315)])
def test_a_first_photo_is_cut_to_the_size_of_shared_links(tmp_path: Path, size: tuple[int, int]) -> None:
    found = shared(tmp_path, saved(halves(size=size), "PNG"))
    assert found.share is not None
    image = opened(tmp_path, found.share)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert (found.share.width, found.share.height, found.share.format) == (1200, 630, "jpeg")
    assert is_like(image, (300, 315), RED)  # the middle of the photo is the middle of the cut
    assert is_like(image, (900, 315), BLUE)
    assert found.encoded == (*found.variants, found.share)


@pytest.mark.parametrize("size", [(599, 900), (900, 314), (40, 30)])
def test_a_photo_too_small_for_it_is_not_blown_up(tmp_path: Path, size: tuple[int, int]) -> None:
    found = shared(tmp_path, saved(halves(size=size), "PNG"))
    assert (found.share, found.encoded) == (None, found.variants)


def test_no_other_photo_is_cut(tmp_path: Path) -> None:
    assert encoded(tmp_path, photo(700, 400)).share is None


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    content = saved(Image.effect_noise((90, 70), 60), "JPEG")
    first, second = encoded(tmp_path / "one", content), encoded(tmp_path / "two", content)
    assert first == second
    assert encoded(tmp_path / "one", content) == first


def test_quality_and_widths_make_other_bytes(tmp_path: Path) -> None:
    (tmp_path / "blobs").mkdir()
    file = tmp_path / "anh.jpg"
    file.write_bytes(saved(Image.effect_noise((90, 70), 60), "JPEG"))
    low, high = (encode(file, "anh.jpg", (80,), quality, tmp_path / "blobs") for quality in (30, 95))
    assert all(a.size < b.size for a, b in zip(low.variants, high.variants, strict=True))


# ---- what comes in -----------------------------------------------------------------------------


def _turned(orientation: int) -> bytes:
    """Save a picture that is red on the left when it is upright, as a camera held in another way does."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = halves()
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    return saved(image.transpose(back[orientation]) if orientation in back else image, "JPEG", exif=exif, quality=90)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_are_upright(tmp_path: Path, orientation: int) -> None:
    found = encoded(tmp_path, _turned(orientation), (96,))
    assert (found.width, found.height) == (96, 64)
    for variant in found.variants:
        image = opened(tmp_path, variant)
        assert is_like(image, (10, 32), RED)
        assert is_like(image, (86, 32), BLUE)
        assert ExifTags.Base.Orientation not in image.getexif()


def _secretive(kind: str) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "secret"
    exif[ExifTags.Base.Artist] = "secret"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N secret"
    profile = b"\0" * 36 + b"acsp" + b"secret" * 20
    options: dict[str, object] = {"exif": exif, "icc_profile": profile, "xmp": b"<x:xmpmeta>secret</x:xmpmeta>"}
    if kind == "JPEG":
        options["comment"] = "secret"
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "secret")
        text.add_itxt("XML:com.adobe.xmp", "secret")
        options["pnginfo"] = text
        del options["xmp"]
    return saved(halves(), kind, **options)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_nothing_that_a_camera_wrote_is_published(tmp_path: Path, kind: str) -> None:
    content = _secretive(kind)
    assert b"secret" in content
    for variant in encoded(tmp_path, content).variants:
        data = (tmp_path / "blobs" / variant.blob).read_bytes()
        image = opened(tmp_path, variant)
        assert b"secret" not in data
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert len(image.getexif()) == 0


KINDS = [
    ("RGB", "JPEG"),
    ("L", "JPEG"),
    ("CMYK", "JPEG"),
    ("RGB", "PNG"),
    ("RGBA", "PNG"),
    ("LA", "PNG"),
    ("P", "PNG"),
    ("1", "PNG"),
    ("RGB", "WEBP"),
    ("RGBA", "WEBP"),
    ("P", "GIF"),
    ("RGB", "BMP"),
    ("P", "BMP"),
    ("RGB", "TIFF"),
    ("CMYK", "TIFF"),
    ("RGBA", "TIFF"),
    ("RGB", "MPO"),
]


@pytest.mark.parametrize(("mode", "kind"), KINDS)
def test_any_mode_and_format_of_a_photo_becomes_plain_colour(tmp_path: Path, mode: str, kind: str) -> None:
    plain = halves(mode).convert("RGB")
    for variant in encoded(tmp_path, saved(halves(mode), kind), (96,)).variants:
        image = opened(tmp_path, variant)
        assert image.mode == "RGB"
        for place in ((10, 32), (86, 32)):
            wanted = plain.getpixel(place)
            assert isinstance(wanted, tuple)
            assert is_like(image, place, (int(wanted[0]), int(wanted[1]), int(wanted[2])))


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("RGBA", "WEBP"), ("LA", "PNG")])
def test_what_is_transparent_lies_on_white_paper(tmp_path: Path, mode: str, kind: str) -> None:
    image = Image.new(mode, (60, 40))
    for variant in encoded(tmp_path, saved(image, kind)).variants:
        assert is_like(opened(tmp_path, variant), (10, 10), (255, 255, 255), 3)


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_transparent_colour_of_a_palette_lies_on_white_paper(tmp_path: Path, kind: str) -> None:
    image = halves("P")
    index = image.getpixel((10, 10))
    for variant in encoded(tmp_path, saved(image, kind, transparency=index), (96,)).variants:
        shown = opened(tmp_path, variant)
        assert is_like(shown, (10, 32), (255, 255, 255))
        assert is_like(shown, (86, 32), BLUE)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_keep_their_shades(tmp_path: Path, kind: str) -> None:
    image = Image.new("I;16", (256, 8))
    image.putdata([x * 257 for _ in range(8) for x in range(256)])
    (shown, _) = encoded(tmp_path, saved(image, kind), (256,)).variants
    for x in (4, 64, 128, 192, 250):
        assert is_like(opened(tmp_path, shown), (x, 4), (x, x, x), 8)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_moving_pictures_the_first_is_shown(tmp_path: Path, kind: str) -> None:
    rest = [Image.new("RGB", (96, 64), BLUE)] * 2
    content = saved(Image.new("RGB", (96, 64), RED), kind, save_all=True, append_images=rest, duration=50)
    for variant in encoded(tmp_path, content).variants:
        image = opened(tmp_path, variant)
        assert is_like(image, (10, 10), RED)
        assert getattr(image, "n_frames", 1) == 1


def test_a_photo_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    assert encoded(tmp_path, saved(halves(), "PNG"), name="anh.jpg").width == 96


# ---- what cannot be read -----------------------------------------------------------------------


def _refused(folder: Path, content: bytes) -> str:
    with pytest.raises(UnreadablePhoto) as refusal:
        encoded(folder, content)
    assert list((folder / "blobs").iterdir()) == []
    assert str(folder) not in str(refusal.value)
    assert str(refusal.value)
    return str(refusal.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a photo",
        b"\xff\xd8\xff\xe0" + bytes(50),
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"\x89PNG\r\n\x1a\n",
        b"BM" + bytes(60),
        b"<svg/>",
    ],
)
def test_files_that_are_no_photos(tmp_path: Path, content: bytes) -> None:
    _refused(tmp_path, content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("part", [0.1, 0.6])
def test_photos_cut_short_are_refused_whole(tmp_path: Path, kind: str, part: float) -> None:
    content = saved(Image.effect_noise((96, 64), 60).convert("RGB"), kind)
    _refused(tmp_path, content[: int(len(content) * part)])


@pytest.mark.parametrize("kind", ["EPS", "PDF", "PPM", "TGA", "ICO", "JPEG2000"])
def test_formats_that_no_camera_writes_are_not_even_opened(tmp_path: Path, kind: str) -> None:
    assert "JPEG" in _refused(tmp_path, saved(halves(), kind))


def test_a_picture_too_large_to_decode_is_refused_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 96 * 64 - 1)
    assert _refused(tmp_path, saved(halves(), "PNG")) == "96 × 64"
    monkeypatch.setattr(images, "MAX_PIXELS", 96 * 64)
    assert encoded(tmp_path, saved(halves(), "PNG")).width == 96


@pytest.mark.parametrize("size", [(1, MAX_SIDE + 1), (20, 20 * MAX_SIDE // 20 + 1)])
def test_a_strip_that_webp_cannot_hold_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    assert _refused(tmp_path, saved(Image.new("L", size), "PNG")) == f"{size[0]} × {size[1]}"


def test_a_panorama_is_made_smaller(tmp_path: Path) -> None:
    found = encoded(tmp_path, saved(Image.new("L", (MAX_SIDE + 100, 4)), "PNG"))
    assert [(v.width, v.height) for v in found.variants] == [(40, 1), (40, 1), (80, 1), (80, 1)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_damaged_photo_is_read_or_refused_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 10_000)
    chance = random.Random(kind)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    options = {} if kind in ("GIF", "BMP") else {"exif": exif}
    whole = saved(Image.effect_noise((24, 16), 60).convert("RGB"), kind, **options)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(40):
            content = bytearray(whole)
            for _ in range(chance.choice((1, 1, 3, 8))):
                content[chance.randrange(min(len(content), 300))] = chance.choice((0, 1, 127, 128, 255))
            with suppress(UnreadablePhoto):
                assert encoded(tmp_path, bytes(content), (8,)).variants


def test_damage_does_not_change_the_photo_that_was_read_before(tmp_path: Path) -> None:
    content = saved(halves(), "JPEG")
    found = encoded(tmp_path, content)
    before = {v.blob: opened(tmp_path, v) for v in found.variants}
    with pytest.raises(UnreadablePhoto):
        encoded(tmp_path, content[:200])
    assert all(not ImageChops.difference(opened(tmp_path, v), before[v.blob]).getbbox() for v in found.variants)
