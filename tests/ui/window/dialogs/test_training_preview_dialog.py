"""What is written is shown on the open image, beside the fields; what cannot be is said."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.document.training_preview import LabelledPicture, TrainingPreview
from segstudio.ui.dialogs.method_dialog import MethodDialog
from segstudio.worker import messages as m
from tests.ui.window.dialogs.test_method_dialog import in_force
from tests.ui.window.test_accessibility import nameless

SIDE = 96


@pytest.fixture
def sent(session, monkeypatch):
    """Previews that the engine is asked for."""
    found = []

    def take(request):
        if isinstance(request, m.PreviewTraining):
            found.append(request)

    monkeypatch.setattr(session.loop, "send", take)
    monkeypatch.setattr(session.loop.method, "_send", lambda request: None)
    return found


@pytest.fixture
def method(opened, session, dialog, sent):
    session.loop._handle(m.StateChanged(m.EngineState.IDLE))
    in_force(session)
    opened.actions_by_id["training-method"].trigger()
    return dialog(MethodDialog)


@pytest.fixture
def shown(qtbot, method):
    method.form.fold.click()
    method.form.more.preview.click()
    qtbot.waitUntil(lambda: method.preview is not None and method.preview.isVisible())
    yield method.preview


def picture(value, class_id):
    ids = np.zeros((SIDE, SIDE), np.uint16)
    ids[:48] = class_id
    return LabelledPicture(np.full((SIDE, SIDE, 3), value, np.uint8), ids)


def answer(session, sent, class_id=1, *, is_labelled=True, is_part=False):
    plain, prepared = picture(100, class_id), picture(200, class_id)
    samples = tuple(picture(10 * at, class_id) for at in range(9))
    found = TrainingPreview(
        Region(0, 0, SIDE, SIDE), is_labelled, is_part, plain, prepared, samples
    )
    session.training_preview.note(m.TrainingPreviewed(sent[-1].number, found))


def test_the_open_image_is_shown_with_labels_and_without(qtbot, shown, session, sent):
    order = sent[-1].order
    assert sent[-1].image_id == session.image.id
    assert (order.preparation, order.augment, order.patch_px) == ("none", "usual", 128)
    assert order.display == session.image.look
    assert order.sight.intersect(Region(0, 0, SIDE, SIDE)) == order.sight
    assert shown.told.text() == "The engine makes the pictures."
    answer(session, sent, session.classes.ids[1])
    qtbot.waitUntil(lambda: all(each.image for each in (*shown.pictures, *shown.samples)))
    assert shown.told.text() == ""
    view = shown.pictures[1]
    color = view.image.pixelColor(10, 10).getRgb()[:3]
    expected = 200 * 0.4 + np.array(session.classes.get(session.classes.ids[1]).rgb) * 0.6
    assert np.abs(np.array(color) - expected).max() <= 2
    assert view.image.pixelColor(10, 80).getRgb()[:3] == (200, 200, 200)
    shown.has_labels.click()
    qtbot.waitUntil(lambda: view.image.pixelColor(10, 10).getRgb()[:3] == (200, 200, 200))
    assert nameless(shown) == []


def test_it_follows_what_is_written_and_says_what_cannot_be(qtbot, shown, method, session, sent):
    more = method.form.more
    more.texts["preparation"].setText("clahe=3")
    more.presets["augment"].choice.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(sent) == 2)
    assert (sent[-1].order.preparation, sent[-1].order.augment) == ("clahe=3", "none")
    answer(session, sent, is_labelled=False, is_part=True)
    assert "No label to learn from is in view" in shown.told.text()
    assert "only 2,048 px around the middle of the view" in shown.told.text()
    qtbot.waitUntil(lambda: shown.samples[-1].image is not None)
    more.texts["augment"].setText("spin=2")
    qtbot.waitUntil(lambda: "There is no augmentation “spin”" in shown.told.text())
    assert shown.told.property("tone") == "danger"
    assert not shown.others.isEnabled()
    assert shown.samples[-1].image is not None, "the last ones stay"
    more.texts["augment"].setText("usual")
    more.numbers["patch_px"].setText("64")
    qtbot.waitUntil(lambda: len(sent) == 3)
    assert sent[-1].order.patch_px == 64
    session.training_preview.note(m.TrainingPreviewed(sent[-1].number, None, "It broke."))
    assert shown.told.text() == "It broke."
    method.back.click()
    qtbot.waitUntil(lambda: len(sent) == 4)
    assert sent[-1].order.preparation == "none"


def test_other_samples_are_of_another_seed(shown, session, sent):
    shown.others.click()
    assert [each.order.seed for each in sent] == [0, 1]
    assert sent[0].order.augment == sent[1].order.augment


def test_another_image_is_asked_for_and_none_is_told(qtbot, shown, session, sent):
    answer(session, sent)
    qtbot.waitUntil(lambda: shown.samples[-1].image is not None)
    session.show_image(session.images[1].id)
    qtbot.waitUntil(lambda: sent[-1].image_id == session.images[1].id)
    assert shown.samples[-1].image is None


def test_without_an_image_it_says_so(qtbot, method, session, sent, monkeypatch):
    monkeypatch.setattr(session._image_desk, "image", None)
    method.form.more.preview.click()
    qtbot.waitUntil(lambda: method.preview is not None and method.preview.isVisible())
    assert method.preview.told.text() == "No image is open. Open one to see what is done to it."
    assert sent == []


def test_an_engine_that_dies_is_told_of_and_asked_again(qtbot, shown, session, sent):
    session.loop._handle(m.EngineDied(1, will_restart=True))
    assert "engine" in shown.told.text()
    session.loop._handle(m.StateChanged(m.EngineState.IDLE))
    assert len(sent) == 2
    answer(session, sent)
    qtbot.waitUntil(lambda: shown.samples[-1].image is not None)


def test_it_goes_with_its_dialog_and_leaves_nothing(qtbot, shown, method, session, sent):
    method.form.more.preview.click()
    answer(session, sent)
    method.reject()
    assert session.training_preview.shown is None
    session.events.image_opened.emit()
    session.events.training_previewed.emit()
