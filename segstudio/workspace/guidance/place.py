"""A place to go to: an image, a region in it, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from statistics import median

from segstudio.document.region import Region
from segstudio.document.survey import RankedRegion

VERY_UNSURE = 0.25
LARGE_PX = 192


class Reason(Enum):
    """Why a place promises much."""

    VERY_UNSURE = auto()
    UNSURE = auto()
    UNLIKE = auto()
    LARGE = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """region: None for the whole image. gain: what it promises, in pixels."""

    image_id: int
    region: Region | None = None
    reasons: tuple[Reason, ...] = ()
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Usual:
    """What regions are like, to tell what is special: medians of uncertainty and distance."""

    uncertainty: float = 0.0
    distance: float = 0.0

    @classmethod
    def of(cls, regions: Iterable[RankedRegion]) -> Usual:
        """Return what is usual among regions."""
        found = list(regions)
        if not found:
            return cls()
        return cls(
            median(each.uncertainty for each in found), median(each.distance for each in found)
        )

    def place(self, image_id: int, ranked: RankedRegion) -> Place:
        """Return a region as a place, with what is special about it."""
        reasons = []
        if ranked.uncertainty >= VERY_UNSURE:
            reasons.append(Reason.VERY_UNSURE)
        elif ranked.uncertainty >= self.uncertainty:
            reasons.append(Reason.UNSURE)
        if ranked.distance >= self.distance:
            reasons.append(Reason.UNLIKE)
        if min(ranked.region.height, ranked.region.width) >= LARGE_PX:
            reasons.append(Reason.LARGE)
        return Place(image_id, ranked.region, tuple(reasons), ranked.gain)
