"""The whole loop as a newcomer meets it: open, draw, see, correct, accept, go on, come back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from segstudio.storage.image_record import ImageStatus

DISC, GROUND = (70, 80), (128, 40)


@pytest.mark.timeout(240)
def test_loop_from_first_stroke_to_reopened_project(sit_down, blob_folder):
    person = sit_down()
    person.shot("01-empty")
    person.open(blob_folder)
    session = person.session
    assert len(session.images) == 3
    assert (blob_folder / "segstudio" / "project.segstudio").is_file()

    disc_id = person.add_class("disc")
    assert session.active_class_id == disc_id
    person.stroke((70, 70), (70, 92))
    person.key(Qt.Key.Key_1)
    assert session.active_class_id == session.classes.ids[0]
    person.stroke((128, 30), (128, 280))
    drawn = person.image.mask.class_ids
    assert drawn[70, 80] == disc_id
    person.wait(lambda: drawn[128, 100] == session.classes.ids[0])

    person.wait(lambda: person.image.prediction.class_ids[180, 160] == disc_id)
    person.wait(lambda: session.loop.status.has_seen_last_stroke is True)
    person.shot("02-predicted")
    prediction = person.image.prediction.class_ids
    assert prediction[10, 10] == session.classes.ids[0]

    before = drawn.copy()
    person.key(Qt.Key.Key_E)
    person.stroke((128, 100), (128, 120))
    person.wait(lambda: drawn[128, 110] == 0)
    person.wait_saved()
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: np.array_equal(person.image.mask.class_ids, before))

    person.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: person.image is not None and person.image.id == session.images[1].id)
    assert session.images[0].status is ImageStatus.REVIEWED
    person.wait_saved()
    person.leave()

    again = sit_down(engine=False)
    again.open(blob_folder)
    assert again.image.id == again.session.images[1].id
    assert again.session.images[0].status is ImageStatus.REVIEWED
    assert again.session.classes.get(disc_id).name == "disc"
    again.key(Qt.Key.Key_A)
    again.wait(lambda: again.image.id == again.session.images[0].id)
    mask = again.image.mask
    assert mask.class_ids[70, 80] == disc_id
    assert mask.origins[70, 80] == 0, "a human pixel stays a human's"
    assert mask.class_ids[180, 160] == disc_id
    assert mask.origins[180, 160] > 0, "an accepted pixel tells its version"
    assert again.session.editing.undo_name == "Accept prediction"
    again.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    again.wait(lambda: np.array_equal(again.image.mask.class_ids, before))
