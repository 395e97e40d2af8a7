"""What can be done with the chosen versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.worker.messages import KeptVersion


class VersionButtons(QWidget):
    """Go back, compare, pin, delete; each usable where it means something for the choice."""

    def __init__(self, commands: Commands, icons: Icons) -> None:
        super().__init__()
        self._commands = commands
        self._session = commands.session
        self._chosen: list[KeptVersion] = []
        self.back = self._button(self._on_back)
        self.back.setToolTip(
            self.tr("Show that version again; training goes on from it. Newer ones stay here.")
        )
        self.compare = self._button(self._on_compare)
        self.compare.setToolTip(
            self.tr("Where two versions differ on this image. Choose two, or one and the newest.")
        )
        self.pin = self._button(self._on_pin)
        self.pin.setToolTip(self.tr("A pinned version is never dropped."))
        self.delete = self._button(self._on_delete)
        self.delete.setText(self.tr("Delete…"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.back, 0, 0, 1, 2)
        grid.addWidget(self.compare, 1, 0, 1, 2)
        grid.addWidget(self.pin, 2, 0)
        grid.addWidget(self.delete, 2, 1)
        for each, name in (
            (self.back, "undo"),
            (self.compare, "difference"),
            (self.pin, "pin"),
            (self.delete, "trash"),
        ):
            icons.give(each, name)
        self.show_choice([])

    def show_choice(self, chosen: list[KeptVersion]) -> None:
        """These versions are chosen now, the older first."""
        self._chosen = chosen
        newest = self._session.loop.status.newest
        one = chosen[0] if len(chosen) == 1 else None
        is_older = one is not None and newest is not None and one.version != newest.version
        self.back.setEnabled(is_older)
        self.back.setText(
            self.tr("Go back to version {n}").format(n=one.version)
            if one is not None and is_older
            else self.tr("Go back to a version")
        )
        self._show_comparison()
        self.pin.setEnabled(one is not None)
        self.pin.setText(self.tr("Unpin") if one is not None and one.is_pinned else self.tr("Pin"))
        self.delete.setEnabled(one is not None and is_older and not one.is_pinned)

    def _show_comparison(self) -> None:
        layers, pair = self._session.layers, self._pair()
        is_on = layers.is_difference and layers.is_kept_compared
        is_done = is_on and self._session.loop.comparison.is_of(pair)
        self.compare.setEnabled((pair is not None and self._session.image is not None) or is_done)
        if is_done:
            self.compare.setText(self.tr("Hide the differences"))
        elif pair is None:
            self.compare.setText(self.tr("Compare two versions"))
        else:
            words = self.tr("Compare versions {a} and {b}")
            self.compare.setText(words.format(a=pair[0], b=pair[1]))

    def _pair(self) -> tuple[int, int] | None:
        """Return the two chosen versions, or the chosen one and the newest."""
        numbers = [each.version for each in self._chosen]
        newest = self._session.loop.status.newest
        if len(numbers) == 1 and newest is not None:
            numbers.append(newest.version)
        if len(numbers) != 2 or numbers[0] == numbers[1]:
            return None
        return numbers[0], numbers[1]

    def _button(self, run: Callable[[], None]) -> QPushButton:
        made = QPushButton()
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(run)
        return made

    def _on_back(self) -> None:
        self._session.loop.roll_back(self._chosen[0].version)

    def _on_compare(self) -> None:
        layers, pair = self._session.layers, self._pair()
        is_on = layers.is_difference and layers.is_kept_compared
        if is_on and (pair is None or self._session.loop.comparison.is_of(pair)):
            self._commands.layers.toggle_kept_difference()
        elif pair is not None:
            self._session.loop.compare(*pair)

    def _on_pin(self) -> None:
        one = self._chosen[0]
        self._session.loop.mark_version(one.version, one.note, not one.is_pinned)

    def _on_delete(self) -> None:
        from segstudio.ui.dialogs.delete_version_dialog import DeleteVersionDialog

        number = self._chosen[0].version
        dialog = DeleteVersionDialog(self.window(), number)
        dialog.accepted.connect(lambda: self._session.loop.delete_version(number))
        dialog.open()
