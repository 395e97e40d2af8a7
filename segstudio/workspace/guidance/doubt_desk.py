"""Contradictions in a sitting: gone to, kept as drawn, or changed to what the network says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from segstudio.document.mask_editor import MaskEditor
from segstudio.document.region import Region
from segstudio.document.survey import Contradiction
from segstudio.storage.guidance_table import KeptPlace
from segstudio.worker.messages import LabelsCompared
from segstudio.workspace.guidance.doubt import Doubts
from segstudio.workspace.guidance.place import Place
from segstudio.workspace.saver import Saver
from segstudio.workspace.sitting_parts import SittingParts

NONE_LEFT = "There is no contradiction to judge."


class DoubtDesk:
    """Methods are called on the session's own thread; `note_drawn` from any."""

    def __init__(self, parts: SittingParts, saver: Saver, go_to: Callable[[Place], None]) -> None:
        self._parts = parts
        self._saver = saver
        self._go_to = go_to
        self._doubts = Doubts()
        self.chosen: Contradiction | None = None
        """The one that was gone to last, while it is listed."""
        parts.events.project_opened.connect(self._open)
        parts.events.project_closed.connect(self._close)

    @property
    def listed(self) -> list[Contradiction]:
        """Those to judge, the most telling first, of images that are in the project."""
        images, table = self._parts.desk.images, self._parts.classes.table
        return [
            each
            for each in self._doubts.listed()
            if images.record(each.image_id) is not None
            and table.get(each.drawn_id) is not None
            and table.get(each.said_id) is not None
        ]

    def take(self, report: LabelsCompared) -> None:
        """The engine has looked at labelled tiles."""
        self._doubts.note(report)
        self._settle()

    def show(self, place: Contradiction) -> None:
        """Bring a place onto the canvas."""
        self.chosen = place
        self._go_to(Place(place.image_id, place.region))
        self._tell()

    def keep(self) -> None:
        """Stay with what was drawn at the place at hand, and go to the next in this image."""
        place = self._at_hand()
        if place is not None:
            kept = self._doubts.keep(place)
            self._saver.write(lambda store: store.guidance.keep_place(kept))
            self._go_on(place)

    def change(self) -> None:
        """Draw what the network says at the place at hand, as an edit that can be undone."""
        place = self._at_hand()
        if place is None:
            return
        region, meant, said_id = place.region, place.stencil, place.said_id

        def paint(editor: MaskEditor) -> None:
            image = self._parts.editing.image
            if image is not None:
                is_so = meant & (image.mask.class_ids[region.slices] == place.drawn_id)
                editor.paint(region, is_so.view(np.uint8), said_id)

        locked_ids = self._parts.classes.table.locked_ids
        self._parts.editing.run("Change to the network's class", paint, locked_ids)
        self._parts.editing.when_free(lambda: self._go_on(place))

    def note_drawn(self, image_id: int, regions: Sequence[Region]) -> None:
        """What was drawn in those regions is another now."""

        def note() -> None:
            gone = self._doubts.note_drawn(image_id, regions)
            if gone:
                self._saver.write(lambda store: store.guidance.forget_places(image_id, gone))
            self._settle()

        self._parts.background.post(note)

    def _at_hand(self) -> Contradiction | None:
        """Return the place to judge if it is on the canvas; else go to it, or to the first."""
        listed, image = self.listed, self._parts.editing.image
        if not listed:
            self._parts.tell(NONE_LEFT)
            return None
        chosen = next((each for each in listed if each is self.chosen), None)
        if chosen is not None and image is not None and image.id == chosen.image_id:
            return chosen
        self.show(chosen or listed[0])
        return None

    def _go_on(self, judged: Contradiction) -> None:
        """Go to the next place of the image; in another one, the person's next key goes there."""
        left = [each for each in self.listed if each is not judged]
        here = [each for each in left if each.image_id == judged.image_id]
        if here:
            self.show(here[0])
        else:
            self.chosen = left[0] if left else None
            self._tell()

    def _settle(self) -> None:
        if not any(each is self.chosen for each in self.listed):
            self.chosen = None
        self._tell()

    def _tell(self) -> None:
        self._parts.events.guidance_changed.emit()

    def _open(self) -> None:
        store = self._parts.desk.store

        def take(kept: list[KeptPlace]) -> None:
            if self._parts.desk.store is store:
                self._doubts = Doubts(kept)
                self._settle()

        self._close()
        if store is not None:
            self._parts.background.disk.run(store.guidance.kept_places, take)

    def _close(self) -> None:
        self._doubts, self.chosen = Doubts(), None
        self._tell()
