"""What a project knows of one of its images without reading it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ImageStatus(StrEnum):
    """How far the person's work on an image is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    REVIEWED = "reviewed"


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

    @property
    def path(self) -> Path:
        """Absolute path of the file; made on demand, as a project may hold 100,000."""
        return Path(self.location)

    @property
    def name(self) -> str:
        """The file's name, for people."""
        return self.path.name
