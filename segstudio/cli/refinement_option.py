"""What `--refine` of a command asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segstudio.document.refinement import Refinement
    from segstudio.workspace.project_opening import OpenedProject


def chosen_refinement(said: str | None, opened: OpenedProject) -> Refinement | None:
    """Return the parameters that are said, which the project keeps, or else those that it has.

    said: None where nothing shall be refined. Raises RefinementUnknown, StorageError.
    """
    from segstudio.document.refinement import Refinement
    from segstudio.workspace.project_refinement import store_refinement, stored_refinement

    if said is None:
        return None
    if not said.strip():
        return stored_refinement(opened.store)
    refinement = Refinement.parsed(said)
    store_refinement(opened.store, refinement)
    return refinement
