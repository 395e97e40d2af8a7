"""Label Studio's run lengths of brush strokes: rle-pack of a picture of red, green, blue, alpha.

Format, as documented with rle-pack (thi.ng/umbrella) and in label-studio-converter's brush.py: 32
bits number of values; 5 bits their size - 1; four times 4 bits size of a length - 1. Then blocks:
1 bit "is a run", 2 bits which size of length, the length - 1, and one value or, where it is no run,
as many values as it is long.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.formats.errors import ImportFailed
from segstudio.formats.image_runs import runs_in_image
from segstudio.formats.outline import Stencil

_HEADER_BITS = 32 + 5 + 4 * 4
_LENGTH_BITS = (3, 4, 8, 16)
_VALUE_BITS = 8
_CHANNELS = 4


def encode_brush(stencil: Stencil, row: int, column: int, shape: tuple[int, int]) -> list[int]:
    """Return the bytes for an image of `shape` in which `stencil` lies at row, column."""
    lengths, first = runs_in_image(stencil, row, column, shape)
    values = (np.arange(len(lengths)) + first) & 1
    longest = 1 << _LENGTH_BITS[-1]
    lengths = lengths * _CHANNELS
    pieces = -(-lengths // longest)
    values = np.repeat(values, pieces)
    parts = np.full(len(values), longest)
    parts[np.cumsum(pieces) - 1] = lengths - (pieces - 1) * longest
    kinds = np.searchsorted([1 << bits for bits in _LENGTH_BITS], parts)
    bits = np.array(_LENGTH_BITS)[kinds]
    codes = ((4 + kinds) << bits | (parts - 1)) << _VALUE_BITS | values * 255
    header = (shape[0] * shape[1] * _CHANNELS) << 5 | (_VALUE_BITS - 1)
    for size in _LENGTH_BITS:
        header = header << 4 | (size - 1)
    found: list[int] = _packed(header, codes, bits + 3 + _VALUE_BITS).tolist()
    return found


def _packed(header: int, codes: npt.NDArray[Any], widths: npt.NDArray[Any]) -> Stencil:
    """Return header and codes, each in as many bits as given, from the highest, as bytes."""
    ends = _HEADER_BITS + np.cumsum(widths)
    bits = np.zeros(int(ends[-1]), np.uint8)
    bits[:_HEADER_BITS] = [header >> place & 1 for place in range(_HEADER_BITS - 1, -1, -1)]
    for width in np.unique(widths).tolist():
        chosen = widths == width
        places = np.arange(width)
        bits[(ends[chosen] - width)[:, None] + places] = (
            codes[chosen][:, None] >> (width - 1 - places) & 1
        )
    return np.packbits(bits)


def decode_brush(coded: object, shape: tuple[int, int]) -> Stencil:
    """Return run lengths as a mask of `shape`, 1 where alpha is not 0. Raises ImportFailed.

    coded: a list of bytes. Its number of values is checked before memory is taken.
    """
    stream = _Bits(_bytes(coded))
    total = shape[0] * shape[1]
    if stream.read(32) != total * _CHANNELS:
        raise ImportFailed(f"its run lengths are not of {total:,} px in four channels.")
    value_bits = stream.read(5) + 1
    length_bits = [stream.read(4) + 1 for _ in range(4)]
    mask = np.zeros(total, np.uint8)
    place = 0
    while place < total * _CHANNELS:
        is_run = stream.read(1)
        end = place + 1 + stream.read(length_bits[stream.read(2)])
        if end > total * _CHANNELS:
            raise ImportFailed("its run lengths are longer than its image.")
        # Value 4 × n + 3 is the alpha of pixel n.
        first, last = place // _CHANNELS, end // _CHANNELS
        if is_run:
            mask[first:last] = stream.read(value_bits) != 0
        else:
            values = stream.read_many(end - place, value_bits)
            mask[first:last] = values[(3 - place) % _CHANNELS :: _CHANNELS]
        place = end
    return mask.reshape(shape)


def _bytes(coded: object) -> bytes:
    try:
        return bytes(coded) if isinstance(coded, list) else b""
    except (TypeError, ValueError):
        raise ImportFailed("its run lengths are no list of bytes.") from None


class _Bits:
    """Reads numbers from bytes, the highest bit first. Raises ImportFailed at the end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 0

    def read(self, bits: int) -> int:
        """Return the next number of up to 32 bits."""
        start, end = self._place, self._advanced(bits)
        last = (end + 7) >> 3
        part = int.from_bytes(self._content[start >> 3 : last])
        return part >> (last * 8 - end) & ((1 << bits) - 1)

    def read_many(self, number: int, bits: int) -> Stencil:
        """Return so many numbers, 1 where one is not 0."""
        start, end = self._place, self._advanced(number * bits)
        part = np.frombuffer(self._content[start >> 3 : (end + 7) >> 3], np.uint8)
        flat = np.unpackbits(part)[start & 7 :][: number * bits]
        found: Stencil = flat.reshape(number, bits).max(axis=1)
        return found

    def _advanced(self, bits: int) -> int:
        self._place += bits
        if self._place > len(self._content) * 8:
            raise ImportFailed("its run lengths end too early.")
        return self._place
