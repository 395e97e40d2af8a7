"""The part of the protocol that shows what training makes of an image; imported by `messages`."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.training_preview import PreviewOrder, TrainingPreview


@dataclass(frozen=True, slots=True)
class PreviewTraining:
    """Show what training would make of an image, by settings that nobody has to learn with yet.

    Takes the place of what was asked before and is not done. Answered by TrainingPreviewed.
    number: of the question, to know its answer by.
    """

    number: int
    image_id: int
    order: PreviewOrder


@dataclass(frozen=True, slots=True)
class TrainingPreviewed:
    """preview: None with a problem, which says in a sentence what is wrong."""

    number: int
    preview: TrainingPreview | None
    problem: str = ""
