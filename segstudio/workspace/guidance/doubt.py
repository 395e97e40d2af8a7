"""Places where the network is confident of another class than was drawn: those still to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from segstudio.document.region import Region, TileIndex
from segstudio.document.survey import Contradiction
from segstudio.storage.guidance_table import KeptPlace
from segstudio.worker.messages import LabelsCompared

MOST_LISTED = 100
SAME_SHARE = 0.5
"""A place is the same as one that was kept where so much of it lies within."""


class Doubts:
    """What the newest look at each labelled tile found, without what the person stays with."""

    def __init__(self, kept: Iterable[KeptPlace] = ()) -> None:
        self._found: dict[tuple[int, TileIndex], list[Contradiction]] = {}
        self._kept: dict[int, list[KeptPlace]] = defaultdict(list)
        for each in kept:
            self._kept[each.image_id].append(each)

    def note(self, report: LabelsCompared) -> None:
        """Take what was found in some tiles, in place of what was known of these."""
        for place in report.places:
            self._found.pop(place, None)
        for each in report.found:
            tile = next(each.region.tiles())
            self._found.setdefault((each.image_id, tile), []).append(each)

    def listed(self) -> list[Contradiction]:
        """Return what is to be judged: first what training never saw, then by size × confidence."""
        found = [each for tile in self._found.values() for each in tile if not self._is_kept(each)]
        found.sort(key=lambda each: (each.is_held_out, each.size_px * each.confidence))
        return found[: -MOST_LISTED - 1 : -1]

    def keep(self, place: Contradiction) -> KeptPlace:
        """Stay with what was drawn there; return what to store."""
        kept = KeptPlace(place.image_id, place.region, place.drawn_id, place.said_id)
        self._kept[place.image_id].append(kept)
        return kept

    def note_drawn(self, image_id: int, regions: Sequence[Region]) -> list[Region]:
        """What was drawn there is another now: nothing is known of it, and nothing kept.

        Returns the regions of the kept places that are no more.
        """

        def is_drawn(region: Region) -> bool:
            return any(not region.intersect(each).is_empty for each in regions)

        for place in [each for each in self._found if each[0] == image_id]:
            left = [each for each in self._found[place] if not is_drawn(each.region)]
            self._found[place] = left
        kept = self._kept.get(image_id, [])
        gone = [each.region for each in kept if is_drawn(each.region)]
        if gone:
            self._kept[image_id] = [each for each in kept if not is_drawn(each.region)]
        return gone

    def forget_image(self, image_id: int) -> None:
        """An image has gone."""
        for place in [each for each in self._found if each[0] == image_id]:
            del self._found[place]

    def _is_kept(self, place: Contradiction) -> bool:
        return any(
            (each.drawn_id, each.said_id) == (place.drawn_id, place.said_id)
            and place.region.intersect(each.region).area_px >= SAME_SHARE * place.region.area_px
            for each in self._kept.get(place.image_id, ())
        )
