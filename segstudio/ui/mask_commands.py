"""What is done to masks by keys and menus: at the pointer, to an image, or after a dialog."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.map_operation import Kind, MapOperation
from segstudio.ui.operation_memory import OperationMemory
from segstudio.ui.slices import Slices, polished
from segstudio.ui.translation import translate
from segstudio.ui.window_layout import FRAME_PX
from segstudio.workspace.mask_order import MaskOrder, Scope
from segstudio.workspace.notice import Notice

if TYPE_CHECKING:
    from segstudio.ui.commands import Commands
    from segstudio.ui.dialogs.form_dialog import FormDialog

EDGE_PX, BELOW_BARS_PX = 16, 150
"""A dialog stands at the right, over the panels, so that the image can be seen."""
STEP_PX = 1
"""Grow and shrink by key: again and again, until it fits."""


class MaskCommands:
    """Where something is done at the pointer, the key says where; a menu cannot."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._session = commands.session
        self._dialog: QDialog | None = None

    def step_back_or_reject(self) -> None:
        """Backspace: take back what a tool is making, else reject the region at the pointer."""
        if not self._session.pointer.step_back():
            pixel = self._pixel()
            if pixel is not None and not self._session.instances.reject_at(*pixel):
                self._session.acceptance.reject_region(*pixel)

    def step_back_or_erase(self) -> None:
        """Delete: take back what a tool is making, else erase the drawn region at the pointer."""
        if not self._session.pointer.step_back():
            self.do_to_region(Kind.REPLACE)

    def own_region(self) -> None:
        """Make the region at the pointer a person's own."""
        pixel = self._pixel()
        if pixel is not None and not self._session.instances.own_at(*pixel):
            self._session.acceptance.own_region(*pixel)

    def copy(self) -> None:
        """Copy the region at the pointer."""
        pixel = self._pixel()
        if pixel is not None:
            self._session.masks.clipboard.copy(*pixel)

    def paste_at_pointer(self) -> None:
        """Paste with the middle at the pointer."""
        pixel = self._pixel()
        if pixel is not None:
            self._session.masks.clipboard.paste(pixel)

    def do_to_region(self, kind: Kind) -> None:
        """Do it to the region at the pointer."""
        pixel = self._pixel()
        if pixel is not None:
            memory = OperationMemory.load(self._commands.settings)
            is_step = kind in (Kind.GROW, Kind.SHRINK)
            operation = MapOperation(kind, STEP_PX if is_step else memory.radius_px)
            self._run(operation, Scope.REGION, memory, pixel)

    def do_to_image(self, kind: Kind) -> None:
        """Do it to the active class of the image, as far as was set last."""
        memory = OperationMemory.load(self._commands.settings)
        area_px = memory.area_px if kind is Kind.REMOVE_SMALL else memory.hole_px
        self._run(MapOperation(kind, memory.radius_px, area_px), Scope.IMAGE, memory)

    def ask_operation(self) -> None:
        """Show all operations, with what they would change."""
        from segstudio.ui.dialogs.mask_operation_dialog import MaskOperationDialog

        commands = self._commands
        self._show(
            MaskOperationDialog(
                commands.window,
                self._session,
                commands.canvas,
                OperationMemory.load(commands.settings),
                commands.pointer,
                lambda memory: memory.save(commands.settings),
            )
        )

    def ask_rules(self) -> None:
        """Show the rules of the project, with what they change in this image."""
        from segstudio.ui.dialogs.rules_dialog import RulesDialog

        self._show(RulesDialog(self._commands.window, self._session, self._commands.canvas))

    def find_objects(self) -> None:
        """Show what finds objects by themselves, and what it found in this image."""
        from segstudio.ui.dialogs.find_objects_dialog import FindObjectsDialog

        self._show(FindObjectsDialog(self._commands.window, self._session, self._commands.canvas))

    def ask_refinement(self) -> None:
        """Show what a refinement would change in view, and predict all images with it."""
        from segstudio.ui.dialogs.refinement_dialog import RefinementDialog

        self._show(RefinementDialog(self._commands.window, self._session, self._commands.canvas))

    def ask_sure(self) -> None:
        """Show how much would be accepted or rejected above a confidence."""
        from segstudio.ui.dialogs.accept_sure_dialog import AcceptSureDialog

        self._show(AcceptSureDialog(self._commands.window, self._session, self._commands.canvas))

    def ask_explanation(self) -> None:
        """Show why the network says what it says, of the region at the pointer where there is one.

        Where that is shown already, the pointer asks about another region.
        """
        from segstudio.ui.dialogs.explain_dialog import ExplainDialog

        commands = self._commands
        if isinstance(self._dialog, ExplainDialog) and commands.pointer is not None:
            self._dialog.point_at(commands.pointer)
            return
        places = commands.canvas, commands.theme, commands.pointer
        self._show(ExplainDialog(commands.window, self._session, *places))

    def _show(self, dialog: FormDialog) -> None:
        """Show a dialog beside the image, which stays in reach; the one before is closed."""
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog
        dialog.finished.connect(lambda: self._forget(dialog))
        place, show = partial(self._place, dialog), dialog.show
        Slices(dialog, 0.0).start(chain(dialog.works(), polished(dialog), (place, show)))

    def _place(self, dialog: FormDialog) -> None:
        window = self._commands.window
        room = window.screen().availableGeometry()
        dialog.fit()
        corner = window.mapToGlobal(window.rect().topRight())
        place = corner - QPoint(dialog.width() + EDGE_PX, -BELOW_BARS_PX)
        lowest = room.bottom() - dialog.height() - FRAME_PX
        dialog.move(place.x(), max(room.top(), min(place.y(), lowest)))

    def _forget(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _run(
        self,
        operation: MapOperation,
        scope: Scope,
        memory: OperationMemory,
        pixel: tuple[int, int] | None = None,
    ) -> None:
        session = self._session
        over_ids = frozenset(session.classes.ids[:1]) if memory.spares_others else None
        terms = ChangeTerms(session.active_class_id, over_ids=over_ids)
        session.masks.operations.run(MaskOrder(operation, terms, scope, None, pixel))

    def _pixel(self) -> tuple[int, int] | None:
        """Return the pixel at the pointer, or say that there is none."""
        pixel = self._commands.pointer
        if pixel is None and self._session.image is not None:
            words = translate("Mask", "Point at a region of the image and use the shortcut.")
            self._session.events.notice.emit(Notice(words))
        return pixel
