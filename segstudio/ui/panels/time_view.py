"""Seconds of work: on this image, with this class, in this sitting."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QWidget

from segstudio.storage.guidance_table import Sitting
from segstudio.ui.commands import Commands
from segstudio.ui.layout import column, label
from segstudio.ui.panels.training_words import age_words
from segstudio.ui.translation import translate

_EARLIER = 3
"""Sittings before this one that are told of; segstudio info and the report know all."""


class TimeView(QWidget):
    """Pauses of more than a minute do not count."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._session = commands.session
        self.now = label("", is_wrapped=True)
        self.sitting = label("", is_wrapped=True)
        self.earlier = label("", "muted", is_wrapped=True)
        title = label(self.tr("Time"), "strong")
        title.setToolTip(self.tr("Of work: pauses of more than a minute do not count"))
        layout = column(self)
        for each in (title, self.now, self.sitting, self.earlier):
            layout.addWidget(each)
        self.refresh()

    def refresh(self) -> None:
        """Say how long it has been."""
        session, record = self._session, self._session.guide.record
        image, active = session.image, session.classes.get(session.active_class_id)
        parts = []
        if image is not None:
            parts.append(
                self.tr("This image: {time}").format(time=age_words(record.image_seconds(image.id)))
            )
        if active is not None:
            spent = age_words(record.class_seconds(active.id))
            parts.append(self.tr("“{name}”: {time}").format(name=active.name, time=spent))
        self.now.setText(" · ".join(parts))
        self.now.setVisible(bool(parts))
        has_project = session.project is not None
        self.sitting.setText(sitting_words(record.sitting) if has_project else "")
        self.earlier.setText(earlier_words(record.earlier) if has_project else "")
        self.earlier.setVisible(bool(self.earlier.text()))
        self.setVisible(has_project)


def sitting_words(sitting: Sitting) -> str:
    """Return the sitting in a line: since when, work, strokes, images, Dice."""
    began = time.strftime("%H:%M", time.localtime(sitting.started))
    return translate("Time", "This sitting, since {began}: {work}").format(
        began=began, work=_work_words(sitting)
    )


def earlier_words(sittings: Sequence[Sitting]) -> str:
    """Return the last sittings before this one, a line each, the newest first."""
    return "\n".join(
        translate("Time", "{began}: {work}").format(
            began=QLocale().toString(
                QDateTime.fromSecsSinceEpoch(int(each.started)), QLocale.FormatType.ShortFormat
            ),
            work=_work_words(each),
        )
        for each in reversed(sittings[-_EARLIER:])
    )


def _work_words(sitting: Sitting) -> str:
    words = translate("Time", "{time} of work, strokes: {strokes}, images: {images}").format(
        time=age_words(sitting.seconds),
        strokes=f"{sitting.strokes:,}",
        images=f"{sitting.images:,}",
    )
    if sitting.dice_to is None:
        return words
    before = "–" if sitting.dice_from is None else f"{sitting.dice_from:.2f}"
    return translate("Time", "{words}, Dice {before} → {after}").format(
        words=words, before=before, after=f"{sitting.dice_to:.2f}"
    )
