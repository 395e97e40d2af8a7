"""Letting an engine paint what was asked for, each image into a file of the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segstudio.document.mask_edit import MaskArray
from segstudio.worker.messages import (
    ImageSynthesized,
    JobFinished,
    JobProgressed,
    OpenProject,
    SynthesizeImages,
)
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.synthesis.synthetic_images import write_image

OnProgress = Callable[[int, int], None]
Keep = Callable[[list[tuple[Path, MaskArray]]], None]


def paint_images(
    talk: EngineTalk,
    request: SynthesizeImages,
    folder: Path,
    class_name: str,
    keep: Keep,
    on_progress: OnProgress,
) -> None:
    """Paint all masks into files below the project's folder, and give them to `keep`.

    All or nothing: what was written is deleted where it cannot go on, is cancelled, or cannot be
    kept. on_progress: called with seconds done and in all. Raises EngineFailed, TalkCancelled,
    StorageError.
    """
    written: list[Path] = []
    try:
        talk.wait_ready()
        talk.send(OpenProject(request.class_ids))
        talk.send(request)
        while True:
            report = talk.next_report()
            match report:
                case JobProgressed(_, done, total):
                    on_progress(done, total)
                case ImageSynthesized(_, _, pixels):
                    written.append(write_image(folder, class_name, pixels))
                case JobFinished(problem=str(sentence)):
                    raise EngineFailed(sentence)
                case JobFinished():
                    break
                case _:
                    continue
        keep(list(zip(written, request.masks, strict=True)))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
