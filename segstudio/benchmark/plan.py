"""What to measure: images, contenders, seeds, time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from segstudio.benchmark.hand import Hand
from segstudio.benchmark.person import Habits
from segstudio.document.network_choice import NetworkChoice

SEGSTUDIO, REFERENCE = "segstudio", "reference"
REFERENCE_WIDTH = 64
"""Channels of the first stage, as in the paper."""
CONTENDERS = (SEGSTUDIO, REFERENCE)
MARKS_S = (
    *(2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 75.0, 90.0, 105.0, 120.0),
    *(150.0, 180.0, 210.0, 240.0, 300.0, 360.0, 420.0, 480.0, 540.0, 600.0),
)
"""In the person's time."""
CEILING_SHARES = (0.5, 0.75, 1.0)
"""Of the time, when the ceiling's run is measured; the best counts."""


@dataclass(frozen=True)
class Plan:
    """folders: of images and masks. seconds: of the person's time (of training, with full labels).

    is_full: whole masks instead of strokes; most_images: how many of them, None for all. ceiling:
    the Dice that full labels reach where it is known, None to measure it. stop_share: share of the
    ceiling at which a run ends early. ignore: names of classes that do not count. device: of both
    contenders, None for the best. network: that SegStudio learns with, None
    for what suits the first image.
    """

    folders: tuple[Path, ...]
    seconds: float = 120.0
    seeds: tuple[int, ...] = (0, 1, 2)
    contenders: tuple[str, ...] = CONTENDERS
    is_full: bool = False
    most_images: int | None = None
    most_test: int = 10
    ceiling: float | None = None
    stop_share: float | None = None
    ignore: tuple[str, ...] = ()
    device: str | None = None
    reference_width: int = REFERENCE_WIDTH
    network: NetworkChoice | None = None
    hand: Hand = field(default_factory=Hand)
    habits: Habits = field(default_factory=Habits)

    @property
    def marks_s(self) -> tuple[float, ...]:
        """When the contenders are evaluated, in the person's seconds."""
        return (*(mark for mark in MARKS_S if mark < self.seconds), self.seconds)

    @property
    def ceiling_marks_s(self) -> tuple[float, ...]:
        """When the run with full labels is evaluated that tells the ceiling."""
        return tuple(share * self.seconds for share in CEILING_SHARES)

    @property
    def is_ceiling_measured(self) -> bool:
        """Whether a run with full labels comes before those with strokes."""
        return self.ceiling is None and not self.is_full
