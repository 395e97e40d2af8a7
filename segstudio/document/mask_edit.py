"""One change of a mask, as the XOR of the touched tiles: applied twice, it changes nothing."""

from __future__ import annotations

import struct
import threading
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import zstandard

from segstudio.document.region import TILE_PX, Region, TileIndex, bounding_region

MaskArray = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

_HEADER = struct.Struct("<4sI")
_TILE_HEADER = struct.Struct("<BIII")
_MAGIC = b"SSE1"
_own = threading.local()


class Plane(IntEnum):
    """What a mask holds for each pixel."""

    CLASS_ID = 0
    """0 unlabelled, 1 … K the class."""
    ORIGIN = 1
    """0 drawn by a person, else the number of the network version whose prediction was accepted."""


class EditDamaged(ValueError):
    """Bytes that should hold an edit do not."""


@dataclass(frozen=True, slots=True)
class TileChange:
    """The bits that differ in one tile: `before XOR after`, compressed."""

    plane: Plane
    tile: TileIndex
    payload: bytes

    @classmethod
    def between(
        cls, plane: Plane, tile: TileIndex, before: MaskArray, after: MaskArray
    ) -> TileChange | None:
        """Return the change between two tiles of one shape and dtype, or None where equal."""
        difference = np.bitwise_xor(before, after)
        if not difference.any():
            return None
        return cls(plane, tile, pack_tile(difference))

    def difference(self, shape: tuple[int, int]) -> MaskArray:
        """Return the XOR bits, an array of `shape`, uint8 or uint16. Raises EditDamaged."""
        return unpack_tile(self.payload, shape)


@dataclass(frozen=True, slots=True)
class MaskEdit:
    """One undo step: its name ("Brush") and the tiles that it changes."""

    name: str
    changes: tuple[TileChange, ...]

    @property
    def size_bytes(self) -> int:
        """Memory that the edit takes."""
        return sum(len(change.payload) for change in self.changes)

    def regions(self, shape: tuple[int, int]) -> list[Region]:
        """Return the region of each touched tile in a mask of `shape`."""
        tiles = sorted({change.tile for change in self.changes}, key=TileIndex.as_tuple)
        return [tile.region(shape) for tile in tiles]

    def bounding_region(self, shape: tuple[int, int]) -> Region:
        """Return the smallest region of whole tiles that holds the edit."""
        return bounding_region(self.regions(shape))

    def to_bytes(self) -> bytes:
        """Return the edit as bytes for the journal."""
        parts = [_HEADER.pack(_MAGIC, len(self.changes))]
        for change in self.changes:
            tile = change.tile
            parts.append(
                _TILE_HEADER.pack(change.plane, tile.row, tile.column, len(change.payload))
            )
            parts.append(change.payload)
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, name: str, blob: bytes) -> MaskEdit:
        """Read what `to_bytes` wrote. Raises EditDamaged."""
        try:
            magic, count = _HEADER.unpack_from(blob, 0)
            if magic != _MAGIC:
                raise EditDamaged("This is not a mask edit.")
            offset, changes = _HEADER.size, []
            for _ in range(count):
                plane, row, column, length = _TILE_HEADER.unpack_from(blob, offset)
                offset += _TILE_HEADER.size
                payload = blob[offset : offset + length]
                if len(payload) != length:
                    raise EditDamaged("The mask edit is cut short.")
                changes.append(TileChange(Plane(plane), TileIndex(row, column), payload))
                offset += length
        except EditDamaged:
            raise
        except (struct.error, ValueError) as error:
            raise EditDamaged(f"The mask edit cannot be read: {error}") from error
        return cls(name, tuple(changes))


def pack_tile(tile: MaskArray) -> bytes:
    """Compress a tile (height, width) of uint8 or uint16 (zstd, level 1)."""
    compressor: zstandard.ZstdCompressor | None = getattr(_own, "compressor", None)
    if compressor is None:  # making one takes as long as compressing a tile; none is thread-safe
        compressor = _own.compressor = zstandard.ZstdCompressor(level=1)
    return compressor.compress(np.ascontiguousarray(tile).tobytes())


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
