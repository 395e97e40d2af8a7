"""Import of masks: what, from where, how much, as which classes; then all of it or nothing."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import Event

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.import_view import ImportView
from segstudio.ui.dialogs.place_field import PlaceField
from segstudio.ui.layout import label, row, set_tone
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.import_desk import Look
from segstudio.workspace.job import Cancelled
from segstudio.workspace.session import Session

SIZE_PX = 760, 700
GUESS = "?"
INDEX_PNG = ""


class ImportDialog(FormDialog):
    """Looks at the place as soon as one is given; `look` is what was found there last."""

    def __init__(self, parent: QWidget, session: Session, place: Path) -> None:
        super().__init__(parent, translate("Import", "Import masks"))
        self._session = session
        self._ended = Event()
        self.look: Look | None = None
        self.place = PlaceField(translate("Import", "Folder or file"), place, with_files=True)
        self.format = _format_choice()
        self.state = label("", "muted", is_wrapped=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Import", "Progress"))
        self.stop = QPushButton(translate("Import", "Stop"))
        self.stop.setAutoDefault(False)
        self._lay_out()
        self.offer(translate("Import", "Import"))
        self.done_button = next(
            each
            for each in self.buttons.buttons()
            if self.buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.place.changed.connect(self._on_place)
        self.format.activated.connect(self._look)
        self.stop.clicked.connect(lambda: self._ended.set())
        session.events.project_closed.connect(self._on_closed)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self._on_finished)
        self._show_state(translate("Import", "Choose the folder or the file of the masks."))
        if place.is_file() or (place.is_dir() and place != Path.home()):
            self._look()

    @cached_property
    def view(self) -> ImportView:
        """What was found; made once something is."""
        made = ImportView()
        self.area.setWidget(made)
        return made

    def _lay_out(self) -> None:
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(SIZE_PX[0], room.width() - 40), min(SIZE_PX[1], room.height() - 60))
        self.body.addWidget(label(translate("Import", "Folder or file")))
        self.body.addWidget(self.place)
        line = row()
        title = label(translate("Import", "Format"))
        title.setBuddy(self.format)
        line.addWidget(title)
        line.addWidget(self.format)
        line.addWidget(self.state, 1)
        line.addWidget(self.stop)
        self.body.addLayout(line)
        self.body.addWidget(self.progress)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.body.addWidget(self.area, 1)

    def offer(self, accept_text: str) -> None:
        """Show the buttons; the preview takes the room above them."""
        done = self.buttons.addButton(accept_text, QDialogButtonBox.ButtonRole.AcceptRole)
        done.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)

    def _on_place(self) -> None:
        self.format.setCurrentIndex(0)
        self._look()

    def _look(self, *_: object) -> None:
        """Look at the place, in place of what is looked at now."""
        self._ended.set()
        self.look = None
        chosen = self.format.currentData()
        name = None if chosen == GUESS else str(chosen)
        self._show_state(translate("Import", "Looking…"), is_busy=True)

        def is_over() -> bool:
            return self._ended is not ended

        def advance(done: int, total: int) -> None:
            if not is_over():
                self.progress.setRange(0, total)
                self.progress.setValue(done)
                words = translate("Import", "Looking at image {done} of {total}…")
                self.state.setText(words.format(done=f"{done:,}", total=f"{total:,}"))

        def found(look: Look) -> None:
            if not is_over():
                self._show_look(look)

        def failed(error: Exception) -> None:
            if not is_over():
                is_quiet = isinstance(error, Cancelled)
                text = translate("Import", "Stopped.") if is_quiet else display_words(str(error))
                self._show_state(text, "muted" if is_quiet else "warning")

        imports = self._session.exchange.imports
        ended = self._ended = imports.look(name, self.place.place, advance, found, failed)

    def _show_look(self, look: Look) -> None:
        self.look = look
        is_empty = not look.preview.matched
        words = translate("Import", "No mask fits an image of the project. Choose another place.")
        self._show_state(words if is_empty else "", "warning" if is_empty else "muted")
        if self.format.currentData() == GUESS:
            self.format.setCurrentIndex(max(self.format.findData(look.name), 0))
        self.view.show_look(look, self._session.classes)
        self.view.show()
        self.done_button.setEnabled(not is_empty)

    def _show_state(self, text: str, tone: str = "muted", is_busy: bool = False) -> None:
        """Say why nothing is shown, or that something is coming."""
        set_tone(self.state, tone)
        self.state.setText(text)
        self.progress.setRange(0, 0 if is_busy else 1)
        for each in (self.progress, self.stop):
            each.setVisible(is_busy)
        if self.area.widget() is not None:
            self.view.hide()
        self.done_button.setEnabled(False)

    def _on_closed(self) -> None:
        self.reject()

    def _on_accepted(self) -> None:
        if self.look is not None:
            targets = dict(self.view.mapping.mapping.targets)
            imports, view = self._session.exchange.imports, self.view
            imports.take(self.look.source, targets, view.conflict, view.single)

    def _on_finished(self) -> None:
        self._ended.set()
        self._ended = Event()  # what comes after this is not for us
        self._session.events.project_closed.disconnect(self._on_closed)


def _format_choice() -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(translate("Import", "Format"))
    choice.addItem(translate("Import", "Found by content"), GUESS)
    choice.addItem(translate("Import", "Index PNG"), INDEX_PNG)
    for name, title in FORMAT_TITLES.items():
        choice.addItem(title, name)
    return choice
