"""What the engine refuses, each error carrying a sentence for the person."""

from __future__ import annotations


class EngineError(Exception):
    """Anything the engine refuses; the text says what, where and what to do."""


class ImageRefused(EngineError):
    """Pixels that cannot be learned from or predicted (shape, NaN, size, channels, missing)."""


class AnnotationRefused(EngineError):
    """A mask that does not fit its image, its region or the classes' range."""


class ClassesRefused(EngineError):
    """A list of class ids that is empty, repeated or out of range."""


class NothingToLearn(EngineError):
    """Fewer than two classes have labels, so there is nothing to tell apart.

    missing: ids of the classes that have no label yet, in the project's order.
    """

    def __init__(self, missing: tuple[int, ...]) -> None:
        super().__init__(
            "Training needs strokes of at least two classes; draw some of another class too."
        )
        self.missing = missing


class NothingPublished(EngineError):
    """A prediction was asked for before any network was published."""

    def __init__(self) -> None:
        super().__init__("There is no trained network yet; draw strokes of two classes and train.")


class VersionUnknown(EngineError):
    """A version to go back to that is not kept (any more)."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Version {number} is not kept any more; choose another one of the list.")


class VersionRefused(EngineError):
    """A version that cannot be pinned, deleted or taken in as it is; the text says why."""


class NetworkRefused(EngineError):
    """A network that this machine cannot serve (a package, memory); the text says the way out."""


class TrainingDiverged(EngineError):
    """The loss explodes again and again; what is shown is as it was."""


class CheckpointBroken(EngineError):
    """A saved learner that cannot be read; the text names the file and what is wrong with it."""


class CheckpointNotSaved(EngineError):
    """A learner that could not be written; the one saved before is still whole."""


class ExplanationRefused(EngineError):
    """A question that this network or image cannot answer; the text says what can be asked."""
