"""The dialog that accepts above a confidence: counts, shows, and takes exactly that."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.ui.dialogs.accept_sure_dialog import AcceptSureDialog

FOUR = np.ones((4, 4), np.uint8)


@pytest.fixture
def predicted(opened, session):
    """Class 2 in the upper half with confidence 255, class 1 below with 200."""
    image = session.image
    for tile in image.mask.whole.tiles():
        region = tile.region(image.shape)
        class_ids = np.full((region.height, region.width), 1, np.uint8)
        class_ids[:48] = 2
        confidence = np.where(class_ids == 2, 255, 200).astype(np.uint8)
        image.prediction.put(tile, 1, class_ids, confidence)
    session.events.prediction_changed.emit([Region(0, 0, 96, 96)])
    return opened


@pytest.fixture
def shown(predicted, dialog):
    predicted.actions_by_id["accept-sure"].trigger()
    return dialog(AcceptSureDialog)


def test_the_count_follows_and_is_what_is_accepted(qtbot, predicted, session, shown):
    qtbot.waitUntil(lambda: shown.summary.text().startswith("4,608 pixels"))
    shown.slider.setValue(75)
    assert shown.number.value() == 75
    qtbot.waitUntil(lambda: shown.summary.text().startswith("9,216 pixels"))
    shown.choice.setCurrentIndex(shown.choice.findData(1))
    qtbot.waitUntil(lambda: shown.summary.text().startswith("4,608 pixels"))
    qtbot.waitUntil(lambda: predicted.canvas._veils[0].selection.region.row == 48)
    shown.accept()
    qtbot.waitUntil(lambda: session.image.mask.counts == {1: 4608})
    assert (session.image.mask.origins[48:] == 1).all()
    assert predicted.canvas._veils == ()


def test_what_is_that_sure_can_be_rejected(qtbot, predicted, session, shown):
    session.editing.run("Brush", lambda ed: ed.paint(Region(0, 0, 4, 4), FOUR, 2), frozenset())
    qtbot.waitUntil(lambda: session.image.mask.counts == {2: 16})
    qtbot.waitUntil(lambda: shown.summary.text().startswith("4,592 pixels"))
    shown.reject_button.click()
    qtbot.waitUntil(lambda: session.image.mask.counts == {1: 4592, 2: 16})
    assert not session.image.mask.origins.any()  # a person's word, which is learned from
    assert (session.image.mask.class_ids[48:] == 0).all()
    session.editing.undo()
    qtbot.waitUntil(lambda: session.image.mask.counts == {2: 16})


def test_where_nothing_is_predicted(qtbot, opened, dialog):
    opened.actions_by_id["accept-sure"].trigger()
    shown = dialog(AcceptSureDialog)
    qtbot.waitUntil(lambda: "Nothing is predicted" in shown.summary.text())
    assert not shown.accept_button.isEnabled()
    shown.close()
