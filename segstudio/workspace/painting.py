"""One edit to be made of one image, wherever that image is: on the canvas or on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segstudio.document.mask import Mask, MaskEditor


@dataclass(frozen=True, slots=True)
class Painting:
    """shape: (height, width) of the image. paint: reads and edits its mask, on any thread.

    locked_ids: classes to spare. class_id: only where that class is; 0: anywhere.
    """

    shape: tuple[int, int]
    paint: Callable[[Mask, MaskEditor], None]
    locked_ids: frozenset[int] = frozenset()
    class_id: int = 0
