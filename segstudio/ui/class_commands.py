"""Changing classes by hand: what asks the person, and what says why it cannot be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from segstudio.document.label_class import ClassError
from segstudio.document.palette import Palette, recoloured_by
from segstudio.ui.slices import open_soon
from segstudio.ui.translation import translate
from segstudio.workspace.notice import Notice
from segstudio.workspace.session import Session


class ClassCommands:
    """Every change tells the session; a refusal becomes a notice."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window = window
        self._session = session

    def add(self) -> None:
        """Add a class under the first free name; the panel lets the person type over it."""
        taken = {each.name for each in self._session.classes}
        number = len(taken) + 1
        word = translate("Classes", "class {number}")
        while word.format(number=number) in taken:
            number += 1
        name = word.format(number=number)
        self.attempt(lambda: self._session.class_editing.add(name))

    def rename(self, class_id: int, name: str) -> None:
        """Give a class another name."""
        self.attempt(lambda: self._session.class_editing.rename(class_id, name))

    def use_palette(self, palette: Palette) -> None:
        """Give all classes the palette's colours; new ones take theirs from it too."""
        table = recoloured_by(self._session.classes, palette)
        self.attempt(lambda: self._session.class_editing.replace_table(table))

    def move(self, class_id: int, position: int) -> None:
        """Put a class at another place of the list."""
        self.attempt(lambda: self._session.class_editing.move(class_id, position))

    def set_locked(self, class_id: int, is_locked: bool) -> None:
        """Protect a class's pixels, or no longer."""
        self.attempt(lambda: self._session.class_editing.set_locked(class_id, is_locked))

    def ask_color(self, class_id: int) -> None:
        """Let the person choose a colour."""
        from PySide6.QtWidgets import QColorDialog

        found = self._session.classes.get(class_id)
        if found is None:
            return
        dialog = QColorDialog(QColor(found.color), self._window)
        words = translate("Classes", "Colour of “{name}”")
        dialog.setWindowTitle(words.format(name=found.name))
        dialog.colorSelected.connect(lambda color: self._recolour(class_id, color.name()))
        dialog.finished.connect(dialog.deleteLater)
        open_soon(dialog)

    def ask_delete(self, class_id: int) -> None:
        """Ask what becomes of the class's pixels, then delete it."""
        from segstudio.ui.dialogs.delete_class_dialog import DeleteClassDialog

        found = self._session.classes.get(class_id)
        if found is None:
            return
        count = self._session.class_editing.pixel_count_in_project(class_id)
        dialog = DeleteClassDialog(self._window, found, self._session.classes, count)
        dialog.accepted.connect(lambda: self._delete(class_id, dialog.replacement_id))
        dialog.open()

    def attempt(self, change: Callable[[], object]) -> None:
        """Make a change; where it is refused, say why."""
        try:
            change()
        except ClassError as error:
            self._session.events.notice.emit(Notice(str(error)))

    def _recolour(self, class_id: int, color: str) -> None:
        self.attempt(lambda: self._session.class_editing.recolour(class_id, color))

    def _delete(self, class_id: int, replacement_id: int) -> None:
        self.attempt(lambda: self._session.class_editing.delete(class_id, replacement_id))
