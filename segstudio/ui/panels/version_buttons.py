"""What can be done with the chosen versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from segstudio.ui.commands import Commands
from segstudio.ui.icons import Icons
from segstudio.ui.layout import row, tool_button
from segstudio.worker.messages import KeptVersion


class VersionButtons(QWidget):
    """Go back and compare; `tools` stand elsewhere. Each is usable where it means something."""

    def __init__(self, commands: Commands, icons: Icons) -> None:
        super().__init__()
        self._commands = commands
        self._session = commands.session
        self._icons = icons
        self._chosen: list[KeptVersion] = []
        self.back = self._button(self._on_back)
        self.back.setToolTip(
            self.tr("Show that version again; training goes on from it. Newer ones stay here.")
        )
        self.compare = self._button(self._on_compare)
        self.compare.setToolTip(
            self.tr("Where two versions differ on this image. Choose two, or one and the newest.")
        )
        networks = commands.networks
        self.pin = self._tool("pin", self.tr("Pin: never dropped"), self._on_pin)
        self.pin.setCheckable(True)
        self.delete = self._tool("trash", self.tr("Delete this version…"), self._on_delete)
        self.export = self._tool("export", self.tr("Export network…"), self._on_export)
        self.take_in = self._tool("import", self.tr("Import network…"), networks.import_network)
        self.tools = (self.pin, self.delete, self.export, self.take_in)
        line = row(self, gap_px=6)
        line.addWidget(self.back, 1)
        line.addWidget(self.compare, 1)
        self.show_choice([])

    def show_choice(self, chosen: list[KeptVersion]) -> None:
        """These versions are chosen now, the older first."""
        self._chosen = chosen
        newest = self._session.loop.status.newest
        one = chosen[0] if len(chosen) == 1 else None
        is_older = one is not None and newest is not None and one.version != newest.version
        self.back.setEnabled(is_older)
        self.back.setText(
            self.tr("Go back to {n}").format(n=one.version)
            if one is not None and is_older
            else self.tr("Go back")
        )
        self._show_comparison()
        self.pin.setEnabled(one is not None)
        self.pin.setChecked(one is not None and one.is_pinned)
        self.delete.setEnabled(one is not None and is_older and not one.is_pinned)
        self.export.setEnabled(newest is not None and len(chosen) < 2)
        self.take_in.setEnabled(self._session.project is not None)

    def _show_comparison(self) -> None:
        pair = self._pair()
        is_done = self._is_shown(pair)
        has_image = self._session.image is not None
        self.compare.setEnabled(is_done or (pair is not None and has_image))
        if is_done:
            self.compare.setText(self.tr("Hide differences"))
        elif pair is None:
            self.compare.setText(self.tr("Compare"))
        else:
            self.compare.setText(self.tr("Compare {a} and {b}").format(a=pair[0], b=pair[1]))

    def _is_shown(self, pair: tuple[int, int] | None) -> bool:
        layers = self._session.layers
        is_on = layers.is_difference and layers.is_kept_compared
        return is_on and self._session.loop.comparison.is_of(pair)

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

    def _tool(self, icon: str, words: str, run: Callable[[], None]) -> QToolButton:
        made = tool_button(icon_px=16)
        self._icons.give(made, icon)
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(lambda: run())
        return made

    def _on_back(self) -> None:
        self._session.loop.kept.roll_back(self._chosen[0].version)

    def _on_compare(self) -> None:
        pair = self._pair()
        if self._is_shown(pair):
            self._commands.layers.toggle_kept_difference()
        elif pair is not None:
            self._session.loop.compare(*pair)

    def _on_pin(self) -> None:
        one = self._chosen[0]
        self._session.loop.kept.mark(one.version, one.note, not one.is_pinned)

    def _on_export(self) -> None:
        self._commands.networks.export_network(self._chosen[0].version if self._chosen else 0)

    def _on_delete(self) -> None:
        from segstudio.ui.dialogs.delete_version_dialog import DeleteVersionDialog

        number = self._chosen[0].version
        dialog = DeleteVersionDialog(self.window(), number)
        dialog.accepted.connect(lambda: self._session.loop.kept.delete(number))
        dialog.open()
