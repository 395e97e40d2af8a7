"""The part of the protocol that asks why; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.explanation import Explanation, Question
from segstudio.document.region import Region


@dataclass(frozen=True, slots=True)
class ExplainImage:
    """Explain what the version on screen says of the middle of `sight`, or of the question's place.

    Takes the place of what was asked before and is not done. Answered by ImageExplained, with
    ExplanationProgressed before; CancelJob ends it without an answer.
    """

    job_id: int
    image_id: int
    sight: Region
    question: Question


@dataclass(frozen=True, slots=True)
class ExplanationProgressed:
    """share: of the work that is done, 0 … 1; told five times a second at most."""

    job_id: int
    share: float


@dataclass(frozen=True, slots=True)
class ImageExplained:
    """version: that was asked. answer: None with a problem, which says in a sentence what is wrong.

    Nobody may change the answer's values any more.
    """

    job_id: int
    image_id: int
    version: int
    answer: Explanation | None
    problem: str = ""


ExplanationReport = ExplanationProgressed | ImageExplained
