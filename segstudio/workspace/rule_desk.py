"""The rules of the open project, for the window: read, stored, tried out and held to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.pixel_size import PixelSize
from segstudio.document.rules.held_prediction import hold_prediction
from segstudio.document.rules.rule import Rule
from segstudio.document.rules.rule_text import rules_text
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.project_rules import (
    StoredRule,
    are_accepted_held,
    hold_accepted,
    read_rules,
    store_rules,
    stored_rules,
    usable,
)
from segstudio.workspace.rules_preview import RulesPreview, rules_preview
from segstudio.workspace.saver import Saver
from segstudio.workspace.sitting_parts import SittingParts

Told = Callable[[Sequence[StoredRule]], None]


@dataclass(frozen=True)
class Holding:
    """What accepted predictions are held to; made on the session's thread, used on any."""

    rules: tuple[Rule, ...]
    background_id: int

    @property
    def needs_pixel_size(self) -> bool:
        """True where a rule is told in lengths of the world."""
        return any(each.needs_pixel_size for each in self.rules)

    def hold(self, mask: Mask, predicted: MaskArray, size: PixelSize | None) -> MaskArray:
        """Return predicted class ids (height, width) as the rules leave them."""
        pixel_um2 = None if size is None else size.height_um * size.width_um
        return hold_prediction(mask, predicted, self.rules, self.background_id, pixel_um2).after


class RuleDesk:
    """Rules are read each time they are asked for: they are the project's, not the window's."""

    def __init__(self, parts: SittingParts, saver: Saver) -> None:
        self._parts = parts
        self._saver = saver
        self._newest = NewestTask(parts.background.tools)
        self._stored: Sequence[StoredRule] = ()
        self.are_accepted_held = False
        """Whether what is accepted of whole images and classes is held to the rules, too."""
        self.on_rules: Callable[[str | None], object] = lambda rules: None
        """Called with the project's rules (`rules_text`) when they are read or others."""
        parts.events.project_opened.connect(self._on_opened)
        parts.events.project_closed.connect(self._on_closed)

    @property
    def known(self) -> list[Rule]:
        """The project's rules that can be used."""
        return usable(self.read_again(self._stored))

    def read(self, then: Told) -> None:
        """Tell the rules as they are stored, those that cannot be used, too."""
        store, table = self._parts.desk.store, self._parts.classes.table
        if store is not None:
            self._parts.background.disk.run(lambda: stored_rules(store, table), then)

    def read_again(self, rules: Sequence[StoredRule]) -> list[StoredRule]:
        """Return rules as the classes are now."""
        return read_rules([each.said for each in rules], self._parts.classes.table)

    def store(self, rules: Sequence[StoredRule], are_accepted_held: bool) -> None:
        """Keep these with the project, and whether accepted predictions are held to them."""

        def write(store: ProjectStore) -> None:
            store_rules(store, rules)
            hold_accepted(store, are_accepted_held)

        self._stored, self.are_accepted_held = tuple(rules), are_accepted_held
        self._saver.write(write)
        self.on_rules(rules_text(self.known))

    def preview(self, rules: Sequence[Rule], then: Callable[[RulesPreview], None]) -> None:
        """Tell what these would change in the open image, unless others are asked for."""
        image = self._parts.editing.image
        if image is None or not image.prediction.versions:
            self._newest.forget()
            then(RulesPreview(is_predicted=False))
            return
        mask, predicted, size = image.mask, image.prediction.class_ids, image.pixel_size
        background_id = next(iter(self._parts.classes.table.ids), 0)
        pixel_um2 = None if size is None else size.height_um * size.width_um

        def work() -> RulesPreview:
            return rules_preview(hold_prediction(mask, predicted, rules, background_id, pixel_um2))

        self._newest.run(work, then, lambda _: then(RulesPreview(is_predicted=False)))

    def holding(self) -> Holding | None:
        """Return what accepted predictions are held to now; None for nothing."""
        rules = self.known if self.are_accepted_held else []
        if not rules:
            return None
        return Holding(tuple(rules), next(iter(self._parts.classes.table.ids), 0))

    def _on_opened(self) -> None:
        store, table = self._parts.desk.store, self._parts.classes.table
        if store is not None:
            self._parts.background.disk.run(
                lambda: (stored_rules(store, table), are_accepted_held(store)), self._take
            )

    def _on_closed(self) -> None:
        self._stored, self.are_accepted_held = (), False
        self.on_rules(None)

    def _take(self, found: tuple[list[StoredRule], bool]) -> None:
        self._stored, self.are_accepted_held = found
        self.on_rules(rules_text(self.known))
