"""Shows what a preparation and an augmentation make of the open image, as they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QWidget

from segstudio.document.region import Region
from segstudio.document.training_method import MethodUnknown
from segstudio.document.training_preview import LabelledPicture, PreviewOrder, TrainingPreview
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.labelled_view import LabelledView, Tints, tints, titled
from segstudio.ui.layout import GAP_PX, label, row, set_tone
from segstudio.ui.slices import Slices, Work, polished
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.session import Session

DELAY_MS = 200
"""A text that is being written is not followed at every letter."""
_PICTURE_PX, _SAMPLE_PX = 176, 116
_ACROSS, _SAMPLES = 3, 9


class Chosen(NamedTuple):
    """What is written in the dialog beside."""

    preparation: str
    augment: str
    patch_px: int


class TrainingPreviewDialog(FormDialog):
    """Stays open beside the fields; `follow` tells that they say something else."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        sight: Callable[[], Region],
        chosen: Callable[[], Chosen],
    ) -> None:
        """sight: returns what is seen of the open image. chosen: may raise MethodUnknown."""
        super().__init__(parent, translate("Preview", "What the network is shown"))
        self._session, self._desk = session, session.training_preview
        self._beside, self._sight, self._chosen = parent, sight, chosen
        self._seed, self._wrong = 0, ""
        self._is_over = False
        self._painted: TrainingPreview | None = None
        self._later = Coalesced(self._ask, DELAY_MS, self)
        self._slices = Slices(self)
        self.follow = self._later.request
        self.pictures: list[LabelledView] = []
        """As it is, then prepared."""
        self.samples: list[LabelledView] = []

    def works(self) -> Sequence[Work]:
        """Make its parts."""
        return (self._add_pictures, self._add_samples, self._add_words, self._connect)

    def show_beside(self) -> None:
        """Show it in turns, at the right of its parent, which makes room where there is some."""
        Slices(self, 0.0).start(chain(self.works(), polished(self), (self._place, self.show)))

    def _add_pictures(self) -> None:
        self._side_by_side = row(gap_px=2 * GAP_PX)
        self.body.addLayout(self._side_by_side, 1)
        left = QGridLayout()
        left.setSpacing(GAP_PX)
        for title in (translate("Preview", "As it is"), translate("Preview", "Prepared")):
            view = LabelledView(title, _PICTURE_PX)
            left.addWidget(titled(title, view))
            self.pictures.append(view)
        self._side_by_side.addLayout(left, _PICTURE_PX)

    def _add_samples(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_PX)
        for at in range(_SAMPLES):
            name = translate("Preview", "Sample {number}").format(number=at + 1)
            view = LabelledView(name, _SAMPLE_PX)
            grid.addWidget(view, *divmod(at, _ACROSS))
            self.samples.append(view)
        title = translate("Preview", "Patches to learn from")
        self._side_by_side.addWidget(titled(title, inside), _ACROSS * _SAMPLE_PX)

    def _add_words(self) -> None:
        self.has_labels = QCheckBox(translate("Preview", "Labels"))
        self.has_labels.setChecked(True)
        self.told = label("", "muted", is_wrapped=True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        line = row(gap_px=2 * GAP_PX)
        line.addWidget(self.has_labels)
        line.addWidget(self.told, 1)
        self.body.addLayout(line)
        role = QDialogButtonBox.ButtonRole.ApplyRole
        self.others = self.buttons.addButton(translate("Preview", "Other samples"), role)
        self.others.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)

    def _connect(self) -> None:
        events = self._session.events
        self._watched = (
            (events.training_previewed, self._refresh),
            (events.image_opened, self.follow),
            (events.display_changed, self.follow),
            (events.classes_changed, self._paint),
        )
        for signal, slot in self._watched:
            signal.connect(slot)
        self.has_labels.toggled.connect(self._paint)
        self.others.clicked.connect(self._on_others)
        self.finished.connect(self._on_finished)
        self._ask()

    def _place(self) -> None:
        self.fit()
        frame, room = self._beside.frameGeometry(), self.screen().availableGeometry()
        left = frame.right() + GAP_PX
        lacking = max(0, left + self.width() - room.right())
        moved = min(lacking, max(0, frame.left() - room.left()))
        self._beside.move(frame.topLeft() - QPoint(moved, 0))
        self.move(min(left - moved, room.right() - self.width()), frame.top())

    def _ask(self) -> None:
        """Ask for what is written now, or say why that cannot be."""
        if self._is_over:
            return
        image, self._wrong = self._session.image, ""
        try:
            chosen = self._chosen()
        except MethodUnknown as error:
            self._wrong = display_words(str(error))
        if image is None:
            self._wrong = translate(
                "Preview", "No image is open. Open one to see what is done to it."
            )
        if self._wrong or image is None:
            self._refresh()
            return
        order = PreviewOrder(self._sight(), *chosen, self._seed, image.look)
        self._desk.ask(image.id, order)

    def _refresh(self) -> None:
        """Show what was found, and say what there is to say."""
        problem = self._wrong or display_words(self._desk.problem)
        set_tone(self.told, "danger" if problem else "muted")
        self.told.setText(problem or self._words())
        self.others.setEnabled(not self._wrong)
        if self._desk.shown is not self._painted:
            self._paint()

    def _words(self) -> str:
        shown = self._desk.shown
        if shown is None:
            return translate("Preview", "The engine makes the pictures.")
        told = []
        if not shown.is_labelled:
            told.append(
                translate("Preview", "No label to learn from is in view: its middle is shown.")
            )
        if shown.is_part:
            told.append(
                translate(
                    "Preview",
                    "The image is large: only 2,048 px around the middle of the view "
                    "are looked at.",
                )
            )
        return " ".join(told)

    def _paint(self) -> None:
        """Paint the pictures anew, one after another."""
        self._painted = shown = self._desk.shown
        views = [*self.pictures, *self.samples]
        if shown is None:
            works: list[Work] = [partial(each.show_picture, None, None) for each in views]
        else:
            colors = tints(self._session.classes) if self.has_labels.isChecked() else None
            pictures = (shown.plain, shown.prepared, *shown.samples)
            works = _paintings(views, pictures, colors)
        self._slices.start(works)

    def _on_others(self) -> None:
        self._seed += 1
        self._ask()

    def _on_finished(self) -> None:
        for signal, slot in self._watched:
            signal.disconnect(slot)
        self._is_over = True
        self._slices.stop()
        self._desk.clear()


def _paintings(
    views: Sequence[LabelledView], pictures: Sequence[LabelledPicture], colors: Tints | None
) -> list[Work]:
    pairs = zip(views, pictures, strict=True)
    return [partial(view.show_picture, picture, colors) for view, picture in pairs]
