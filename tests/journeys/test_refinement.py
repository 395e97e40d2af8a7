"""A CRF is looked at in the window before all images are predicted with it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.storage.prediction_file import load_prediction, prediction_path

from .test_method import draw_two_classes

LEFT = Qt.MouseButton.LeftButton


def test_what_it_changes_is_seen_then_done_to_all(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    session, canvas = person.session, person.canvas
    draw_two_classes(person)
    person.wait(lambda: session.loop.status.version > 0)
    person.wait(lambda: session.image.prediction.covered_share == 1)
    person.window.actions_by_id["pause"].trigger()
    person.wait(lambda: not session.loop.status.is_live)
    person.window.actions_by_id["refine-predictions"].trigger()
    person.wait(lambda: person.dialog() is not None)
    dialog = person.dialog()
    person.wait(lambda: dialog.veil.summary.text().endswith("would change in view."))
    dialog.refined.numbers["smoothness"].setValue(40)
    dialog.refined.numbers["width"].setValue(6)
    person.wait(lambda: session.networks.refining.look.done == 0)
    person.wait(lambda: dialog.veil.summary.text().endswith("would change in view."))
    person.wait(lambda: len(canvas._veils) > 0)
    person.shot("refinement")
    person.shot_of(dialog, "refinement-dialog")
    before = session.image.prediction.class_ids.copy()
    QTest.mouseClick(dialog.predict_button, LEFT)
    person.wait(lambda: any("predicted" in each.text for each in person.notices))
    assert canvas._veils == ()
    assert (session.image.prediction.class_ids != before).any()
    session._background.engine.call(lambda: None)
    last = session.images[2]
    path = prediction_path(session.project.predictions, last.id)
    assert load_prediction(path, session.image.shape).covered_share == 1
    person.leave()
