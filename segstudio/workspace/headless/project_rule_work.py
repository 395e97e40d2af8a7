"""The rules of a project that a command was told to hold predictions to."""

from __future__ import annotations

from dataclasses import replace

from segstudio.document.pixel_size import PixelSize
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.project_rules import stored_rules, usable
from segstudio.workspace.rule_work import RuleWork

NO_IMAGE = 0
"""The id of no image of any project."""


class NoRules(ValueError):
    """There is no rule to hold anything to; the text says what to do."""


def rule_work(opened: OpenedProject, is_own: bool = True) -> tuple[RuleWork, list[str]]:
    """Return what applies the project's rules, and a sentence for each that cannot be used.

    is_own: whether images are the project's; others have the size that their files tell, or that is
    set for all.
    Raises NoRules, StorageError.
    """
    stored = stored_rules(opened.store, opened.classes)
    problems = [each.problem for each in stored if each.problem]
    rules = usable(stored)
    if not rules:
        raise NoRules(
            " ".join(problems)
            or "The project has no rules. Add one: segstudio rules PROJECT --add "
            "“CLASS area >= 30”."
        )

    def size_of(record: ImageRecord) -> PixelSize | None:
        known = record if is_own else replace(record, id=NO_IMAGE)
        return known_pixel_size(opened.store, known)

    return RuleWork(rules, opened.classes, size_of), problems
