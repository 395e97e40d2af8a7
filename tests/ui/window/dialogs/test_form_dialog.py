"""What all dialogs share."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QScrollArea

from segstudio.ui.dialogs.form_dialog import FormDialog


@pytest.fixture
def form(qtbot, window):
    made = FormDialog(window, "A form")
    made.offer_close()
    qtbot.addWidget(made)
    return made


def test_what_the_screen_has_no_room_for_is_scrolled_to(qtbot, form):
    room = form.screen().availableSize()
    for number in range(room.height() // 20):
        line = QLabel(str(number))
        line.setMinimumHeight(30)
        form.body.addWidget(line)
    form.open()
    qtbot.waitUntil(form.isVisible)
    assert form.size().boundedTo(room) == form.size()
    assert form.rect().contains(form.buttons.geometry())
    (area,) = form.findChildren(QScrollArea)
    area.ensureWidgetVisible(line)
    place = QRect(line.mapTo(area.viewport(), line.rect().topLeft()), line.size())
    assert area.viewport().rect().contains(place)


def test_a_form_that_fits_does_not_scroll(qtbot, form):
    line = QLabel("One line")
    line.setMinimumSize(QSize(300, 30))
    form.body.addWidget(line)
    form.open()
    qtbot.waitUntil(form.isVisible)
    assert not form.findChildren(QScrollArea)
    assert form.rect().contains(line.geometry())
