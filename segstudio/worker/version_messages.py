"""The part of the protocol that tells of versions; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.mask_edit import MaskArray
from segstudio.document.network_choice import DEFAULT_NETWORK
from segstudio.document.region import TileIndex


@dataclass(frozen=True, slots=True)
class RollBack:
    """Show a kept version again, as a newer one, and train on from it; VersionPublished follows."""

    version: int


@dataclass(frozen=True, slots=True)
class MarkVersion:
    """What a person says of a kept version; a pinned one is never dropped."""

    version: int
    note: str
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class DeleteVersion:
    """Forget a kept version; neither the one on screen nor a pinned one."""

    version: int


@dataclass(frozen=True, slots=True)
class VersionTilePredicted:
    """What a kept version says of a tile, for a job that asked for it; never for the screen.

    class_ids: (h, w) of the tile's region.
    """

    job_id: int
    image_id: int
    version: int
    tile: TileIndex
    class_ids: MaskArray


@dataclass(frozen=True, slots=True)
class VersionPublished:
    """A newer network is what predictions come from. revisions: the newest revision of each
    image's mask that it has been trained on since the edit. restored: the older version that it is
    again, where the person went back; it has not seen what was drawn since. is_foreign: it was made
    elsewhere, and has seen nothing of this project.
    """

    version: int
    step: int
    revisions: dict[int, int]
    dice: float | None
    restored: int | None = None
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class VersionWithheld:
    """A newer network is worse on held-out strokes (Dice), so the version on screen stays."""

    step: int
    dice: float
    best_dice: float


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version that can be gone back to. created_s: seconds since 1970.

    strokes: changes of the annotation that it had seen. dice: held out, 0 … 1; interval: where 95 %
    of its draws lie. restored: the version that it is again. note, is_pinned: see MarkVersion.
    size_bytes: of its weights. raw_error, error: expected calibration error on held-out strokes
    before and after calibration, 0 … 1; None where there are too few strokes. network: which it is,
    with its options, in words. start: what that began with, the name of a file or of a project;
    "": as is usual.
    """

    version: int
    step: int
    created_s: float
    strokes: int
    dice: float | None = None
    restored: int | None = None
    raw_error: float | None = None
    error: float | None = None
    interval: tuple[float, float] | None = None
    note: str = ""
    is_pinned: bool = False
    size_bytes: int = 0
    network: str = DEFAULT_NETWORK
    start: str = ""


@dataclass(frozen=True, slots=True)
class VersionsKept:
    """All versions that are kept now, oldest first; sent whenever they change."""

    versions: tuple[KeptVersion, ...]


VersionRequest = RollBack | MarkVersion | DeleteVersion
VersionReport = VersionPublished | VersionWithheld | VersionsKept | VersionTilePredicted
