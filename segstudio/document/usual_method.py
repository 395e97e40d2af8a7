"""How a network learns where nothing else was chosen: all settings that a person can choose."""

from __future__ import annotations

from collections.abc import Mapping

from segstudio.document.data_method import TEXTS
from segstudio.document.network_choice import QUICK
from segstudio.document.training_method import (
    DEFAULT_LOSS,
    DEFAULT_OPTIMIZER,
    DEFAULT_SCHEDULE,
    NUMBERS,
)

USUAL_METHOD: Mapping[str, str | int | float] = {
    **QUICK.settings,
    "loss": DEFAULT_LOSS,
    "optimizer": DEFAULT_OPTIMIZER,
    "schedule": DEFAULT_SCHEDULE,
    **{name: text.usual for name, text in TEXTS.items()},
    **{name: int(each.usual) if each.is_whole else each.usual for name, each in NUMBERS.items()},
}
"""By name; the engine's `LearnerSettings` begin with the same."""
