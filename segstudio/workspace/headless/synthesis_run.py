"""Making synthetic images without a window, by an engine of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from segstudio.document.mask_edit import MaskArray
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.headless.engine_talk import EngineTalk
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.synthesis.making import OnProgress, paint_images
from segstudio.workspace.synthesis.order import SynthesisOrder, request_of
from segstudio.workspace.synthesis.synthetic_images import add_images, remove_files

_JOB = 1


@dataclass(slots=True)
class MadeImages:
    """pairs: real images that were learned from. records: of the images that were added."""

    pairs: int
    records: list[ImageRecord] = field(default_factory=list)


def make_images(
    talk: EngineTalk, opened: OpenedProject, order: SynthesisOrder, on_progress: OnProgress
) -> MadeImages:
    """Teach a generator, and add what it paints to the project; all or nothing.

    on_progress: called with seconds done and in all. Raises NothingToMake and ClassNowhere before
    anything starts, EngineFailed, StorageError.
    """
    folder = opened.info.folder
    request = request_of(_JOB, order, opened.store, opened.classes, folder)
    name = next(each.name for each in opened.classes if each.id == order.class_id)
    made = MadeImages(len(request.pairs))

    def keep(painted: list[tuple[Path, MaskArray]]) -> None:
        made.records = add_images(opened.store, painted)

    paint_images(talk, request, folder, name, keep, on_progress)
    return made


def delete_images(opened: OpenedProject) -> int:
    """Take all synthetic images out of the project, their files, too; return how many."""
    gone = [each for each in opened.images if each.is_synthetic]
    opened.store.remove_images([each.id for each in gone])
    remove_files(opened.info.folder, gone, opened.info.predictions)
    return len(gone)
