"""Making synthetic images without a window, by an engine of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import (
    ImageSynthesized,
    JobFinished,
    JobProgressed,
    OpenProject,
)
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.synthesis.order import SynthesisOrder, request_of
from segstudio.workspace.synthesis.synthetic_images import (
    add_images,
    remove_files,
    write_image,
)

_JOB = 1
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MadeImages:
    """records: of the images that were added. pairs: real ones that were learned from."""

    records: list[ImageRecord]
    pairs: int


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
    talk.wait_ready()
    talk.send(OpenProject(opened.classes.ids))
    talk.send(request)
    written: list[Path] = []
    try:
        while True:
            report = talk.next_report()
            match report:
                case JobProgressed(_, done, total):
                    on_progress(done, total)
                case ImageSynthesized(_, _, pixels):
                    written.append(write_image(folder, name, pixels))
                case JobFinished(problem=str(sentence)):
                    raise EngineFailed(sentence)
                case JobFinished():
                    break
                case _:
                    continue
        records = add_images(opened.store, list(zip(written, request.masks, strict=True)))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return MadeImages(records, len(request.pairs))


def delete_images(opened: OpenedProject) -> int:
    """Take all synthetic images out of the project, their files, too; return how many."""
    gone = [each for each in opened.images if each.is_synthetic]
    opened.store.remove_images([each.id for each in gone])
    remove_files(opened.info.folder, gone, opened.info.predictions)
    return len(gone)
