"""Masks as their images are shown, also where a data set follows the file as it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.formats.errors import OtherShape
from segstudio.formats.format import Format, ImageKey, ImageLister, NamedClass, TakenMask
from segstudio.formats.mask_files import foreign_files

_ACROSS = (5, 6, 7, 8)
"""Orientations that swap height and width."""


class UprightReader:
    """Turns masks of images whose EXIF turns them, where their size tells that they are not yet."""

    def __init__(self, chosen: Format, folder: Path, keys: Iterable[ImageKey]) -> None:
        """Raises ImportFailed."""
        # Some readers look at all masks for their classes: each would be of another size.
        self._reader = chosen.open(folder, keys)
        self._is_turned = chosen.is_turned
        self._folder, self._files = folder, chosen.files
        self.problems = self._reader.problems

    @property
    def classes(self) -> Sequence[NamedClass]:
        """The classes of the set."""
        return self._reader.classes

    def strangers(self, keys: Iterable[ImageKey]) -> list[str]:
        """Return the images of the set that are none of those, by name."""
        keys = list(keys)
        if isinstance(self._reader, ImageLister):
            return self._reader.strangers(keys)
        return foreign_files(self._folder, self._files, keys)

    def read(self, key: ImageKey) -> TakenMask | None:
        """Return an image's mask as shown, or None where there is none. Raises ImportFailed."""
        if key.orientation == 1:
            return self._reader.read(key)
        try:
            taken = self._reader.read(key)
        except OtherShape:
            if key.orientation not in _ACROSS:
                raise
            stored = replace(key, shape=key.shape[::-1], orientation=1)
            taken = self._reader.read(stored)
            if taken is None:
                return None
            taken.problems.append(
                "Its mask lies as the file is stored; it was turned as EXIF says."
            )
            objects = None if taken.objects is None else upright(taken.objects, key.orientation)
            return replace(taken, values=upright(taken.values, key.orientation), objects=objects)
        is_open = key.orientation not in _ACROSS or key.shape[0] == key.shape[1]
        if taken is not None and is_open and not self._is_turned:
            taken.problems.append(
                "EXIF turns or mirrors the image, and its size does not tell whether the mask was "
                "made for the file as stored; it was taken as the image is shown."
            )
        return taken


def upright(pixels: npt.NDArray[Any], orientation: int) -> npt.NDArray[Any]:
    """Return pixels as stored, (height, width), as EXIF's orientation (1 … 8) shows them."""
    if orientation in _ACROSS:
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)
