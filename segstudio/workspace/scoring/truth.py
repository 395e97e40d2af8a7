"""What masks are compared with: what a person drew, or a folder of masks (see `truth_folder`)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from segstudio.document.mask_edit import MaskArray
from segstudio.storage.image_record import ImageRecord, ImageStatus, Split
from segstudio.workspace.known_mask import KnownMask

FLATTERS = (
    "The network has learned from what was drawn on images that are neither held out nor for "
    "testing: figures of those flatter it."
)
_MOST_NAMES = 3
NOTHING = (
    "Nothing could be compared: none of the chosen images has both something drawn and a "
    "prediction. Predict all images first, or choose other images."
)


def taught_words(taught: Sequence[str]) -> str:
    """Return a sentence on held-out and test images that were learned from, or "" for none.

    taught: see `ProjectScore`.
    """
    if not taught:
        return ""
    names = ", ".join(taught[:_MOST_NAMES]) + (", …" if len(taught) > _MOST_NAMES else "")
    return (
        "Held-out and test images that the network may have learned from before they were set "
        f"aside: {len(taught):,} ({names}). Unless it has begun anew since, their figures flatter "
        "it."
    )


class TruthRefused(ValueError):
    """There is nothing to compare with; the text says why."""


class Truth(Protocol):
    """Holds the truth of some images. is_drawn: it is what was drawn in the project itself."""

    is_drawn: bool

    def holds(self, record: ImageRecord) -> bool:
        """Tell whether there is truth for an image; no file is read."""

    def read(self, record: ImageRecord, known: KnownMask) -> MaskArray:
        """Return it, (height, width) class ids, 0 where it is not known. Raises FormatError."""


class Which(StrEnum):
    """Which images are compared with what was drawn on them."""

    REVIEWED = "reviewed"
    HELD_OUT = "held-out"
    TEST = "test"
    ALL = "all"


class DrawnTruth:
    """What was drawn on the images themselves: on those of which a person is sure, or on all."""

    is_drawn = True

    def __init__(self, which: Which = Which.REVIEWED) -> None:
        self._which = which

    def holds(self, record: ImageRecord) -> bool:
        """Tell whether the image is one of those asked for."""
        if record.is_excluded or record.is_synthetic:
            return False
        return {
            Which.REVIEWED: record.status is ImageStatus.REVIEWED,
            Which.HELD_OUT: record.split is Split.HELD_OUT,
            Which.TEST: record.split is Split.TEST,
            Which.ALL: True,
        }[self._which]

    def read(self, record: ImageRecord, known: KnownMask) -> MaskArray:
        """Return the annotation."""
        return known.annotation.class_ids
