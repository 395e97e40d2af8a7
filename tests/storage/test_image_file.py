"""Every kind of image file, whole and broken."""

import io
import os
import struct
import zlib

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageOps

from segstudio.storage.errors import ImageUnreadable
from segstudio.storage.image_file import read_image, read_notice, read_preview, read_size

RNG = np.random.default_rng(7)
GREY = RNG.integers(0, 256, (37, 53), np.uint8)
RGB = cv2.resize(RNG.integers(0, 256, (6, 8, 3), np.uint8), (53, 37), interpolation=cv2.INTER_CUBIC)
GREY16 = RNG.integers(0, 65536, (37, 53), np.uint16)
RGB16 = RNG.integers(0, 65536, (37, 53, 3), np.uint16)


def save(path, image, **options):
    image.save(path, **options)
    return path


def encode(path, pixels):
    ok, content = cv2.imencode(path.suffix, pixels)
    assert ok
    path.write_bytes(content.tobytes())
    return path


def check(path, expected):
    pixels = read_image(path)
    assert pixels.dtype == expected.dtype
    assert pixels.flags.c_contiguous
    np.testing.assert_array_equal(pixels, expected)
    assert read_size(path) == expected.shape[:2]


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tif", ".tiff"])
@pytest.mark.parametrize("pixels", [GREY, RGB], ids=["grey", "rgb"])
def test_eight_bits_come_back_exactly(tmp_path, suffix, pixels):
    check(save(tmp_path / f"x{suffix}", Image.fromarray(pixels)), pixels)


def test_webp(tmp_path):
    check(save(tmp_path / "x.webp", Image.fromarray(RGB), lossless=True), RGB)


@pytest.mark.parametrize("pixels", [GREY, RGB], ids=["grey", "rgb"])
def test_jpeg_is_what_pillow_decodes_within_rounding(tmp_path, pixels):
    path = save(tmp_path / "x.jpg", Image.fromarray(pixels), quality=90, subsampling=0)
    with Image.open(path) as image:
        expected = np.asarray(image).astype(int)
    assert read_image(path).shape == pixels.shape
    assert abs(read_image(path).astype(int) - expected).max() <= 4


def test_jpegs_stored_as_rgb_or_with_odd_sampling(tmp_path):
    for options in ({"keep_rgb": True}, {"subsampling": 2}, {"subsampling": 1}):
        path = save(tmp_path / "x.jpg", Image.fromarray(RGB), quality=95, **options)
        with Image.open(path) as image:
            expected = np.asarray(image).astype(int)
        assert abs(read_image(path).astype(int) - expected).max() <= 4


def test_sixteen_bits_keep_their_range(tmp_path):
    check(encode(tmp_path / "grey.png", GREY16), GREY16)
    check(encode(tmp_path / "rgb.png", RGB16[..., ::-1]), RGB16)
    tifffile.imwrite(tmp_path / "rgb.tif", RGB16, photometric="rgb")
    check(tmp_path / "rgb.tif", RGB16)


