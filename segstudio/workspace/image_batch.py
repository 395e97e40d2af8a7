"""Work on many images at once: predicting them, and accepting what is predicted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.pixel_size import PixelSize
from segstudio.document.prediction import PredictedMask
from segstudio.document.refinement import Refinement
from segstudio.document.verdict import MAX_ORIGIN, known_only
from segstudio.storage.image_file import read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.pixel_size_file import read_pixel_size
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.workspace.acceptance import all_of
from segstudio.workspace.exchange_report import ExchangeReport
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.painting import Painting
from segstudio.workspace.pixel_size_desk import stored_pixel_size
from segstudio.workspace.plural import counted
from segstudio.workspace.rule_desk import Holding
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts

ACCEPT = "Accept predictions"
NOTHING_PREDICTED = "None of these images is predicted as a whole. Predict them first."


class ImageBatch:
    """Does to several images what is else done to the one on the canvas."""

    def __init__(
        self,
        painter: ImagePainter,
        parts: SittingParts,
        loop: LiveLoop,
        before: Callable[[], None],
    ) -> None:
        """before: called before accepting, as the file must know a version before pixels do."""
        self._painter = painter
        self._parts = parts
        self._loop = loop
        self._before = before
        self.holding: Callable[[], Holding | None] = lambda: None
        """What is accepted is held to."""

    def predict_all(self, refinement: Refinement | None = None) -> None:
        """Predict every image that can be read and is not excluded; refinement: None for none."""
        images = self._parts.desk.images
        self._predict((each for each in images if not each.is_excluded), refinement)

    def predict(self, image_ids: Iterable[int]) -> None:
        """Predict these images, excluded or not."""
        self._predict(self._records(image_ids))

    def accept(self, image_ids: Iterable[int]) -> None:
        """Accept what was predicted of whole images, where nobody has drawn, in one step."""
        project, store = self._parts.desk.project, self._parts.desk.store
        records, holding = self._records(image_ids), self.holding()
        if project is None or store is None or not records:
            return
        self._before()
        folder = project.predictions
        if holding is None or not holding.needs_pixel_size:
            self._accept(folder, records, holding, {})
            return

        def sizes() -> dict[int, PixelSize | None]:
            return {each.id: stored_pixel_size(store, each.id) for each in records}

        self._parts.background.disk.run(
            sizes, lambda found: self._accept(folder, records, holding, found)
        )

    def _accept(
        self,
        folder: Path,
        records: Sequence[ImageRecord],
        holding: Holding | None,
        sizes: Mapping[int, PixelSize | None],
    ) -> None:
        """Accept. sizes: of pixels as set by hand, by image id."""
        table = self._parts.classes.table
        finish = self._parts.accepted.finish(0) if self._parts.accepted.is_on else None

        def prepare(record: ImageRecord) -> Painting | None:
            path = prediction_path(folder, record.id)
            whole = load_prediction(path, record.shape or read_size(record.path))
            if whole is None:
                return None

            def paint(mask: Mask, editor: MaskEditor) -> None:
                if holding is not None:
                    whole.class_ids = _held(holding, mask, whole.class_ids, record, sizes)
                _accept_whole(whole, editor, table.ids)
                if finish is not None:
                    finish(editor)

            return Painting(whole.shape, paint, table.locked_ids)

        def words(report: ExchangeReport) -> str:
            done = f"Accepted {counted(report.done, 'prediction')}."
            return Sentences(done if report.done else NOTHING_PREDICTED, report.remarks)

        self._painter.run(ACCEPT, records, prepare, words)

    def _records(self, image_ids: Iterable[int]) -> list[ImageRecord]:
        found = (self._parts.desk.images.record(image_id) for image_id in image_ids)
        return [record for record in found if record is not None]

    def _predict(
        self, records: Iterable[ImageRecord], refinement: Refinement | None = None
    ) -> None:
        known = [(each.id, each.location) for each in records if each.problem is None]
        self._loop.predict(known, refinement)


def _held(
    holding: Holding,
    mask: Mask,
    predicted: MaskArray,
    record: ImageRecord,
    sizes: Mapping[int, PixelSize | None],
) -> MaskArray:
    size = None
    if holding.needs_pixel_size:
        size = sizes.get(record.id) or read_pixel_size(record.path)
    return holding.hold(mask, predicted, size)


def _accept_whole(prediction: PredictedMask, editor: MaskEditor, known_ids: Sequence[int]) -> None:
    choose = all_of(None)
    for tile, version in sorted(prediction.versions.items()):
        region = tile.region(prediction.shape)
        predicted = known_only(prediction.class_ids[region.slices], known_ids)
        editor.accept(region, predicted, choose(region, predicted), min(version, MAX_ORIGIN))
