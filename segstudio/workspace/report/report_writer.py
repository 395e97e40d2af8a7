"""Makes the report of a project: compare, choose examples, write one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.image_record import ImageRecord, real_images
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.exchange_report import OnImage
from segstudio.workspace.export_target import check_output
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.report.example import chosen, examples
from segstudio.workspace.report.report_details import stored_details
from segstudio.workspace.report.report_page import ReportInput, Say, report_html
from segstudio.workspace.saved_versions import all_versions
from segstudio.workspace.scoring.comparison import Comparison, SizeOf
from segstudio.workspace.scoring.truth import DrawnTruth, Which


def read_input(
    info: ProjectInfo, store: ProjectStore, records: Sequence[ImageRecord], classes: ClassTable
) -> ReportInput:
    """Read what the project's file tells; where the store may be used. Raises StorageError."""
    real = real_images(records)
    ids = {each.id for each in real}
    pixels = store.review.class_pixels()
    return ReportInput(
        info.name,
        real,
        classes,
        stored_details(store),
        {each: counts for each, counts in pixels.items() if each in ids},
        all_versions(store.versions(), info.checkpoint),
        store.curve(),
        store.guidance.image_seconds(),
        store.guidance.class_seconds(),
        store.guidance.sittings(),
        len(records) - len(real),
    )


def write_report(
    path: Path,
    told: ReportInput,
    source: MaskSource,
    size_of: SizeOf,
    on_image: OnImage,
    is_cancelled: Callable[[], bool] = lambda: False,
    say: Say = str,
) -> bool:
    """Write the report whole or, where it is cancelled, not at all (False). say: see the page.

    Raises OutputRefused, OSError.
    """
    check_output(path, told.records)
    truth = DrawnTruth(Which.ALL)
    score = Comparison(source, told.classes, size_of, truth).run(
        told.records, on_image, is_cancelled
    )
    drawn = [record for record in told.records if any(told.pixels.get(record.id, {}).values())]
    worst = [each.image_id for each in score.images]
    shown = list(examples(chosen(drawn or told.records, worst), source, told.classes))
    if is_cancelled():
        return False
    html = report_html(told, score, shown, say)
    write_atomically(path.absolute(), html.encode("utf-8"))
    return True
