"""An export from beginning to end: looked at before anything is written, then written."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import find_format
from segstudio.formats.synthetic_list import SYNTHETIC_NAME, write_synthetic
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.exchange_report import KEEPS_ONE_BACK, ExchangeReport, OnImage, problem_of
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.export_target import TargetsExist, check_targets
from segstudio.workspace.format_exchange import FormatExport, stems, synthetic_files
from segstudio.workspace.job import Cancelled
from segstudio.workspace.known_mask import MaskSource, Reach
from segstudio.workspace.mask_export import MaskExport
from segstudio.workspace.rule_work import RuleWork


class Outlet(Protocol):
    """Writes one kind of files."""

    def begin(self, records: Sequence[ImageRecord]) -> None:
        """Check where everything goes."""

    def targets(self, records: Sequence[ImageRecord], written: Collection[int]) -> Iterator[Path]:
        """Yield each file that is written where the images of those ids are."""

    def object_targets(
        self, records: Sequence[ImageRecord], written: Collection[int]
    ) -> Iterator[Path]:
        """Yield each file of objects that may be written, too."""

    def write(self, record: ImageRecord) -> bool:
        """Write one image; False where nothing is known of it."""

    def close(self) -> list[str]:
        """Write the end; return what could not be carried."""


@dataclass(slots=True)
class ExportPreview:
    """images: to be written. without: asked for, but nothing is known of them. existing: files that
    would be replaced. losses, problems: a sentence each, once all images are looked at.
    """

    images: int
    without: int
    existing: Sequence[Path]
    losses: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_whole: bool = True


@dataclass
class ExportRun:
    """predictions: the project's folder of them. reach: how the store may be called.

    rules: that predictions are held to.
    """

    order: ExportOrder
    store: ProjectStore
    predictions: Path
    table: ClassTable
    reach: Reach
    rules: RuleWork | None = None

    def look(
        self,
        records: Sequence[ImageRecord],
        on_image: OnImage,
        told: Callable[[ExportPreview], None],
    ) -> ExportPreview:
        """Return what would be written and lost; nothing outside a temporary folder is touched.

        told: called with what is known before all masks are read. on_image: may raise
        Cancelled, which ends the reading early. Raises StorageError, FormatError.
        """
        known, without = self._known(records)
        preview = ExportPreview(
            len(known), without, self._existing(self._outlets(), records, known)
        )
        if not self.order.name or not self.order.with_masks:
            return preview
        told(replace(preview, is_whole=False))
        with tempfile.TemporaryDirectory(prefix="segstudio-") as folder:
            outlet = self._format_outlet(Path(folder))
            outlet.begin(records)
            named = stems(records)
            try:
                for position, record in enumerate(known, 1):
                    on_image(position, len(known))
                    try:
                        outlet.write(record)
                    except KEEPS_ONE_BACK as error:
                        preview.problems.append(problem_of(record, error))
                    for file in outlet.format.files:
                        if "STEM" in file:
                            path = Path(folder) / file.replace("STEM", named[record.id])
                            path.unlink(missing_ok=True)
            except Cancelled:
                preview.is_whole = False
            preview.losses = outlet.close()
        return preview

    def run(
        self,
        records: Sequence[ImageRecord],
        on_image: OnImage,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> ExchangeReport:
        """Write all, each file atomically; whole files stay where the person has had enough.

        Raises TargetsExist before anything is written, OutputRefused, StorageError, FormatError.
        """
        known, without = self._known(records)
        outlets = self._outlets()
        existing = self._existing(outlets, records, known)
        if existing and not self.order.may_replace:
            raise TargetsExist(existing)
        for outlet in outlets:
            outlet.begin(records)
        report, written = ExchangeReport(without=without), set[int]()

        def write(record: ImageRecord) -> bool:
            is_written = all(outlet.write(record) for outlet in outlets)
            if is_written:
                written.add(record.id)
            return is_written

        report.go_through(known, write, on_image, is_cancelled)
        for outlet in outlets:
            report.notes += outlet.close()
            if isinstance(outlet, MaskExport):
                report.with_objects += outlet.with_objects
        made = synthetic_files(records, written)
        write_synthetic(self.order.folder, made)
        if made:
            report.notes.append(f"Synthetic, and listed in {SYNTHETIC_NAME}: {len(made):,}.")
        return report

    def _known(self, records: Sequence[ImageRecord]) -> tuple[list[ImageRecord], int]:
        """Return the images asked for of which something is known, and the number of the others."""
        asked = list(records)
        if self.order.query is not None:
            query = self.order.query
            fitting = set(self.reach(lambda: self.store.review.find(query)))
            asked = [record for record in asked if record.id in fitting]
        if self.order.ids is not None:
            asked = [record for record in asked if record.id in self.order.ids]
        known = self._source().known(asked, self.order.with_predictions)
        return known, len(asked) - len(known)

    def _existing(
        self,
        outlets: Sequence[Outlet],
        records: Sequence[ImageRecord],
        known: Sequence[ImageRecord],
    ) -> list[Path]:
        """Return the files that would be replaced. Raises OutputRefused where one is an image."""
        written = {record.id for record in known}
        found: list[Path] = []
        for outlet in outlets:
            targets = list(outlet.targets(records, written))
            check_targets(targets, records)
            targets += outlet.object_targets(records, written)
            found += [path for path in targets if path.exists() or path.is_symlink()]
        listed = self.order.folder.absolute() / SYNTHETIC_NAME
        if listed.exists() and any(record.is_synthetic for record in known):
            found.append(listed)
        return found if known else []

    def _outlets(self) -> list[Outlet]:
        order = self.order
        masks = order.folder if order.with_masks and not order.name else None
        outlets: list[Outlet] = []
        if order.with_masks and order.name:
            outlets.append(self._format_outlet(order.folder))
        if masks is not None or order.overlays is not None:
            outlets.append(
                MaskExport(
                    self._source(),
                    order.classes(self.table),
                    order.with_predictions,
                    masks,
                    order.overlays,
                    order.with_objects,
                )
            )
        return outlets

    def _format_outlet(self, folder: Path) -> FormatExport:
        order = self.order
        return FormatExport(
            self._source(),
            order.classes(self.table),
            order.with_predictions,
            folder,
            find_format(order.name),
            order.with_objects,
        )

    def _source(self) -> MaskSource:
        return MaskSource(self.store, self.predictions, self.reach, self.rules)
