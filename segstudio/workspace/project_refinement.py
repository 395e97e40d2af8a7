"""The refinement of a project's predictions, as it is kept with its settings."""

from __future__ import annotations

from segstudio.document.refinement import Refinement, RefinementUnknown
from segstudio.storage.project_store import ProjectStore

_KEY = "refinement"


def stored_refinement(store: ProjectStore) -> Refinement:
    """Return the parameters that were used last, the usual ones where none were."""
    try:
        return Refinement.from_json(store.setting(_KEY, {}))
    except RefinementUnknown:
        return Refinement()


def store_refinement(store: ProjectStore, refinement: Refinement) -> None:
    """Keep parameters for the next time."""
    store.set_setting(_KEY, refinement.as_json())
