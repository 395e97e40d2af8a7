"""What of an export the person can choose: format, images, and what is written of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.storage.image_query import ImageQuery
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.ui.dialogs.rules_box import RulesBox
from segstudio.ui.layout import GAP_PX, column
from segstudio.ui.translation import translate
from segstudio.workspace.export_order import ExportOrder
from segstudio.workspace.session import Session


class ExportOptions(QWidget):
    """`order` is what was chosen; `changed` tells of each choice."""

    changed = Signal()

    def __init__(self, session: Session, selected_ids: Sequence[int]) -> None:
        """selected_ids: of images that are selected in the list."""
        super().__init__()
        body = column(self)
        self.format = QComboBox()
        self.format.setAccessibleName(translate("Export", "Format"))
        self.format.addItem(translate("Export", "Index PNG"), "")
        for name, title in FORMAT_TITLES.items():
            self.format.addItem(title, name)
        self.images = QComboBox()
        self.images.setAccessibleName(translate("Export", "Images"))
        for words, choice in _choices(session, selected_ids):
            self.images.addItem(words, choice)
        form = QFormLayout()
        form.setSpacing(GAP_PX)
        form.addRow(translate("Export", "Format"), self.format)
        form.addRow(translate("Export", "Images"), self.images)
        body.addLayout(form)
        self._add_boxes(session)
        body.addWidget(self.predictions)
        body.addWidget(self.rules)
        for box in (self.objects, self.background, self.overlays):
            body.addWidget(box)
            box.toggled.connect(self._on_changed)
        self.predictions.toggled.connect(self._on_predictions)
        self.rules.changed.connect(self._on_changed)
        for chooser in (self.format, self.images):
            chooser.currentIndexChanged.connect(self._on_changed)

    def _add_boxes(self, session: Session) -> None:
        background = next(iter(session.classes), None)
        name = background.name if background is not None else ""
        self.predictions = _box(
            translate("Export", "Fill unlabelled pixels with the prediction"),
            translate("Export", "What a person drew is never replaced."),
        )
        self.rules = RulesBox(session)
        self._bar_rules()
        self.objects = _box(
            translate("Export", "Tell the objects of a class apart"),
            translate("Export", "Without it, only classes are written."),
            is_on=True,
        )
        self.background = _box(
            translate("Export", "With the first class, “{name}”").format(name=name),
            translate("Export", "Many tools want no background as a class of its own."),
            is_on=True,
        )
        self.overlays = _box(
            translate("Export", "Pictures for looking at, too"),
            translate("Export", "One PNG for each image, in a folder “overlays” beside the masks."),
        )

    def order(self, folder: Path, may_replace: bool) -> ExportOrder:
        """Return the whole order."""
        chosen = self.images.currentData()
        return ExportOrder(
            folder,
            str(self.format.currentData()),
            chosen if isinstance(chosen, ImageQuery) else None,
            chosen if isinstance(chosen, frozenset) else None,
            with_predictions=self.predictions.isChecked(),
            with_rules=self.rules.is_on,
            with_objects=self.objects.isChecked(),
            with_background=self.background.isChecked(),
            with_overlays=self.overlays.isChecked(),
            may_replace=may_replace,
        )

    def _on_predictions(self) -> None:
        self._bar_rules()
        self._on_changed()

    def _bar_rules(self) -> None:
        words = translate("Export", "Rules change predictions only, which are not asked for.")
        self.rules.bar("" if self.predictions.isChecked() else words)

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()


def _choices(
    session: Session, selected_ids: Sequence[int]
) -> list[tuple[str, ImageQuery | frozenset[int] | None]]:
    queue = session.review.queue
    count = "{words} ({number})"
    choices: list[tuple[str, ImageQuery | frozenset[int] | None]] = []
    everything = translate("Export", "All images")
    choices.append((count.format(words=everything, number=f"{len(session.images):,}"), None))
    if queue.query.is_filtering:
        listed = translate("Export", "Images in the list")
        choices.append((count.format(words=listed, number=f"{len(queue):,}"), queue.query))
    if len(selected_ids) > 1:
        selected = translate("Export", "Selected images")
        number = f"{len(selected_ids):,}"
        choices.append((count.format(words=selected, number=number), frozenset(selected_ids)))
    choices.append(
        (translate("Export", "Reviewed images"), ImageQuery(status=ImageStatus.REVIEWED))
    )
    splits = {
        Split.TRAIN: translate("Export", "Images to train with"),
        Split.HELD_OUT: translate("Export", "Held-out images"),
        Split.TEST: translate("Export", "Test images"),
    }
    choices += [(words, ImageQuery(split=split)) for split, words in splits.items()]
    return choices


def _box(words: str, tip: str, is_on: bool = False) -> QCheckBox:
    box = QCheckBox(words.replace("&", "&&"))
    box.setToolTip(tip)
    box.setChecked(is_on)
    return box
