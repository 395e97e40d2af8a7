"""Export of masks: where to, which images, how, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QScrollArea, QWidget

from segstudio.ui.dialogs.export_options import ExportOptions
from segstudio.ui.dialogs.export_view import ExportView
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.place_field import PlaceField
from segstudio.ui.layout import GAP_PX, column, label
from segstudio.ui.slices import Work
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.export_run import ExportPreview
from segstudio.workspace.job import Cancelled
from segstudio.workspace.session import Session

SIZE_PX = 600, 640
_SETTLED_MS = 200


class ExportMasksDialog(FormDialog):
    """`order` is what the person asks for."""

    def __init__(
        self, parent: QWidget, session: Session, folder: Path, selected_ids: Sequence[int] = ()
    ) -> None:
        super().__init__(parent, translate("Export", "Export masks"))
        self._session = session
        self._ended = Event()
        self._preview: ExportPreview | None = None
        self._selected_ids = selected_ids
        self.place = PlaceField(translate("Export", "Folder to write to"), folder / "masks")
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self._look)
        session.events.project_closed.connect(self._on_closed)
        self.finished.connect(self._on_finished)

    def works(self) -> Sequence[Work]:
        """Make its parts, lay them out, and look at what would be written."""
        return self._make_room, self._add_options, self._add_view, self._offer

    def _make_room(self) -> None:
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(SIZE_PX[0], room.width() - 40), min(SIZE_PX[1], room.height() - 60))
        self.body.addWidget(label(translate("Export", "Folder to write to")))
        self.body.addWidget(self.place)
        area = QScrollArea()
        area.setWidgetResizable(True)
        self.body.addWidget(area, 1)
        inner = QWidget()
        self._lines = column(inner, gap_px=2 * GAP_PX)
        area.setWidget(inner)

    def _add_options(self) -> None:
        self.options = ExportOptions(self._session, self._selected_ids)
        self._lines.addWidget(self.options)

    def _add_view(self) -> None:
        self.view = ExportView()
        self._lines.addWidget(self.view, 1)
        self.body.insertWidget(2, self.view.existing)
        self.body.insertWidget(3, self.view.may_replace)

    def _offer(self) -> None:
        self.done_button = self.buttons.addButton(
            translate("Export", "Export"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.done_button.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.place.field.textChanged.connect(self._on_changed)
        self.options.changed.connect(self._on_changed)
        self.view.may_replace.toggled.connect(self._show_button)
        self.view.stop.clicked.connect(lambda: self._ended.set())
        self._on_changed()

    @property
    def order(self) -> ExportOrder:
        """What is to be written."""
        return self.options.order(self.place.place, self.view.may_replace.isChecked())

    def _on_changed(self, *_: object) -> None:
        """What was looked at counts no more."""
        self._ended.set()
        self._ended = Event()
        self._preview = None
        self.view.show_waiting(self.order.name)
        self._show_button()
        self._timer.start()

    def _look(self) -> None:
        order = self.order

        def is_over() -> bool:
            return self._ended is not ended

        def advance(done: int, total: int) -> None:
            if not is_over():
                self.view.show_progress(done, total)

        def told(preview: ExportPreview, is_last: bool) -> None:
            if not is_over():
                self._preview = preview
                self.view.show_preview(preview, is_last)
                self._show_button()

        def failed(error: Exception) -> None:
            if not is_over():
                is_quiet = isinstance(error, Cancelled)
                words = translate("Export", "Stopped.") if is_quiet else display_words(str(error))
                self.view.show_failure(words)
                self.done_button.setEnabled(is_quiet)

        looking = self._session.exchange.look_at_export
        ended = self._ended = looking(order, advance, told, failed)

    def _show_button(self, *_: object) -> None:
        """An export that would replace something must be allowed to; one of nothing is none."""
        preview = self._preview
        is_in_the_way = preview is not None and bool(preview.existing)
        is_empty = preview is not None and not preview.images
        is_allowed = self.view.may_replace.isChecked() or not is_in_the_way
        self.done_button.setEnabled(is_allowed and not is_empty)

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        self._ended.set()
        self._ended = Event()  # what comes after this is not for us
        self._timer.stop()
        self._session.events.project_closed.disconnect(self._on_closed)


class ExportOverlaysDialog(FormDialog):
    """Pictures with the classes drawn over them; `place` is where they go."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent, translate("Export", "Export overlays"))
        self.setMinimumWidth(480)
        words = translate(
            "Export", "One PNG for each image with the classes drawn over it, to show and to print."
        )
        self.place = PlaceField(translate("Export", "Folder to write to"), folder / "overlays")
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self.body.addWidget(label(translate("Export", "Folder to write to")))
        self.body.addWidget(self.place)
        self.offer(translate("Export", "Export"))
