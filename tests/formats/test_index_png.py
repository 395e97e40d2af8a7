"""Masks go out and come back as the same numbers."""

import struct
import zlib

import cv2
import numpy as np
import pytest
from PIL import Image

from segstudio.formats.errors import ExportFailed, ImportFailed
from segstudio.formats.index_png import read_index_mask, write_index_mask

RNG = np.random.default_rng(3)


@pytest.mark.parametrize("kind", ["uint8", "uint16"])
@pytest.mark.parametrize("highest", [0, 1, 255])
def test_eight_bits_where_they_suffice(tmp_path, kind, highest):
    mask = RNG.integers(0, highest + 1, (41, 67)).astype(kind)
    write_index_mask(tmp_path / "käse 1.png", mask)
    read = read_index_mask(tmp_path / "käse 1.png", (41, 67))
    assert read.dtype == np.uint8
    np.testing.assert_array_equal(read, mask)
    with Image.open(tmp_path / "käse 1.png") as image:
        assert image.mode == "L"


def test_sixteen_bits_above_255_classes(tmp_path):
    mask = np.array([[0, 1, 255, 256, 65_535]], np.uint16)
    write_index_mask(tmp_path / "x.png", mask)
    read = read_index_mask(tmp_path / "x.png")
    assert read.dtype == np.uint16
    np.testing.assert_array_equal(read, mask)
    np.testing.assert_array_equal(cv2.imread(str(tmp_path / "x.png"), cv2.IMREAD_UNCHANGED), mask)


def test_palettes_give_indices_not_colours(tmp_path):
    mask = RNG.integers(0, 7, (20, 30), np.uint8)
    image = Image.new("P", (30, 20))
    image.putdata(mask.ravel().tolist())
    image.putpalette([value for i in range(256) for value in (255 - i, i, i // 2)])
    image.save(tmp_path / "p.png")
    image.save(tmp_path / "p4.png", bits=4)
    np.testing.assert_array_equal(read_index_mask(tmp_path / "p.png"), mask)
    np.testing.assert_array_equal(read_index_mask(tmp_path / "p4.png"), mask)


def grey_png(values, bits):
    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    height, width = values.shape
    spread = np.array([[(v >> (bits - 1 - b)) & 1 for b in range(bits)] for v in values.ravel()])
    packed = np.packbits(spread.reshape(height, width * bits).astype(np.uint8), axis=1)
    lines = b"".join(b"\0" + row.tobytes() for row in packed)
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + content


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_grey_of_any_depth_gives_the_stored_values(tmp_path, bits):
    mask = RNG.integers(0, 2**bits, (9, 13))
    (tmp_path / "x.png").write_bytes(grey_png(mask, bits))
    np.testing.assert_array_equal(read_index_mask(tmp_path / "x.png"), mask)


@pytest.mark.parametrize(
    ("mode", "reason"), [("RGB", "colour"), ("RGBA", "colour"), ("LA", "tran")]
)
def test_pictures_are_refused(tmp_path, mode, reason):
    Image.new(mode, (5, 5)).save(tmp_path / "x.png")
    with pytest.raises(ImportFailed, match=reason):
        read_index_mask(tmp_path / "x.png")


def test_another_size_is_refused(tmp_path):
    write_index_mask(tmp_path / "x.png", np.zeros((4, 6), np.uint8))
    with pytest.raises(ImportFailed, match="6 × 4 px, but its image is 7 × 4"):
        read_index_mask(tmp_path / "x.png", (4, 7))


def test_huge_broken_empty_and_missing_files(tmp_path):
    path = tmp_path / "x.png"
    write_index_mask(path, RNG.integers(0, 9, (80, 80), np.uint8))
    whole = path.read_bytes()
    for content in (b"", b"\x89PNG\r\n\x1a\n", whole[:60], whole[: len(whole) // 2], b"GIF89a" * 9):
        path.write_bytes(content)
        with pytest.raises(ImportFailed, match=r"x\.png"):
            read_index_mask(path)
    huge = bytearray(whole)
    huge[16:24] = struct.pack(">II", 100_000, 100_000)
    huge[29:33] = struct.pack(">I", zlib.crc32(huge[12:29]))
    path.write_bytes(huge)
    with pytest.raises(ImportFailed, match="at most"):
        read_index_mask(path)
    with pytest.raises(ImportFailed, match="missing"):
        read_index_mask(tmp_path / "missing.png")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    (tmp_path / "x.png").mkdir()
    with pytest.raises(ExportFailed, match=r"x\.png.*could not be written"):
        write_index_mask(tmp_path / "x.png", np.zeros((4, 4), np.uint8))
    assert [each.name for each in tmp_path.iterdir()] == ["x.png"]
    (tmp_path / "file").touch()
    with pytest.raises(ExportFailed, match="could not be written"):
        write_index_mask(tmp_path / "file" / "x.png", np.zeros((4, 4), np.uint8))


def test_an_empty_mask_is_an_error_in_a_sentence(tmp_path):
    with pytest.raises(ExportFailed, match=r"x\.png"):
        write_index_mask(tmp_path / "x.png", np.zeros((0, 4), np.uint8))
