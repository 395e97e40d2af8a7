"""The project's network on disturbed images, compared with what was drawn on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from segstudio.document.mask_edit import MaskArray
from segstudio.storage.image_file import read_image
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.fresh_network import mean_dice
from segstudio.workspace.headless.prediction_run import check_network, predicted_images
from segstudio.workspace.label_check import drawn
from segstudio.workspace.labelled_project import LabelledProject
from segstudio.workspace.network_exchange import Checkpoint, open_trained
from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS, Pixels, Undo
from segstudio.workspace.robustness.robustness_row import UNDISTURBED, RobustnessRow
from segstudio.workspace.scoring.evaluation import Overlap, overlaps
from segstudio.workspace.scoring.truth import DrawnTruth, Which

MOST_PX = 4096
"""Largest side of what is disturbed: memory does not grow with the image."""
Place = tuple[str, int]
"""Name of a disturbance and strength."""
OnImage = Callable[[int, int, str], None]
"""Called with how many predictions are done, of how many, and of which image."""


class NothingDrawn(ValueError):
    """No image to measure on; the text says what to do."""


@dataclass
class _Job:
    """One prediction: what of which image, and what brings it back."""

    record: ImageRecord
    place: Place
    undo: Undo
    file: Path
    truth: MaskArray


@dataclass
class Robustness:
    """which: labelled images that are measured. newest_version: see OpenProject.

    new_talk: starts an engine; the network is read from the project's last checkpoint, and nothing
    of the project is written.
    """

    opened: LabelledProject
    which: Which = Which.HELD_OUT
    newest_version: int = 0
    names: Sequence[str] = tuple(DISTURBANCES)
    new_talk: Callable[[], EngineTalk] = EngineTalk
    _jobs: dict[int, _Job] = field(default_factory=dict)

    def run(self, on_image: OnImage) -> list[RobustnessRow]:
        """Return the figures: of images as they are, then of each disturbance and strength.

        Of larger images the middle 4096² px are taken, disturbed or not. The same images and
        network give the same figures. Raises NothingDrawn, NoNetwork, EngineFailed, also for an
        image that cannot be read, and StorageError.
        """
        records = self._measured()
        info, ids = self.opened.info, self.opened.classes.ids
        check_network(info.checkpoint)
        found: dict[Place, list[dict[int, Overlap]]] = {place: [] for place in self._places()}
        total, done = len(records) * len(found), 0
        with self.new_talk() as talk, TemporaryDirectory(prefix="segstudio-") as folder:
            checkpoint = Checkpoint(info.checkpoint, ids, self.newest_version)
            version = open_trained(talk, checkpoint)[-1].version
            files = self._files(records, Path(folder))
            for number, prediction in predicted_images(talk, files, self._refuse):
                job = self._jobs.pop(number)
                job.file.unlink()
                found[job.place].append(overlaps(job.truth, job.undo(prediction.class_ids), ids))
                done += 1
                on_image(done, total, job.record.name)
        return [self._row(place, each, version) for place, each in found.items()]

    def _measured(self) -> list[ImageRecord]:
        truth = DrawnTruth(self.which)
        annotated = self.opened.store.annotated_images()
        records = [each for each in annotated if each.shape is not None and truth.holds(each)]
        if not records:
            raise NothingDrawn(
                f"Nothing is drawn on any image of those chosen ({self.which.value}). Label some, "
                "choose others, or set labelled images aside with “Split images…” or “segstudio "
                "split”."
            )
        return records

    def _places(self) -> list[Place]:
        return [(UNDISTURBED, 0), *((name, each) for name in self.names for each in STRENGTHS)]

    def _files(self, records: Sequence[ImageRecord], folder: Path) -> Iterator[tuple[int, Path]]:
        """Write what is predicted next; a few files are there at a time."""
        number = 0
        for record in records:
            pixels, truth = _middle(read_image(record.path)), _middle(drawn(self.opened, record))
            for place in self._places():
                number += 1
                changed, undo = _disturbed(pixels, place, record.id)
                file = folder / f"{number}.tif"
                _write(file, changed)
                self._jobs[number] = _Job(record, place, undo, file, truth)
                yield number, file

    def _refuse(self, number: int, reason: str) -> None:
        # A figure of fewer images could not be compared with the others.
        raise EngineFailed(f"{self._jobs[number].record.name}: {reason}")

    def _row(
        self, place: Place, found: Sequence[dict[int, Overlap]], version: int
    ) -> RobustnessRow:
        name, strength = place
        words = DISTURBANCES[name].words(strength) if strength else ""
        dice = mean_dice(found, self.opened.classes.ids)
        return RobustnessRow(name, strength, words, *dice, len(found), version)


def _disturbed(pixels: Pixels, place: Place, seed: int) -> tuple[Pixels, Undo]:
    name, strength = place
    if not strength:
        return pixels, lambda prediction: prediction
    return DISTURBANCES[name].done_to(pixels, strength, seed)


def _middle(values: Pixels) -> Pixels:
    starts = [max(0, (side - MOST_PX) // 2) for side in values.shape[:2]]
    return values[starts[0] : starts[0] + MOST_PX, starts[1] : starts[1] + MOST_PX]


def _write(file: Path, pixels: Pixels) -> None:
    """Write pixels as they are, in their own type."""
    import tifffile

    is_color = pixels.ndim == 3 and pixels.shape[2] == 3
    tifffile.imwrite(
        file,
        np.ascontiguousarray(pixels),
        photometric="rgb" if is_color else "minisblack",
        planarconfig=None if pixels.ndim == 2 else "contig",
    )
