"""What came of masks going out or in, image by image: a silent loss is a bug."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from segstudio.formats.errors import FormatError
from segstudio.storage.errors import StorageError
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.plural import counted
from segstudio.workspace.sentences import Sentences

_DONE = {
    "Exported": "Exported {what}.",
    "Imported": "Imported {what}.",
    "Measured": "Measured {what}.",
}
_WHERE = ("{what} into “{folder}”", "{what} as {format} into “{folder}”")
"""What was done and where, as `sentence` is given it; it is here for translators only."""
MOST_NAMED = 3
"""Problems that the short report names."""

Step = Callable[[ImageRecord], bool]
"""Does one image; False where there was nothing to do."""
OnImage = Callable[[int, int], None]
"""Called with the number of images done, and of all."""

KEEPS_ONE_BACK = (StorageError, FormatError, OSError, ValueError, MemoryError)
"""What keeps one image back and not the others."""


@dataclass
class ExchangeReport:
    """done: images written or read. without: those with nothing to write or read.

    with_objects: those done that have objects, too. kept: those left as they were, because they are
    drawn on. pixels: newly labelled, where they are
    counted. only_here, only_there: images without a mask in the set, and those of the set that are
    not in the project. problems: a sentence for each image that failed. notes: what a format could
    not carry, and what of an image was not taken.
    """

    done: int = 0
    with_objects: int = 0
    without: int = 0
    kept: int = 0
    pixels: int = 0
    problems: list[str] = field(default_factory=list)
    is_cancelled: bool = False
    only_here: list[str] = field(default_factory=list)
    only_there: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def go_through(
        self,
        records: Sequence[ImageRecord],
        step: Step,
        on_image: OnImage,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Do all images one by one, until the person has had enough."""
        for position, record in enumerate(records, 1):
            if is_cancelled():
                break
            try:
                if step(record):
                    self.done += 1
                else:
                    self.without += 1
            except KEEPS_ONE_BACK as error:
                self.note_problem(record, error)
            on_image(position, len(records))
        self.is_cancelled = is_cancelled()

    def note_problem(self, record: ImageRecord, error: Exception) -> None:
        """An image failed."""
        self.problems.append(problem_of(record, error))

    def sentence(self, verb: str, noun: str, where: str = "") -> Sentences:
        """Return the report in short, such as “Exported 2 masks into “x”. Left out 1: …”."""
        what = counted(self.done, noun) + where
        done = f"Cancelled after {what}." if self.is_cancelled else _DONE[verb].format(what=what)
        return Sentences(done, self.remarks)

    @property
    def remarks(self) -> Sentences:
        """What else there is to say."""
        said = []
        if self.with_objects:
            said.append(f"{counted(self.with_objects, 'image')} with objects (NAME_objects.png).")
        if self.kept:
            said.append(f"Kept as drawn: {counted(self.kept, 'image')}.")
        if self.problems:
            said += [f"Left out {len(self.problems):,}:", *_first(self.problems)]
        return Sentences(*said, *_first(self.notes))


def _first(sentences: list[str]) -> list[str]:
    return sentences[:MOST_NAMED] + (["…"] if len(sentences) > MOST_NAMED else [])


def problem_of(record: ImageRecord, error: Exception) -> str:
    """Return the sentence on an image that failed."""
    return f"{record.name}: {_sentence(error)}"


def _sentence(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "There is too little memory. Close other programs and try again."
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"“{error.filename}” cannot be used: {error.strerror}."
    return str(error)
