"""Asking a project's network why, and drawing the answer, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.display_map import DisplayMap
from segstudio.document.explanation import EXPLANATIONS, Explanation, Question
from segstudio.document.heat import heat, over
from segstudio.document.image_display import default_display
from segstudio.document.label_class import ClassTable
from segstudio.document.region import Region
from segstudio.formats.exported_file import write_exported
from segstudio.formats.index_png import encode_png
from segstudio.storage.image_file import read_image, read_size
from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import (
    AddImage,
    ExplainImage,
    ExplanationProgressed,
    ImageExplained,
    Report,
)
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.prediction_run import check_network
from segstudio.workspace.headless.training_run import open_in_engine
from segstudio.workspace.project_opening import OpenedProject

_JOB = 1


class ClassNotNamed(ValueError):
    """No class goes by that name, or none was named; the text says what to do."""


def class_id_of(classes: ClassTable, name: str | None, method: str) -> int:
    """Return the id of the class that is asked about; 0 where the method asks about none.

    Raises ClassNotNamed.
    """
    names = ", ".join(f"“{each.name}”" for each in classes)
    if not EXPLANATIONS[method].needs_class:
        return 0
    if name is None:
        raise ClassNotNamed(f"Which class? Give --class and one of {names}.")
    found = classes.by_name(name)
    if found is None:
        raise ClassNotNamed(f"The project has no class “{name}”; it has {names}.")
    return found.id


def explained(
    talk: EngineTalk,
    opened: OpenedProject,
    record: ImageRecord,
    question: Question,
    on_share: Callable[[float], None],
) -> tuple[Explanation, int]:
    """Return the answer of the project's network, and its version; on_share: 0 … 1 is done.

    Raises NoNetwork, and EngineFailed where the network or the image cannot serve.
    """
    check_network(opened.info.checkpoint)
    sight = Region(0, 0, *read_size(record.path))
    open_in_engine(talk, opened)
    talk.send(AddImage(record.id, str(record.path)))
    talk.send(ExplainImage(_JOB, record.id, sight, question))

    def is_end(report: Report) -> bool:
        if isinstance(report, ExplanationProgressed):
            on_share(report.share)
        return isinstance(report, ImageExplained)

    report = talk.wait_for(is_end)
    if not isinstance(report, ImageExplained) or report.answer is None:
        problem = report.problem if isinstance(report, ImageExplained) else ""
        raise EngineFailed(" ".join([*talk.warnings, problem]))
    return report.answer, report.version


def picture_of(record: ImageRecord, answer: Explanation) -> npt.NDArray[np.uint8]:
    """Return RGB (h, w, 3) of the explained window, the answer over it. Raises StorageError."""
    pixels = read_image(record.path)
    shown = DisplayMap(default_display(pixels)).whole(pixels)
    colors = heat(answer.values, answer.low, answer.high)
    return over(shown[answer.region.slices], colors)


def write_picture(path: Path, record: ImageRecord, answer: Explanation) -> None:
    """Write `picture_of` as PNG, atomically. Raises StorageError, ExportFailed."""
    turned = cv2.cvtColor(picture_of(record, answer), cv2.COLOR_RGB2BGR)
    write_exported(path, encode_png(path, turned.astype(np.uint8, copy=False)))