@pytest.mark.parametrize("kind", ["int16", "int32", "uint32", "float32", "float64"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_tiff_of_any_type(tmp_path, kind, order):
    pixels = RNG.integers(0, 30_000, (37, 53)).astype(kind)
    tifffile.imwrite(tmp_path / "x.tif", pixels, byteorder=order, compression="zlib")
    check(tmp_path / "x.tif", pixels)


def test_half_floats_are_widened(tmp_path):
    pixels = RNG.random((20, 30)).astype(np.float16)
    tifffile.imwrite(tmp_path / "x.tif", pixels)
    check(tmp_path / "x.tif", pixels.astype(np.float32))


@pytest.mark.parametrize(
    "options",
    [
        {"compression": "lzw"},
        {"compression": "zstd"},
        {"tile": (16, 16)},
        {"bigtiff": True},
        {"planarconfig": "separate"},
        {"compression": "packbits"},
    ],
    ids=str,
)
def test_tiff_of_any_layout(tmp_path, options):
    pixels = RGB.transpose(2, 0, 1) if "planarconfig" in options else RGB
    tifffile.imwrite(tmp_path / "x.tif", pixels, photometric="rgb", **options)
    check(tmp_path / "x.tif", RGB)


def test_alpha_is_dropped(tmp_path):
    rgba = np.dstack([RGB, GREY])
    check(save(tmp_path / "rgba.png", Image.fromarray(rgba)), RGB)
    check(save(tmp_path / "rgba.tif", Image.fromarray(rgba)), RGB)
    grey_alpha = Image.merge("LA", [Image.fromarray(GREY), Image.fromarray(GREY[::-1])])
    check(save(tmp_path / "la.png", grey_alpha), GREY)
    webp = save(tmp_path / "x.webp", Image.fromarray(rgba), lossless=True, exact=True)
    check(webp, RGB)


def test_palette_becomes_rgb(tmp_path):
    image = Image.fromarray(RGB).quantize(16)
    expected = np.asarray(image.convert("RGB"))
    for suffix in (".png", ".bmp", ".tif"):
        check(save(tmp_path / f"x{suffix}", image), expected)
    check(save(tmp_path / "clear.png", image, transparency=3), expected)


def test_one_bit_becomes_black_and_white(tmp_path):
    bits = GREY > 127
    for suffix in (".png", ".bmp", ".tif"):
        check(save(tmp_path / f"x{suffix}", Image.fromarray(bits)), bits * np.uint8(255))
    tifffile.imwrite(tmp_path / "white.tif", bits, photometric="miniswhite")
    check(tmp_path / "white.tif", ~bits * np.uint8(255))


def test_white_is_zero_is_inverted(tmp_path):
    tifffile.imwrite(tmp_path / "x.tif", GREY, photometric="miniswhite")
    check(tmp_path / "x.tif", 255 - GREY)


def test_cmyk_becomes_rgb(tmp_path):
    image = Image.fromarray(RGB).convert("CMYK")
    expected = np.asarray(image.convert("RGB")).astype(int)
    for suffix in (".tif", ".jpg"):
        path = save(tmp_path / f"x{suffix}", image)
        pixels = read_image(path)
        assert pixels.shape == RGB.shape
        tolerance = 1 if suffix == ".tif" else 40
        assert abs(pixels.astype(int) - expected).max() <= tolerance


def test_all_bands_are_channels_and_of_pages_the_first(tmp_path):
    bands = RNG.integers(0, 256, (20, 30, 6), np.uint8)
    tifffile.imwrite(tmp_path / "bands.tif", bands, photometric="minisblack", planarconfig="contig")
    check(tmp_path / "bands.tif", bands)
    pages = RNG.integers(0, 256, (4, 20, 30), np.uint8)
    tifffile.imwrite(tmp_path / "pages.tif", pages, photometric="minisblack")
    check(tmp_path / "pages.tif", pages[0])
    assert "4 pages" in read_notice(tmp_path / "pages.tif")
    assert read_notice(tmp_path / "bands.tif") is None


@pytest.mark.parametrize("kind", ["imagej", "ome"])
def test_pages_that_are_channels_make_one_image(tmp_path, kind):
    channels = RNG.integers(0, 60_000, (4, 20, 30)).astype(np.uint16)
    path = tmp_path / "channels.tif"
    tifffile.imwrite(path, channels, **{kind: True}, metadata={"axes": "CYX"})
    check(path, np.moveaxis(channels, 0, -1))
    assert read_notice(path) is None
    assert read_preview(path, 16).ndim == 3


@pytest.mark.parametrize("kind", ["imagej", "ome"])
@pytest.mark.parametrize("axes", ["ZYX", "TYX", "ZCYX"])
def test_other_pages_are_not_taken_for_channels(tmp_path, kind, axes):
    pages = RNG.integers(0, 60_000, (2, 3, 20, 30)[4 - len(axes) :]).astype(np.uint16)
    path = tmp_path / "pages.tif"
    tifffile.imwrite(path, pages, **{kind: True}, metadata={"axes": axes})
    check(path, pages.reshape(-1, 20, 30)[0])
    assert "pages" in read_notice(path)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_orientation_is_applied_once(tmp_path, orientation, suffix):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if suffix == ".webp" else {}
    if suffix == ".tif":
        tags = [(0x0112, "H", 1, orientation, False)]
        tifffile.imwrite(tmp_path / "x.tif", RGB, photometric="rgb", extratags=tags)
        path = tmp_path / "x.tif"
    else:
        path = save(tmp_path / f"x{suffix}", Image.fromarray(RGB), exif=exif, **options)
    with Image.open(path) as image:
        expected = np.asarray(ImageOps.exif_transpose(image)).astype(int)
    pixels = read_image(path)
    assert pixels.shape == expected.shape
    assert abs(pixels.astype(int) - expected).mean() < 3
    assert read_size(path) == expected.shape[:2]
    assert read_preview(path, 1000).shape == expected.shape


@pytest.mark.parametrize("name", ["with space.png", "käse 草.png", "Ünï çödé.tif", "日本.jpg"])
def test_any_name(tmp_path, name):
    path = save(tmp_path / name, Image.fromarray(GREY))
    assert read_image(path).shape == GREY.shape


def test_content_decides_not_the_name(tmp_path):
    content = save(tmp_path / "x.png", Image.fromarray(RGB)).read_bytes()
    (tmp_path / "x.jpg").write_bytes(content)
    (tmp_path / "x.tif").write_bytes(content)
    check(tmp_path / "x.jpg", RGB)
    check(tmp_path / "x.tif", RGB)


def cut_files(tmp_path):
    for suffix, options in {
        ".png": {},
        ".jpg": {"quality": 95},
        ".bmp": {},
        ".webp": {"lossless": True},
        ".tif": {},
    }.items():
        yield save(tmp_path / f"x{suffix}", Image.fromarray(RGB), **options)
    yield save(tmp_path / "progressive.jpg", Image.fromarray(RGB), progressive=True)
    tifffile.imwrite(tmp_path / "zipped.tif", RGB, photometric="rgb", compression="zlib")
    yield tmp_path / "zipped.tif"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_file_cut_short_is_an_error_not_half_a_picture(tmp_path, share):
    for path in cut_files(tmp_path):
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])
        with pytest.raises(ImageUnreadable, match=path.name):
            read_image(path)
        with pytest.raises(ImageUnreadable, match=path.name):
            read_preview(path, 8)


