"""The part of the protocol that says how to learn; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

MethodSettings = tuple[tuple[str, str | int | float], ...]
"""(name, value) of settings of a learner: the names of `document.training_method` and of
`NetworkChoice.settings`, and others of `engine.settings.LearnerSettings`."""


@dataclass(frozen=True, slots=True)
class SetMethod:
    """Learn so from now on: network, loss, optimiser, schedule, numbers; the others stay.

    Another network starts anew, while the version on screen stays until that has learned, and is
    pinned. is_anew: start anew in any case. Answered by MethodChanged; EngineWarned comes, too,
    where it cannot be.
    """

    settings: MethodSettings
    is_anew: bool = False


@dataclass(frozen=True, slots=True)
class MethodChanged:
    """All settings in force now; sent when a project is opened, and whenever one may be another.

    is_asked: it answers SetMethod.
    """

    settings: MethodSettings
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class CheckMethod:
    """Could it learn so? Nothing changes. Answered by MethodChecked."""

    settings: MethodSettings


@dataclass(frozen=True, slots=True)
class MethodChecked:
    """parameters: weights of that network here. problem: why it cannot be, in a sentence, or ""."""

    settings: MethodSettings
    parameters: int
    problem: str = ""
