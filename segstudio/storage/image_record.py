"""What a project knows of one of its images without reading it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ImageStatus(StrEnum):
    """How far the person's work on an image is, in the order of the work.

    An excluded image is neither learned from nor predicted with the others.
    """

    NEW = "new"
    IN_PROGRESS = "in_progress"
    PREDICTED = "predicted"
    TO_REVIEW = "to_review"
    REVIEWED = "reviewed"
    EXCLUDED = "excluded"


UNTOUCHED = (ImageStatus.NEW, ImageStatus.PREDICTED)
"""A stroke brings an image of these into progress."""


FINISHED = (ImageStatus.REVIEWED, ImageStatus.EXCLUDED)
"""An image of these is not led to any more."""


class Split(StrEnum):
    """What an image is for: to learn from, to measure versions by, or to evaluate at the end.

    A synthetic one was made from a mask: it is learned from, and never anything else.
    """

    NONE = "none"
    TRAIN = "train"
    HELD_OUT = "held_out"
    TEST = "test"
    SYNTHETIC = "synthetic"


SET_ASIDE = (Split.HELD_OUT, Split.TEST)
"""Nothing is learned from images of these."""


@dataclass(frozen=True, slots=True)
class ImageRecord:
    """One image of a project.

    location: absolute path of its file, as text. shape: (height, width) once it is known.
    problem: why the file cannot be used, in a sentence, or None.
    """

    id: int
    location: str
    status: ImageStatus
    problem: str | None
    shape: tuple[int, int] | None
    split: Split = Split.NONE

    @property
    def path(self) -> Path:
        """Absolute path of the file; made on demand, as a project may hold 100,000."""
        return Path(self.location)

    @property
    def is_excluded(self) -> bool:
        """True where neither training nor predicting of all images takes it."""
        return self.status is ImageStatus.EXCLUDED

    @property
    def is_for_engine(self) -> bool:
        """True where the engine may know what is drawn on it: to learn, or to measure itself."""
        return not self.is_excluded and self.split is not Split.TEST

    @property
    def is_synthetic(self) -> bool:
        """True where no camera saw it: it tells nothing of how good a network is."""
        return self.split is Split.SYNTHETIC

    @property
    def name(self) -> str:
        """The file's name, for people."""
        return self.path.name


def real_images(records: Iterable[ImageRecord]) -> list[ImageRecord]:
    """Return the images that are not synthetic."""
    return [each for each in records if not each.is_synthetic]


@dataclass(frozen=True, slots=True)
class ImageDetails:
    """What is known of an image beside its record; read for the rows in sight only.

    group: patient, field or video; "" for none. work_s: seconds of the person's work.
    confidence: mean of the whole prediction, 0 … 1, None before one. disagreement: share of the
    labelled pixels that the prediction says otherwise, 0 … 1, None where nothing was compared.
    """

    group: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    work_s: float = 0.0
    labelled_px: int = 0
    confidence: float | None = None
    disagreement: float | None = None