def test_no_damage_gets_past_as_another_error(tmp_path):
    for path in list(cut_files(tmp_path)):
        content = path.read_bytes()
        for _ in range(40):
            damaged = bytearray(content)
            for place in RNG.integers(0, len(content), 6):
                damaged[place] = RNG.integers(0, 256)
            path.write_bytes(damaged)
            try:
                pixels = read_image(path)
            except ImageUnreadable as error:
                assert path.name in str(error)
            else:
                assert pixels.ndim in (2, 3)


def test_empty_missing_folder_and_text(tmp_path):
    (tmp_path / "empty.png").touch()
    (tmp_path / "text.png").write_text("This is no image, whatever its name says.")
    (tmp_path / "folder.png").mkdir()
    for name, reason in [
        ("empty.png", "is empty"),
        ("text.png", "is not an image"),
        ("folder.png", "cannot be read"),
        ("missing.png", "not there"),
    ]:
        for read in (read_image, read_size):
            with pytest.raises(ImageUnreadable, match=reason) as caught:
                read(tmp_path / name)
            assert name in str(caught.value)


def png_of(width, height):
    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels


def tiff_of(width, height, samples=1):
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1)]
    tags += [(273, 4, 8), (277, 3, samples), (278, 4, height), (279, 4, 100)]
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0)


@pytest.mark.parametrize(
    "content",
    [png_of(100_000, 100_000), tiff_of(100_000, 100_000), tiff_of(2**31, 2**31)],
    ids=["png", "tiff", "huge tiff"],
)
def test_huge_dimensions_are_refused_before_memory_is_taken(tmp_path, content):
    resource = pytest.importorskip("resource")
    (tmp_path / "huge").write_bytes(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for read in (read_image, read_size):
        with pytest.raises(ImageUnreadable, match="at most 1,073,741,824 pixels"):
            read(tmp_path / "huge")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_lies_about_size_and_samples(tmp_path):
    (tmp_path / "x.tif").write_bytes(tiff_of(20_000, 20_000, samples=1))
    with pytest.raises(ImageUnreadable):
        read_image(tmp_path / "x.tif")
    (tmp_path / "x.tif").write_bytes(tiff_of(10, 10, samples=60_000))
    with pytest.raises(ImageUnreadable):
        read_image(tmp_path / "x.tif")


def test_the_limit_can_be_set(tmp_path):
    path = save(tmp_path / "x.png", Image.fromarray(GREY))
    with pytest.raises(ImageUnreadable, match="at most 100 pixels"):
        read_image(path, max_pixels=100)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
@pytest.mark.parametrize("shape", [(400, 600), (600, 400, 3)])
def test_preview_is_small_and_like_the_image(tmp_path, suffix, shape):
    pixels = np.linspace(0, 255, int(np.prod(shape))).reshape(shape).astype(np.uint8)
    path = save(tmp_path / f"x{suffix}", Image.fromarray(pixels))
    preview = read_preview(path, 64)
    assert preview.dtype == np.uint8
    assert max(preview.shape[:2]) == 64
    assert min(preview.shape[:2]) == 43
    expected = cv2.resize(pixels, preview.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert abs(preview.astype(int) - expected).mean() < 3


def test_preview_of_sixteen_bits_is_not_black(tmp_path):
    pixels = np.linspace(100, 900, 300 * 200).reshape(300, 200).astype(np.uint16)
    tifffile.imwrite(tmp_path / "x.tif", pixels)
    preview = read_preview(tmp_path / "x.tif", 50)
    assert preview.shape == (50, 33)
    assert preview.min() < 10
    assert preview.max() > 245


def test_preview_of_a_small_image_is_not_enlarged(tmp_path):
    path = save(tmp_path / "x.png", Image.fromarray(GREY))
    np.testing.assert_array_equal(read_preview(path, 500), GREY)


def test_a_file_without_permission(tmp_path):
    path = save(tmp_path / "x.png", Image.fromarray(GREY))
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this account may read everything")
    with pytest.raises(ImageUnreadable, match="cannot be read"):
        read_image(path)


def test_animations_and_gifs_give_their_first_picture(tmp_path):
    frames = [Image.fromarray(RGB), Image.fromarray(RGB[::-1])]
    first = io.BytesIO()
    frames[0].save(first, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    (tmp_path / "x.webp").write_bytes(first.getvalue())
    check(tmp_path / "x.webp", RGB)
