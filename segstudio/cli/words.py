"""Figures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segstudio.workspace.headless.training_run import TrainingFigures

STARTING = "starting the engine"


def training_words(figures: TrainingFigures) -> str:
    """Return such as “step 812, loss 0.093, held-out Dice 0.87”."""
    words = f"step {figures.step}"
    if figures.loss is not None:
        words += f", loss {figures.loss:.3f}"
    if figures.dice is not None:
        words += f", held-out Dice {figures.dice:.2f}"
    return words
