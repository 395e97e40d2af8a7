"""What a project holds in figures, and the time that went into it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from segstudio.storage.guidance_table import Correction, Sitting
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.guidance.outlook import Outlook, outlook
from segstudio.workspace.headless.saved_method import Method, saved_method
from segstudio.workspace.project_info import ProjectInfo
from segstudio.workspace.saved_versions import SavedVersion, saved_versions


@dataclass(frozen=True)
class ClassSummary:
    """labelled_px: drawn or accepted in all images. seconds: of work with it in hand."""

    id: int
    name: str
    labelled_px: int
    seconds: float


@dataclass(frozen=True)
class ProjectSummary:
    """statuses: number of images of each. synthetic: of those among them.

    image_seconds: of those worked on, by id.
    corrections: of the reviewed images, in the order of the work. outlook: what they say of the
    next ones. sittings: oldest first.
    method: how its network learns; {} where there is none. versions: of it that are kept.
    """

    folder: str
    images: int
    statuses: dict[str, int]
    synthetic: int
    seconds: float
    image_seconds: dict[int, float]
    classes: tuple[ClassSummary, ...]
    corrections: tuple[Correction, ...]
    outlook: Outlook
    sittings: tuple[Sitting, ...]
    method: Method
    versions: tuple[SavedVersion, ...]


def summarise(store: ProjectStore) -> ProjectSummary:
    """Read the figures of an open project. Raises StorageError."""
    images, labelled = store.images(), store.pixel_counts()
    of_classes, of_images = store.guidance.class_seconds(), store.guidance.image_seconds()
    classes = tuple(
        ClassSummary(each.id, each.name, labelled.get(each.id, 0), of_classes.get(each.id, 0.0))
        for each in store.classes()
    )
    corrections = tuple(each for each in store.guidance.corrections() if each.finished > 0)
    checkpoint = ProjectInfo(store.folder).checkpoint
    return ProjectSummary(
        str(store.folder),
        len(images),
        dict(Counter(each.status.value for each in images)),
        sum(each.is_synthetic for each in images),
        sum(of_images.values()),
        of_images,
        classes,
        corrections,
        outlook([each.share for each in corrections]),
        tuple(store.guidance.sittings()),
        saved_method(checkpoint),
        tuple(saved_versions(checkpoint)),
    )
