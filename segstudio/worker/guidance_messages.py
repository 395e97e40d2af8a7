"""The part of the protocol that tells where to look next; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.region import TileIndex
from segstudio.document.survey import ClassDice, ClassOverlap, Contradiction, RankedRegion


@dataclass(frozen=True, slots=True)
class RankImages:
    """Look over these images (id, path) when there is nothing better to do, in this order.

    Takes the place of what was asked before and is not done. Answered by HeldOutMeasured and
    LabelsCompared where there is news, an ImageRanked for each image, and RankingDone.
    visit: a number that chooses the parts of large images.
    """

    images: tuple[tuple[int, str], ...]
    visit: int = 0


@dataclass(frozen=True, slots=True)
class ImageRanked:
    """What that version found in an image. regions: the best first. gain: of the whole image.

    share: of the image that was looked at, 0 … 1. problem: why it could not be looked at, or None.
    """

    image_id: int
    version: int
    regions: tuple[RankedRegion, ...] = ()
    gain: float = 0.0
    overlaps: tuple[ClassOverlap, ...] = ()
    share: float = 0.0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class LabelsCompared:
    """The contradictions in those tiles (image id, tile); what was known of these is old."""

    version: int
    places: tuple[tuple[int, TileIndex], ...]
    found: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class HeldOutMeasured:
    """The Dice of each class on held-out strokes; empty where none are held out."""

    version: int
    classes: tuple[ClassDice, ...]


@dataclass(frozen=True, slots=True)
class RankingDone:
    """All images that were asked for have been looked at, or could not be.

    version: that did; 0 where there is none yet.
    """

    version: int


GuidanceReport = RankingDone | ImageRanked | LabelsCompared | HeldOutMeasured
