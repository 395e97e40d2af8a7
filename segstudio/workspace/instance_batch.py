"""Objects in all images: Mask R-CNN finds them, then all are accepted as one step."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from segstudio.document.found_acceptance import accept_instances
from segstudio.document.found_instance import FoundInstance, parted
from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.verdict import MAX_ORIGIN
from segstudio.storage.image_record import SET_ASIDE, ImageRecord, ImageStatus
from segstudio.worker import messages as m
from segstudio.workspace.exchange_report import ExchangeReport
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.instance_run import instance_folder
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.painting import Painting
from segstudio.workspace.plural import counted
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts

TITLE = "Finding objects in all images"
ACCEPT = "Accept objects"
NO_IMAGES = (
    "There is no image to find objects in: all are reviewed, excluded, synthetic, or set aside for "
    "measuring."
)
NOTHING_FOUND = "No objects were found that are that sure. Nothing was changed."
CANCELLED = "Cancelled. Nothing was changed."


class InstanceBatch:
    """First a job of the engine, which changes nothing; then the edit of all images."""

    def __init__(
        self,
        parts: SittingParts,
        loop: LiveLoop,
        painter: ImagePainter,
        before: Callable[[], None],
    ) -> None:
        """before: called before accepting, as the file must know a version before pixels do."""
        self._parts = parts
        self._loop = loop
        self._painter = painter
        self._before = before
        self._search: _Search | None = None
        self._ended_ids: set[int] = set()
        """Jobs that the engine may still tell of."""
        loop.on_other.append(self._note)
        parts.events.project_closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """True while the engine looks at images."""
        return self._search is not None

    def find(self, least_score: float) -> None:
        """Find and accept what is at least that sure, 0.05 … 1, as one step that can be undone.

        Images that are reviewed, excluded, synthetic or set aside for measuring are passed over.
        """
        parts, project = self._parts, self._parts.desk.project
        if project is None or self.is_running:
            return
        records = [each for each in parts.desk.images if is_open(each)]
        if not records:
            parts.tell(NO_IMAGES)
            return
        tickets: list[int] = []
        ticket = parts.board.open(
            TITLE, len(records), on_cancel=lambda: self._loop.send(m.CancelJob(tickets[0]))
        )
        tickets.append(ticket.job_id)
        self._search = _Search(ticket.job_id, records, least_score)
        images = tuple((each.id, each.location) for each in records)
        folder = str(instance_folder(project.folder))
        self._loop.send(m.FindInstances(ticket.job_id, folder, images))
        parts.events.instances_changed.emit()

    def _note(self, report: m.Report) -> bool:
        """Take what the engine tells; tell whether it was for this job."""
        if not isinstance(report, m.InstancesFound | m.JobFinished):
            return False
        search = self._search
        if search is None or report.job_id != search.job_id:
            return report.job_id in self._ended_ids
        if isinstance(report, m.InstancesFound):
            search.keep(report)
        else:
            self._end(search, report)
        return True

    def _end(self, search: _Search, end: m.JobFinished) -> None:
        self._forget()
        if end.problem:
            self._parts.tell(end.problem, is_error=True)
        elif end.is_cancelled:
            self._parts.tell(CANCELLED)
        elif not search.found:
            self._parts.tell(NOTHING_FOUND)
        else:
            self._accept(search)

    def _forget(self) -> None:
        if self._search is not None:
            self._parts.board.close(self._search.job_id)
            self._ended_ids.add(self._search.job_id)
            self._search = None
            self._parts.events.instances_changed.emit()

    def _accept(self, search: _Search) -> None:
        self._before()
        table, with_numbers = self._parts.classes.table, self._parts.accepted.is_on
        origin = min(max(1, self._loop.status.version), MAX_ORIGIN)
        taken: dict[int, int] = {}

        def prepare(record: ImageRecord) -> Painting | None:
            packed = search.found.get(record.id)
            if packed is None:
                return None
            shape, meant = packed.shape, [i for i in packed.instances if i.class_id in table.ids]

            def paint(mask: Mask, editor: MaskEditor) -> None:
                kept = parted([each.unpacked() for each in meant], shape, search.least_score)
                taken[record.id] = accept_instances(mask, editor, kept, origin, with_numbers)

            return Painting(shape, paint, table.locked_ids)

        def words(report: ExchangeReport) -> str:
            objects = counted(sum(taken.values()), "object")
            done = f"Accepted {objects} in {counted(report.done, 'image')}."
            return Sentences(done if report.done else NOTHING_FOUND, report.remarks)

        records = [each for each in search.records if each.id in search.found]
        self._painter.run(ACCEPT, records, prepare, words)


def is_open(record: ImageRecord) -> bool:
    """Tell whether objects may be accepted on an image: it is neither done nor measured by."""
    is_done = record.status is ImageStatus.REVIEWED or record.is_excluded
    is_apart = record.is_synthetic or record.split in SET_ASIDE
    return record.problem is None and not is_done and not is_apart


@dataclass(frozen=True, slots=True)
class _Packed:
    """A found instance in a tenth of the memory or less: a project may hold thousands of images."""

    class_id: int
    score: float
    row: int
    column: int
    shape: tuple[int, int]
    bits: bytes

    @classmethod
    def of(cls, found: FoundInstance) -> _Packed:
        height, width = found.stencil.shape
        bits = zlib.compress(np.packbits(found.stencil).tobytes(), 1)
        return cls(found.class_id, found.score, found.row, found.column, (height, width), bits)

    def unpacked(self) -> FoundInstance:
        height, width = self.shape
        bits = np.frombuffer(zlib.decompress(self.bits), np.uint8)
        stencil = np.unpackbits(bits, count=height * width).reshape(self.shape)
        return FoundInstance(self.class_id, self.score, self.row, self.column, stencil)


@dataclass(frozen=True, slots=True)
class _FoundOnImage:
    """shape: (height, width) of the image. instances: the surest first."""

    shape: tuple[int, int]
    instances: Sequence[_Packed]


@dataclass
class _Search:
    """A job of the engine, and what it has found so far, by image id."""

    job_id: int
    records: Sequence[ImageRecord]
    least_score: float
    found: dict[int, _FoundOnImage] = field(default_factory=dict)

    def keep(self, report: m.InstancesFound) -> None:
        """Keep what is sure enough."""
        packed = [_Packed.of(each) for each in report.found if each.score >= self.least_score]
        if packed:
            self.found[report.image_id] = _FoundOnImage(report.shape, packed)
