"""When to stop: how good the network is, on held-out strokes and on what nobody has looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from segstudio.document.survey import ClassDice, ClassOverlap
from segstudio.storage.guidance_table import Correction
from segstudio.storage.image_record import ImageStatus
from segstudio.worker.messages import HeldOutMeasured, ImageRanked
from segstudio.workspace.guidance.outlook import Expected, unseen_dice
from segstudio.workspace.image_list import ImageList

MOST_IMAGES = 2000
"""What the newest looks at images found is kept of so many: a sample of all."""
UNSEEN = (ImageStatus.NEW, ImageStatus.PREDICTED)


@dataclass(frozen=True, slots=True)
class ClassOutlook:
    """held_out: None where no strokes of the class are held out. expected: Dice on images nobody
    has looked at, None where none was ranked.
    """

    class_id: int
    held_out: ClassDice | None
    expected: Expected | None


class Stopping:
    """What is known by now."""

    def __init__(self) -> None:
        self._held_out: tuple[ClassDice, ...] = ()
        self._overlaps: OrderedDict[int, tuple[ClassOverlap, ...]] = OrderedDict()

    def note_held_out(self, report: HeldOutMeasured) -> None:
        """Take the Dice of a newer version."""
        self._held_out = report.classes

    def note_image(self, report: ImageRanked) -> None:
        """Take what was found in an image."""
        self._overlaps.pop(report.image_id, None)
        if report.overlaps:
            self._overlaps[report.image_id] = report.overlaps
        while len(self._overlaps) > MOST_IMAGES:
            self._overlaps.popitem(last=False)

    def forget_images(self) -> None:
        """Images are not looked over any more."""
        self._overlaps.clear()

    def classes(
        self, class_ids: tuple[int, ...], images: ImageList, reviewed: Sequence[Correction]
    ) -> tuple[list[ClassOutlook], int]:
        """Return what is known of each class, and of how many images nobody has looked at.

        reviewed: what was corrected, in the order of the work.
        """
        unseen = []
        for image_id, found in self._overlaps.items():
            record = images.record(image_id)
            if record is not None and record.status in UNSEEN:
                unseen.append(found)
        expected = unseen_dice(unseen, [each.overlaps for each in reviewed if each.overlaps])
        held_out = {each.class_id: each for each in self._held_out}
        rows = [ClassOutlook(i, held_out.get(i), expected.get(i)) for i in class_ids]
        return rows, len(unseen)
