"""Messages about images: their files, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AddImage:
    """The image's file, read when it is first needed.

    Added again with another path, or after it failed, it is another image: annotate it again.
    """

    image_id: int
    path: str


@dataclass(frozen=True, slots=True)
class SetPurposes:
    """Strokes on held-out images are for measuring only; those on withheld ones are not learned.

    The strokes on images whose purpose changes are forgotten: annotate those again. All others
    are there to learn from. What was learned before stays learned. synthetic_ids: of images that
    are learned from and by which nothing is measured.
    """

    held_out_ids: frozenset[int] = frozenset()
    withheld_ids: frozenset[int] = frozenset()
    synthetic_ids: frozenset[int] = frozenset()
