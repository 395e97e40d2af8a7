"""What holds predictions to the rules of a project, for the window and for commands."""

from __future__ import annotations

from dataclasses import replace

from segstudio.document.label_class import ClassTable
from segstudio.document.pixel_size import PixelSize
from segstudio.storage.image_record import ImageRecord
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.known_mask import Reach, on_this_thread
from segstudio.workspace.pixel_size_desk import known_pixel_size
from segstudio.workspace.project_rules import NoRules as NoRules
from segstudio.workspace.project_rules import stored_rules, usable
from segstudio.workspace.rule_work import RuleWork

NO_IMAGE = 0
"""The id of no image of any project."""


def rule_work(
    store: ProjectStore,
    table: ClassTable,
    is_own: bool = True,
    reach: Reach = on_this_thread,
) -> tuple[RuleWork, list[str]]:
    """Return what applies the project's rules, and a sentence for each that cannot be used.

    is_own: whether images are the project's; others have the size that their files tell, or that is
    set for all. reach: how the store may be called.
    Raises NoRules, StorageError.
    """
    stored = reach(lambda: stored_rules(store, table))
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
        return known_pixel_size(store, known, reach)

    return RuleWork(rules, table, size_of), problems
