"""One change of a mask, as the XOR of the touched tiles: applied twice, it changes nothing."""

from __future__ import annotations

import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import cv2
import numpy as np
import numpy.typing as npt
import zstandard

from segstudio.document.region import TILE_PX, Region, TileIndex

MaskArray = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

_HEADER = struct.Struct("<4sI")
_GAIN_NUMBER = struct.Struct("<I")
_GAIN = struct.Struct("<Hq")
_TILE_HEADER = struct.Struct("<BIII")
_BOX = struct.Struct("<4H")
_FIRST_MAGIC = b"SSE1"
"""Whole tiles, and no gains: written until boxes were kept, and read for ever."""
_MAGIC = b"SSE2"
_own = threading.local()


class Plane(IntEnum):
    """What a mask holds for each pixel."""

    CLASS_ID = 0
    """0 unlabelled, 1 … K the class."""
    ORIGIN = 1
    """0 drawn by a person, else the number of the network version whose prediction was accepted."""
    OBJECT = 2
    """0 no object, else the number of the object that the pixel is part of."""


class EditDamaged(ValueError):
    """Bytes that should hold an edit do not."""


@dataclass(frozen=True, slots=True)
class TileChange:
    """The bits that differ in one tile: `before XOR after` of its changed box, compressed.

    box: the changed pixels' bounds, in the image and inside the tile; None: the whole tile.
    """

    plane: Plane
    tile: TileIndex
    payload: bytes
    box: Region | None = None

    @classmethod
    def between(
        cls, plane: Plane, tile: TileIndex, before: MaskArray, after: MaskArray
    ) -> TileChange | None:
        """Return the change between two tiles of one shape and dtype, or None where equal."""
        difference = np.bitwise_xor(before, after)
        is_wide = difference.dtype != np.uint8
        seen = (difference != 0).view(np.uint8) if is_wide else difference
        left, top, width, height = cv2.boundingRect(seen)
        if not width:
            return None
        payload = pack_tile(difference[top : top + height, left : left + width])
        box = Region(tile.row * TILE_PX + top, tile.column * TILE_PX + left, height, width)
        return cls(plane, tile, payload, box)

    def region(self, shape: tuple[int, int]) -> Region:
        """Return what changes in a mask of `shape`. Raises EditDamaged outside of it."""
        region = self.box or self.tile.region(shape)
        if region.is_empty or region.row_end > shape[0] or region.column_end > shape[1]:
            raise EditDamaged(f"A tile of the edit lies outside of the {shape} mask.")
        return region

    def difference(self, region: Region) -> MaskArray:
        """Return the XOR bits of `region` (see there), uint8 or uint16. Raises EditDamaged."""
        return unpack_tile(self.payload, (region.height, region.width))

    def within(self, box: Region) -> tuple[slice, slice]:
        """Return the index of a box of the image in an array of the tile's pixels."""
        top, left = box.row - self.tile.row * TILE_PX, box.column - self.tile.column * TILE_PX
        return slice(top, top + box.height), slice(left, left + box.width)


@dataclass(frozen=True, slots=True)
class MaskEdit:
    """One undo step: its name ("Brush") and the tiles that it changes.

    gains: class id → labelled pixels more (or, below 0, less) once it is applied; None in edits
    written before gains and boxes were kept. set_id: number of the set of edits of many images that
    are undone together; 0 where this one stands alone.
    """

    name: str
    changes: tuple[TileChange, ...]
    gains: Mapping[int, int] | None = None
    set_id: int = 0

    @property
    def size_bytes(self) -> int:
        """Memory that the edit takes."""
        return sum(len(change.payload) for change in self.changes)

    def regions(self, shape: tuple[int, int]) -> list[Region]:
        """Return the region of each touched tile in a mask of `shape`."""
        tiles = sorted({change.tile for change in self.changes}, key=TileIndex.as_tuple)
        return [tile.region(shape) for tile in tiles]

    def drawn_regions(self, shape: tuple[int, int]) -> list[Region]:
        """Return as `regions`, without tiles where only objects change: the network sees none.

        One is left where there is no other, so that whoever counts revisions hears of the edit.
        """
        drawn = {change.tile for change in self.changes if change.plane is not Plane.OBJECT}
        tiles = drawn or {change.tile for change in self.changes[:1]}
        return [tile.region(shape) for tile in sorted(tiles, key=TileIndex.as_tuple)]

    def to_bytes(self) -> bytes:
        """Return the edit as bytes for the journal; one without gains as it was read."""
        magic = _FIRST_MAGIC if self.gains is None else _MAGIC
        parts = [_HEADER.pack(magic, len(self.changes))]
        if self.gains is not None:
            parts.append(_GAIN_NUMBER.pack(len(self.gains)))
            parts += [_GAIN.pack(*each) for each in self.gains.items()]
        for change in self.changes:
            tile = change.tile
            parts.append(
                _TILE_HEADER.pack(change.plane, tile.row, tile.column, len(change.payload))
            )
            if self.gains is not None:
                parts.append(_packed_box(change))
            parts.append(change.payload)
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, name: str, blob: bytes) -> MaskEdit:
        """Read what `to_bytes` wrote, now or in any version before. Raises EditDamaged."""
        try:
            magic, number = _HEADER.unpack_from(blob, 0)
            if magic not in (_FIRST_MAGIC, _MAGIC):
                raise EditDamaged("This is not a mask edit.")
            offset, gains = _HEADER.size, None
            if magic == _MAGIC:
                gains, offset = _read_gains(blob, offset)
            return cls(name, _read_changes(blob, offset, number, gains is not None), gains)
        except EditDamaged:
            raise
        except (struct.error, ValueError) as error:
            raise EditDamaged(f"The mask edit cannot be read: {error}") from error


