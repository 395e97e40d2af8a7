"""A short number of how an image looks, and which numbers lie close together."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

SIDE_PX = 32
"""The hash is taken of a picture of so many pixels a side."""
MOST_BITS = 4
"""Images whose hashes differ in so many bits look alike."""
_LOW = 8
_LEAST_CONTRAST = 2.0
_PARTS = MOST_BITS + 1
_PART_BITS = 64 // _PARTS

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]


def image_hash(picture: npt.NDArray[np.uint8]) -> int | None:
    """Return 64 bits that stay nearly the same where an image is scaled or compressed anew.

    picture: (height, width[, 3]) uint8, at best little larger than SIDE_PX. Bits are the signs of
    the 64 lowest frequencies but their mean, against their median. None for a picture of one
    brightness, which has none. OpenCV's cosine transform does all that is needed; the package
    imagehash would bring PyWavelets, and takes the same steps.
    Source: Zauner 2010 (Implementation and benchmarking of perceptual image hash functions),
    section 3.2.1.
    """
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA).astype(np.float32)
    if float(small.std()) < _LEAST_CONTRAST:
        return None
    low = cv2.dct(small)[:_LOW, :_LOW].ravel().copy()
    low[0] = 0.0  # the brightness of the whole
    bits = low > np.median(low[1:])
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def alike(hashes: Hashes) -> list[list[int]]:
    """Return groups of places whose hashes lie within MOST_BITS, directly or by a chain.

    hashes: (images,). Two that differ in at most n bits agree in one of n + 1 parts, so only those
    that share a part are compared: 100,000 take a second. Groups come by their first place.
    """
    unique, inverse = np.unique(hashes, return_inverse=True)
    parents = np.arange(len(unique))
    for ones, others in _candidates(unique):
        is_near = _bits(unique[ones] ^ unique[others]) <= MOST_BITS
        for one, other in zip(ones[is_near].tolist(), others[is_near].tolist(), strict=True):
            _join(parents, one, other)
    roots = [_root(parents, place) for place in range(len(unique))]
    groups: dict[int, list[int]] = {}
    for place, number in enumerate(inverse.tolist()):
        groups.setdefault(roots[number], []).append(place)
    return sorted(group for group in groups.values() if len(group) > 1)


def _candidates(unique: Hashes) -> Iterator[tuple[Places, Places]]:
    """Yield the pairs of places that share a part: those next to each other in its order, those
    two apart, and so on.
    """
    for part in range(_PARTS):
        shift = np.uint64(part * _PART_BITS)
        mask = np.uint64((1 << _PART_BITS) - 1) if part < _PARTS - 1 else ~np.uint64(0)
        keys = (unique >> shift) & mask
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        for apart in range(1, len(keys)):
            first = np.flatnonzero(keys[apart:] == keys[:-apart])
            if not len(first):
                break
            yield order[first], order[first + apart]


def _bits(numbers: Hashes) -> npt.NDArray[np.int64]:
    """Return how many bits of each number are set."""
    octets = np.ascontiguousarray(numbers).view(np.uint8).reshape(-1, 8)
    counts: npt.NDArray[np.int64] = np.unpackbits(octets, axis=1).sum(axis=1, dtype=np.int64)
    return counts


def _root(parents: Places, place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = int(parents[place])
    return place


def _join(parents: Places, one: int, other: int) -> None:
    one, other = _root(parents, one), _root(parents, other)
    parents[max(one, other)] = min(one, other)
