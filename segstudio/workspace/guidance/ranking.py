"""What the engine found in the images: the best places, and how many images it has looked at."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from heapq import nlargest

from segstudio.document.region import Region
from segstudio.document.survey import RankedRegion
from segstudio.worker.messages import ImageRanked
from segstudio.workspace.guidance.place import Place, Usual

MOST_KEPT = 600
"""Images whose places are remembered: those that promise most."""
STAY_SHARE = 0.5
"""A place in the image on the canvas goes first where it promises this share of the best."""
SEEN_SHARE = 0.5
"""A region is not told again where so much of it was looked at in this sitting."""


class Ranking:
    """Keeps the best; all that was looked at is counted only."""

    def __init__(self) -> None:
        self._found: OrderedDict[int, ImageRanked] = OrderedDict()
        self._seen: dict[int, list[Region]] = defaultdict(list)
        self._ranked: set[int] = set()
        self._failed: set[int] = set()
        self.version = 0
        """Of the newest ranking."""

    @property
    def count(self) -> int:
        """Images that were looked at, or could not be."""
        return len(self._ranked)

    @property
    def failures(self) -> int:
        """Images of these that could not be looked at."""
        return len(self._failed)

    def note(self, found: ImageRanked) -> None:
        """Take what was found in an image."""
        self._ranked.add(found.image_id)
        if found.problem is None:
            self._failed.discard(found.image_id)
        else:
            self._failed.add(found.image_id)
        self.version = found.version
        regions = tuple(each for each in found.regions if not self._was_seen(found.image_id, each))
        self._found[found.image_id] = replace(found, regions=regions)
        if len(self._found) > MOST_KEPT * 4 // 3:
            best = nlargest(MOST_KEPT, self._found.values(), key=lambda each: each.gain)
            self._found = OrderedDict((each.image_id, each) for each in best)

    def note_seen(self, place: Place) -> None:
        """The person has gone there."""
        if place.region is not None:
            self._seen[place.image_id].append(place.region)
        found = self._found.get(place.image_id)
        if found is not None:
            self.note(found)

    def outdated(self, version: int, most: int) -> list[int]:
        """Return the best images that an older version than this looked at."""
        older = (each for each in self._found.values() if each.version < version)
        return [each.image_id for each in nlargest(most, older, key=lambda each: each.gain)]

    def places(
        self, most: int, current_id: int | None, is_wanted: Callable[[int], bool]
    ) -> list[Place]:
        """Return the places that promise most, the best first.

        current_id: the image on the canvas; a place in it comes first where it promises
        STAY_SHARE of the best, as another image costs the person time. is_wanted: of an image.
        """
        found = list(self._regions(is_wanted))
        usual = Usual.of(region for _, region in found)
        best = nlargest(most, found, key=_worth)
        here = max(
            (each for each in found if each[0] == current_id),
            key=_worth,
            default=None,
        )
        if here is not None and here[1].gain >= STAY_SHARE * best[0][1].gain:
            best = [here, *(each for each in best if each is not here)][:most]
        return [usual.place(image_id, region) for image_id, region in best]

    def _regions(self, is_wanted: Callable[[int], bool]) -> Iterator[tuple[int, RankedRegion]]:
        for image_id, found in self._found.items():
            if found.regions and is_wanted(image_id):
                for region in found.regions:
                    yield image_id, region

    def _was_seen(self, image_id: int, ranked: RankedRegion) -> bool:
        region = ranked.region
        return any(
            region.intersect(seen).area_px >= SEEN_SHARE * region.area_px
            for seen in self._seen.get(image_id, ())
        )


def _worth(place: tuple[int, RankedRegion]) -> tuple[float, int]:
    """Sort by gain; of equal ones the image that was added first is better, whoever came first."""
    return place[1].gain, -place[0]
