"""What the training panel says, as one snapshot."""

from __future__ import annotations

import time
from dataclasses import dataclass

from segstudio.document.label_class import ClassTable
from segstudio.worker.messages import EngineState, KeptVersion, VersionWithheld

NO_ENGINE = "This window runs without an engine."
ENGINE_DIED = "The engine ended unexpectedly; it starts again and goes on from its last checkpoint."
ENGINE_GONE = (
    "The engine ended too often. Draw on; use “Start engine again” to give it another try."
)


@dataclass(frozen=True, slots=True)
class TrainingStatus:
    """The engine as the person sees it.

    version: on screen, 0 = none yet; shown_since: time.monotonic() of its arrival.
    has_seen_last_stroke: None where nothing was drawn yet. reason: a sentence when nothing moves.
    versions: those that are kept, oldest first. withheld: why a newer one is not shown, or None.
    """

    state: EngineState = EngineState.STARTING
    is_live: bool = True
    device: str = ""
    device_name: str = ""
    version: int = 0
    shown_since: float | None = None
    has_seen_last_stroke: bool | None = None
    step: int = 0
    loss: float | None = None
    dice: float | None = None
    reason: str = "The engine is starting."
    versions: tuple[KeptVersion, ...] = ()
    withheld: VersionWithheld | None = None

    @property
    def newest(self) -> KeptVersion | None:
        """The kept version that was published last: the one that the engine predicts with."""
        return self.versions[-1] if self.versions else None

    @property
    def version_age_s(self) -> float | None:
        """Seconds since the version on screen arrived."""
        return None if self.shown_since is None else time.monotonic() - self.shown_since


def waiting_reason(classes: ClassTable, missing_ids: tuple[int, ...]) -> str:
    """Return the sentence that asks for labels of the missing classes; "" where none is missing."""
    found = [classes.get(class_id) for class_id in missing_ids]
    names = ", ".join(f"“{each.name}”" for each in found if each is not None)
    return f"Draw a stroke of at least two classes; no labels yet of {names}." if names else ""
