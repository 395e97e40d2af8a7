"""A hand quicker than the disk: nothing is lost, nothing gets another class or size."""

from PySide6.QtCore import Qt

STROKES = 60


def test_strokes_in_haste_keep_their_class_and_order(sit_down, blob_folder):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.session.toolbox.set_radius(1)
    rows = [20 + 3 * number for number in range(STROKES)]
    for number, row in enumerate(rows):
        person.key(Qt.Key.Key_1 if number % 2 else Qt.Key.Key_2)
        person.stroke((row, 40), (row, 200))
    history = person.image.history
    person.wait(lambda: len(history) == STROKES)
    person.wait_saved()
    drawn = person.image.mask.class_ids
    assert [int(drawn[row, 100]) for row in rows] == [2 - number % 2 for number in range(STROKES)]
