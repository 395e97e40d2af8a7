"""The part of the protocol that tells of versions; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VersionPublished:
    """A newer network is what predictions come from. revisions: the newest revision of each
    image's mask that it has been trained on since the edit. restored: the older version that it is
    again, where the person went back; it has not seen what was drawn since.
    """

    version: int
    step: int
    revisions: dict[int, int]
    dice: float | None
    restored: int | None = None


@dataclass(frozen=True, slots=True)
class VersionWithheld:
    """A newer network is worse on held-out strokes (Dice), so the version on screen stays."""

    step: int
    dice: float
    best_dice: float


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version that can be gone back to. created_s: seconds since 1970.

    strokes: changes of the annotation that it had seen. dice: held out, 0 … 1. restored: the
    version that it is again. raw_error, error: expected calibration error on held-out strokes
    before and after calibration, 0 … 1; None where there are too few strokes.
    """

    version: int
    step: int
    created_s: float
    strokes: int
    dice: float | None = None
    restored: int | None = None
    raw_error: float | None = None
    error: float | None = None


@dataclass(frozen=True, slots=True)
class VersionsKept:
    """All versions that are kept now, oldest first; sent whenever they change."""

    versions: tuple[KeptVersion, ...]
