"""Masks of a data set become edits in a stage, image by image; the project is not touched yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from segstudio.document.mask import Mask
from segstudio.storage.edit_set import ImageEdit
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.exchange_report import KEEPS_ONE_BACK, ExchangeReport
from segstudio.workspace.import_order import Conflict, ImportOrder
from segstudio.workspace.import_preview import synthetic_words
from segstudio.workspace.import_source import ImportSource, OnImage
from segstudio.workspace.known_mask import Reach, on_this_thread


@dataclass
class MaskImport:
    """reach: how the store may be called from the thread that stages. report: what was staged.

    synthetic: ids of images that the set calls so, and the project does not yet. taken: ids of
    those whose masks were taken.
    """

    store: ProjectStore
    source: ImportSource
    order: ImportOrder
    stage: EditStage
    reach: Reach = on_this_thread
    report: ExchangeReport = field(default_factory=ExchangeReport)
    synthetic: list[int] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    @property
    def notes(self) -> list[str]:
        """Sentences on what of the set was not taken, the more general ones first."""
        return [*synthetic_words(len(self.synthetic)), *self.source.problems, *self.report.notes]

    def stage_all(self, records: Sequence[ImageRecord], on_image: OnImage) -> None:
        """Stage the edit of each image; memory depends on one image, not on their number.

        on_image: may raise, which ends it. Raises StorageFailed where the stage cannot be written.
        """
        for position, record in enumerate(records, 1):
            on_image(position, len(records))
            self._add(record, self.reach, self.report)
        self.report.only_there = self.source.strangers(records)

    def remake(self, store: ProjectStore, image_id: int) -> None:
        """Stage the edit of an image anew whose mask has changed; none where the image is gone."""
        for record in store.images():
            if record.id == image_id:
                self._add(record, on_this_thread, ExchangeReport())

    def _add(self, record: ImageRecord, reach: Reach, report: ExchangeReport) -> None:
        try:
            made = self._made(record, reach, report)
        except KEEPS_ONE_BACK as error:
            self.report.note_problem(record, error)
            return
        if made is not None:
            self.stage.put(made)

    def _made(self, record: ImageRecord, reach: Reach, report: ExchangeReport) -> ImageEdit | None:
        taken = self.source.read(record)
        if taken is None:
            report.without += 1
            report.only_here.append(record.name)
            return None
        if taken.is_synthetic and not record.is_synthetic and record.id not in self.synthetic:
            self.synthetic.append(record.id)
        shape = taken.values.shape[0], taken.values.shape[1]
        mask, revision = reach(lambda: self._loaded(record, shape))
        order = self.order.of(record.id)
        if mask.counts and order.conflict is Conflict.KEEP:
            report.kept += 1
            return None
        make = order.edit if mask.counts else order.first_edit
        edit = make(taken, mask)
        report.done += 1
        self.taken.add(record.id)
        report.with_objects += taken.objects is not None
        report.notes += [f"{record.name}: {problem}" for problem in taken.problems]
        if edit is None:
            return None
        report.pixels += sum((edit.gains or {}).values())
        return ImageEdit(record.id, shape, edit, revision)

    def _loaded(self, record: ImageRecord, shape: tuple[int, int]) -> tuple[Mask, int]:
        mask = self.store.read_mask(record.id, shape)
        return mask, self.store.mask_revision(record.id)
