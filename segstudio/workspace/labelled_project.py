"""What work that trains networks needs of a project, on the command line and in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from segstudio.document.history import History
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.project_info import ProjectInfo

T = TypeVar("T")


class GroupTable(Protocol):
    """Images that belong together."""

    def groups(self) -> dict[int, str]:
        """Return the group of each image that has one, by id."""


class LabelStore(Protocol):
    """What is drawn; a ProjectStore is one."""

    @property
    def review(self) -> GroupTable:
        """Images that belong together."""

    def annotated_images(self) -> list[ImageRecord]:
        """Return the images with at least one labelled pixel, in order."""

    def load_mask(self, image_id: int, shape: tuple[int, int]) -> tuple[Mask, History]:
        """Return what was drawn on an image of `shape` (height, width), and its undo history."""


class LabelledProject(Protocol):
    """A project as it is now; an OpenedProject is one."""

    @property
    def info(self) -> ProjectInfo:
        """Where it lies."""

    @property
    def store(self) -> LabelStore:
        """What is drawn."""

    @property
    def images(self) -> Sequence[ImageRecord]:
        """Its images."""

    @property
    def classes(self) -> ClassTable:
        """Its classes."""

    @property
    def counts(self) -> dict[int, int]:
        """Labelled pixels of each class id."""


@dataclass(frozen=True)
class StoreOnLane:
    """A store that is used on the disk lane only. reach: does something there and waits for it."""

    store: ProjectStore
    reach: Callable[[Callable[[], object]], object]

    @property
    def review(self) -> GroupTable:
        """Images that belong together."""
        return self

    def groups(self) -> dict[int, str]:
        """Return the group of each image that has one, by id."""
        return self._of(self.store.review.groups)

    def annotated_images(self) -> list[ImageRecord]:
        """Return the images with at least one labelled pixel, in order."""
        return self._of(self.store.annotated_images)

    def load_mask(self, image_id: int, shape: tuple[int, int]) -> tuple[Mask, History]:
        """Return what was drawn on an image of `shape` (height, width), and its undo history."""
        return self._of(lambda: self.store.load_mask(image_id, shape))

    def _of(self, task: Callable[[], T]) -> T:
        return self.reach(task)  # type: ignore[return-value]


@dataclass(frozen=True)
class SittingProject:
    """The project of a window, as it was when long work began."""

    info: ProjectInfo
    store: StoreOnLane
    images: Sequence[ImageRecord]
    classes: ClassTable
    counts: dict[int, int]
