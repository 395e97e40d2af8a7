"""The rules of the open project, for the window: read off its thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from segstudio.workspace.project_rules import StoredRule, stored_rules
from segstudio.workspace.sitting_parts import SittingParts


class RuleDesk:
    """Reads them each time they are asked for: the command line may have changed them."""

    def __init__(self, parts: SittingParts) -> None:
        self._parts = parts

    def read(self, then: Callable[[Sequence[StoredRule]], None]) -> None:
        """Tell the rules as they are stored, those that cannot be used, too."""
        store, table = self._parts.desk.store, self._parts.classes.table
        if store is not None:
            self._parts.background.disk.run(lambda: stored_rules(store, table), then)
