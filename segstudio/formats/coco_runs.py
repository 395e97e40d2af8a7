"""COCO's run lengths, checked before memory is taken: pycocotools leaves gaps undefined."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from pycocotools import mask as coco_mask

from segstudio.formats.errors import ImportFailed
from segstudio.formats.image_runs import runs_in_image
from segstudio.formats.input_file import check_shape, finite_numbers
from segstudio.formats.instance import trimmed
from segstudio.formats.outline import Stencil

_MORE, _SIGN, _BITS = 32, 16, 5
_MOST_CHARACTERS = 7
"""That a run below 2³² can take."""


def encode_runs(
    stencil: Stencil, row: int, column: int, shape: tuple[int, int]
) -> dict[str, object]:
    """Return COCO's text of run lengths for an image of `shape` in which `stencil` lies so."""
    lengths, first = runs_in_image(stencil.T, column, row, shape[::-1])
    counts = [0] * first + lengths.tolist()
    coded = coco_mask.frPyObjects({"size": list(shape), "counts": counts}, *shape)
    return {"size": list(shape), "counts": coded["counts"].decode("ascii")}


def decode_runs(coded: dict[str, Any], shape: tuple[int, int]) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil) of run lengths: the box of what they cover, 1 where it is.

    coded: "size" and "counts", a list of runs or COCO's text. shape: (height, width) of the image.
    Raises ImportFailed.
    """
    check_shape("its mask", coded.get("size"), shape)
    counts, total = coded.get("counts"), shape[0] * shape[1]
    if isinstance(counts, str) and counts.isascii():
        runs = _runs_of_text(counts) if len(counts) <= _MOST_CHARACTERS * (total + 1) else None
    else:
        runs = _whole(finite_numbers(counts))
    is_sound = runs is not None and runs.min(initial=0) >= 0 and runs.max(initial=0) <= total
    if runs is None or not is_sound or runs.sum() != total:
        raise ImportFailed(f"its run lengths do not sum up to {total:,} px.")
    return _box(runs, shape[0])


def _box(runs: npt.NDArray[np.int64], height: int) -> tuple[int, int, Stencil]:
    """Return (row, column, stencil); only the columns that are covered take memory."""
    ends = np.cumsum(runs)
    is_covered = runs[1::2] > 0
    if not is_covered.any():
        return 0, 0, np.zeros((0, 0), np.uint8)
    first = int((ends[1::2] - runs[1::2])[is_covered][0]) // height
    last = (int(ends[1::2][is_covered][-1]) - 1) // height + 1
    edges = np.clip(ends, first * height, last * height)
    values = np.arange(len(runs), dtype=np.uint8) & np.uint8(1)
    columns = np.repeat(values, np.diff(edges, prepend=first * height))
    column, row, stencil = trimmed(columns.reshape(last - first, height))
    return row, column + first, stencil.T


def _runs_of_text(text: str) -> npt.NDArray[np.int64] | None:
    """Return the runs that the text means, or None where it is broken.

    Source: rleFrString in pycocotools' maskApi.c: 5 bits a character, from the lowest; from the
    fourth run on, the difference to the one before the last.
    """
    codes = np.frombuffer(text.encode("ascii"), np.uint8).astype(np.int64) - 48
    if not len(codes) or codes.min() < 0 or codes.max() > 63 or codes[-1] & _MORE:
        return None
    ends = np.flatnonzero(codes & _MORE == 0)
    starts = np.concatenate([[0], ends[:-1] + 1])
    lengths = ends - starts + 1
    if lengths.max() > _MOST_CHARACTERS:
        return None
    places = np.arange(len(codes)) - np.repeat(starts, lengths)
    runs = np.add.reduceat((codes & 31) << (_BITS * places), starts)
    runs -= np.where(codes[ends] & _SIGN, np.int64(1) << (_BITS * lengths), 0)
    runs[1::2] = np.cumsum(runs[1::2])
    runs[2::2] = np.cumsum(runs[2::2])
    return runs


def _whole(numbers: npt.NDArray[np.float64] | None) -> npt.NDArray[np.int64] | None:
    """Return numbers as whole ones, or None where they are not."""
    if numbers is None or np.any(numbers % 1) or np.any(np.abs(numbers) >= 2.0**53):
        return None
    return numbers.astype(np.int64)
