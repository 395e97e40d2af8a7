"""How much of each image the person changed after the prediction was shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from segstudio.document.mask_edit import MaskArray, Plane
from segstudio.document.region import Region
from segstudio.document.survey import ClassOverlap
from segstudio.storage.guidance_table import Correction
from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.guidance.tally import Tally
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver
from segstudio.workspace.sitting_parts import SittingParts


class CorrectionDesk:
    """A pixel counts where a person draws another class than is predicted at that moment.

    Once an image is reviewed its share stands among those of the last images.
    """

    def __init__(self, parts: SittingParts, saver: Saver) -> None:
        self._parts = parts
        self._saver = saver
        self._tally: Tally | None = None
        self._found: dict[int, Correction] = {}
        events = parts.events
        events.project_opened.connect(self._open)
        events.image_opened.connect(self._on_image)
        events.image_changed.connect(self._on_status)

    @property
    def reviewed(self) -> list[Correction]:
        """What was corrected on the images that were reviewed, in the order of the work."""
        done = [each for each in self._found.values() if each.finished > 0]
        return sorted(done, key=lambda each: each.finished)

    @property
    def shares(self) -> list[float]:
        """Of these the shares of pixels."""
        return [each.share for each in self.reviewed]

    def note_drawn(self, image: OpenImage, regions: Sequence[Region]) -> None:
        """The person drew in those regions, or took back; on any thread.

        Copies what is there now: the prediction follows the stroke within a moment. The counting
        is done off this thread.
        """
        tally, history = self._tally, image.history
        if not image.prediction.versions or tally is None or tally.image is not image:
            return
        works: list[Callable[[], None]] = []
        if history.cursor == len(history) > 0:
            for each in history[history.cursor - 1].changes:
                said, drawn = _now(image, each.region(image.shape))
                if each.plane is Plane.CLASS_ID and (tally.share or drawn.any()):
                    works.append(partial(tally.count, each, said, drawn))
        else:
            works += [partial(tally.clear, each, _now(image, each)[1]) for each in regions]

        def count() -> None:
            for each in works:
                each()

        self._parts.background.engine.run(count)

    def close(self) -> None:
        """The project is about to be closed."""
        self._store()
        self._tally = None

    def _on_image(self) -> None:
        self._store()
        image = self._parts.editing.image
        self._tally = None if image is None else Tally(image)

    def _on_status(self, image_id: int) -> None:
        record, tally = self._parts.desk.images.record(image_id), self._tally
        if record is None or record.status is not ImageStatus.REVIEWED or tally is None:
            return
        if tally.image.id == image_id and tally.image.prediction.versions:
            self._tally = Tally(tally.image)
            finished = time.time()

            def take(overlaps: tuple[ClassOverlap, ...]) -> None:
                self._note(tally, finished, overlaps)

            self._parts.background.engine.run(tally.overlaps, take)

    def _store(self) -> None:
        """Add what was corrected on an image that is left to what was before."""
        if self._tally is not None and self._tally.share:
            before = self._found.get(self._tally.image.id)
            self._note(
                self._tally,
                before.finished if before else 0.0,
                before.overlaps if before else (),
            )

    def _note(self, tally: Tally, finished: float, overlaps: tuple[ClassOverlap, ...]) -> None:
        image_id, before = tally.image.id, self._found.get(tally.image.id)
        share = min(1.0, tally.share + (before.share if before else 0.0))
        found = self._found[image_id] = Correction(image_id, finished, share, overlaps)
        self._saver.write(lambda store: store.guidance.set_correction(found))
        self._parts.events.guidance_changed.emit()

    def _open(self) -> None:
        store = self._parts.desk.store
        self._tally, self._found = None, {}

        def take(found: list[Correction]) -> None:
            if self._parts.desk.store is store:
                self._found = {each.image_id: each for each in found}
                self._parts.events.guidance_changed.emit()

        if store is not None:
            self._parts.background.disk.run(store.guidance.corrections, take)


def _now(image: OpenImage, region: Region) -> tuple[MaskArray, MaskArray]:
    """Return copies of what is predicted in a region, and of what a person has drawn there."""
    drawn = image.mask.class_ids[region.slices].copy()
    drawn[image.mask.origins[region.slices] != 0] = 0
    return image.prediction.class_ids[region.slices].copy(), drawn
