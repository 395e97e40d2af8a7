"""A person makes synthetic images of a rare class, sees their marks, and takes them away again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.storage.image_record import ImageStatus, Split
from tests.journeys.test_instances import label_and_review

LEFT = Qt.MouseButton.LeftButton


def started(person):
    person.window.actions_by_id["synthesize"].trigger()
    person.wait(lambda: person.dialog() is not None)
    return person.dialog()


def test_images_are_made_marked_and_taken_away(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    desk, images = person.session.synthesis, person.session.images
    dialog = started(person)
    QTest.mouseClick(dialog.button, LEFT)
    person.wait(lambda: any("no image that may be learned" in n.text for n in person.notices))
    label_and_review(person)
    person.wait(lambda: not desk.is_running)
    dialog.minutes.setValue(10)
    dialog.count.setValue(2)
    QTest.mouseClick(dialog.button, LEFT)
    person.wait(lambda: desk.share > 0)
    person.shot_of(dialog, "synthesis-running")
    person.shot("synthesis-window-running")
    QTest.mouseClick(dialog.button, LEFT)  # enough
    person.wait(lambda: not desk.is_running)
    assert len(person.session.images) == len(images)
    dialog.minutes.setValue(0.1)
    QTest.mouseClick(dialog.button, LEFT)
    person.wait(lambda: len(person.session.images) == len(images) + 2, 120_000)
    person.wait(lambda: desk.count == 2 and dialog.delete_button.isEnabled())
    person.shot_of(dialog, "synthesis-done")
    made = list(person.session.images)[-2:]
    assert all((e.split, e.status) == (Split.SYNTHETIC, ImageStatus.REVIEWED) for e in made)
    assert all(each.path.is_file() for each in made)
    person.session.show_image(made[0].id)
    person.wait(lambda: person.image.id == made[0].id)
    assert "(synthetic)" in person.window.windowTitle()
    assert 2 in person.image.mask.counts
    person.shot("synthesis-window")
    person.session.review.set_split([made[0].id], Split.TEST)
    person.wait_saved()
    assert person.session.images.record(made[0].id).split is Split.SYNTHETIC
    QTest.mouseClick(dialog.delete_button, LEFT)
    person.wait(lambda: len(person.session.images) == len(images))
    person.wait(lambda: not any(each.path.exists() for each in made))
    person.wait(lambda: desk.count == 0)
    person.leave()
