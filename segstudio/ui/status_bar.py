"""What is under the pointer, the zoom, the keys that work now, and whether all is on disk."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.layout import EDGE_PX, label, row, set_tone
from segstudio.ui.translation import display_words
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.session import Session

_DELAY_MS = 30
"""The pointer moves a thousand times a second; eyes read less often."""


class StatusBar(QStatusBar):
    """Words only; everything here is said by the session or the canvas."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pointer: tuple[int, int] | None = None
        self.setSizeGripEnabled(False)
        content = QWidget()
        line = row(content)
        line.setContentsMargins(EDGE_PX, 3, EDGE_PX, 3)
        self.place = self._add(line, "9,999, 9,999", self.tr("Row and column"))
        self.value = self._add(line, "255, 255, 255", self.tr("Pixel value"))
        self.class_name = self._add(line, "annotation: nucleus 100 %", self.tr("Class"))
        self.drawn_object = label("", "strong")
        self.drawn_object.setAccessibleName(self.tr("Object that strokes belong to"))
        line.addWidget(self.drawn_object)
        self.hint = label("", "muted")
        self.hint.setMinimumWidth(40)
        line.addStretch(1)
        line.addWidget(self.hint)
        line.addStretch(1)
        self.zoom = self._add(line, "1,600 %", self.tr("Zoom"))
        self.saved = label("")
        line.addWidget(self.saved)
        self.addWidget(content, 1)
        self._later = Coalesced(self._refresh_pointer, _DELAY_MS, self)
        events = session.events
        events.tool_changed.connect(self._refresh_hint)
        events.objects_changed.connect(self._refresh_object)
        events.unsaved_changed.connect(self._refresh_saved)
        for signal in (events.project_opened, events.project_closed, events.image_opened):
            signal.connect(self._refresh)
        for changed in (events.mask_changed, events.prediction_changed, events.classes_changed):
            changed.connect(self._later.request)
        self._refresh()

    def set_pointer(self, pixel: tuple[int, int] | None) -> None:
        """Say what is at (row, column), or nothing."""
        self._pointer = pixel
        self._later.request()

    def set_zoom(self, zoom: float, turned: str = "") -> None:
        """Show the scale in per cent; zoom: screen pixels per image pixel.

        turned: how the view is turned and mirrored, such as "90°"; "" where it is upright.
        """
        has_image = self._session.image is not None
        digits = 0 if zoom >= 0.1 else 1
        words = f"{turned}   {zoom * 100:,.{digits}f} %".strip()
        self.zoom.setText(words if has_image else "")

    def _add(self, line: QHBoxLayout, widest: str, name: str) -> QLabel:
        shown = label()
        shown.setMinimumWidth(shown.fontMetrics().horizontalAdvance(widest))
        shown.setAccessibleName(name)
        shown.setToolTip(name)
        line.addWidget(shown)
        return shown

    def _refresh(self) -> None:
        self._refresh_hint()
        self._refresh_saved()
        self._refresh_pointer()

    def _refresh_hint(self) -> None:
        words = display_words(self._session.toolbox.hint()) if self._session.image else ""
        self.hint.setText(words)
        self.hint.setToolTip(words)

    def _refresh_object(self) -> None:
        objects = self._session.objects
        words = self.tr("Object {number}") if objects.number else self.tr("New object")
        self.drawn_object.setText(words.format(number=objects.number) if objects.is_drawing else "")

    def _refresh_saved(self) -> None:
        problem = self._session.unsaved
        words = self.tr("Not saved") if problem else self.tr("Saved")
        self.saved.setText(words if self._session.project else "")
        self.saved.setToolTip(
            display_words(problem or "") or self.tr("Everything you drew is on disk.")
        )
        set_tone(self.saved, "danger" if problem else "muted")

    def _refresh_pointer(self) -> None:
        image, pixel = self._session.image, self._pointer
        if image is None or pixel is None or not image.mask.whole.contains(*pixel):
            for shown in (self.place, self.value, self.class_name):
                shown.setText("")
            return
        self.place.setText(f"{pixel[0]:,}, {pixel[1]:,}")
        self.value.setText(image.value_text(*pixel))
        self.class_name.setText(self._class_words(image, pixel))

    def _class_words(self, image: OpenImage, pixel: tuple[int, int]) -> str:
        drawn = int(image.mask.class_ids[pixel])
        if drawn and image.mask.objects[pixel]:
            words = self.tr("{name}, object {number}")
            return words.format(name=self._name(drawn), number=int(image.mask.objects[pixel]))
        if drawn:
            version = int(image.mask.origins[pixel])
            accepted = self.tr("{name} (accepted, version {version})")
            words = accepted if version else self.tr("{name} (drawn)")
            return words.format(name=self._name(drawn), version=version)
        predicted = int(image.prediction.class_ids[pixel])
        if not predicted:
            return self.tr("unlabelled")
        share = int(image.prediction.confidence[pixel]) / 255
        words = self.tr("{name} (predicted, {share:.0%})")
        return words.format(name=self._name(predicted), share=share)

    def _name(self, class_id: int) -> str:
        found = self._session.classes.get(class_id)
        return found.name if found else str(class_id)