def _read_gains(blob: bytes, offset: int) -> tuple[dict[int, int], int]:
    """Return the gains that stand at `offset`, and the offset behind them."""
    (number,) = _GAIN_NUMBER.unpack_from(blob, offset)
    start = offset + _GAIN_NUMBER.size
    end = start + number * _GAIN.size
    if end > len(blob):
        raise EditDamaged("The mask edit is cut short.")
    return dict(_GAIN.iter_unpack(blob[start:end])), end


def _read_changes(blob: bytes, offset: int, number: int, has_boxes: bool) -> tuple[TileChange, ...]:
    changes = []
    for _ in range(number):
        plane, row, column, length = _TILE_HEADER.unpack_from(blob, offset)
        offset += _TILE_HEADER.size
        tile, box = TileIndex(row, column), None
        if has_boxes:
            box = _read_box(tile, *_BOX.unpack_from(blob, offset))
            offset += _BOX.size
        payload = blob[offset : offset + length]
        if len(payload) != length:
            raise EditDamaged("The mask edit is cut short.")
        changes.append(TileChange(Plane(plane), tile, payload, box))
        offset += length
    return tuple(changes)


def _packed_box(change: TileChange) -> bytes:
    """Return (top, left, height, width) inside the tile; all 0 for the whole of it."""
    box, tile = change.box, change.tile
    if box is None:
        return _BOX.pack(0, 0, 0, 0)
    top, left = box.row - tile.row * TILE_PX, box.column - tile.column * TILE_PX
    return _BOX.pack(top, left, box.height, box.width)


def _read_box(tile: TileIndex, top: int, left: int, height: int, width: int) -> Region | None:
    if top + height > TILE_PX or left + width > TILE_PX:
        raise EditDamaged("A change reaches beyond its tile.")
    if not height or not width:
        return None
    return Region(tile.row * TILE_PX + top, tile.column * TILE_PX + left, height, width)


def pack_tile(tile: MaskArray) -> bytes:
    """Compress a tile (height, width) of uint8 or uint16 (zstd, level 1)."""
    compressor: zstandard.ZstdCompressor | None = getattr(_own, "compressor", None)
    if compressor is None:  # making one takes as long as compressing a tile; none is thread-safe
        compressor = _own.compressor = zstandard.ZstdCompressor(level=1)
    return compressor.compress(np.ascontiguousarray(tile).data)


def unpack_tile(payload: bytes, shape: tuple[int, int]) -> MaskArray:
    """Return the tile of `shape` that `pack_tile` made, 8 or 16 bits. Raises EditDamaged."""
    if max(shape) > TILE_PX:
        raise EditDamaged(f"A tile is {TILE_PX} px a side at most, not {shape}.")
    area = shape[0] * shape[1]
    try:
        if zstandard.frame_content_size(payload) > 2 * area:
            raise EditDamaged("A tile holds more than its pixels.")
        raw = _decompressor().decompress(payload, max_output_size=2 * area)
    except zstandard.ZstdError as error:
        raise EditDamaged(f"A tile cannot be read: {error}") from error
    if len(raw) == area:
        return np.frombuffer(raw, np.uint8).reshape(shape)
    if len(raw) == 2 * area:
        return np.frombuffer(raw, np.uint16).reshape(shape)
    raise EditDamaged(f"A tile of {shape} cannot hold {len(raw)} bytes.")


def _decompressor() -> zstandard.ZstdDecompressor:
    """Return this thread's own: making one takes as long as reading a tile; none is thread-safe."""
    decompressor: zstandard.ZstdDecompressor | None = getattr(_own, "decompressor", None)
    if decompressor is None:
        decompressor = _own.decompressor = zstandard.ZstdDecompressor()
    return decompressor
