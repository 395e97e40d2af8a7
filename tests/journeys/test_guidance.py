"""The person is led: to the next place worth looking at, and to what may be drawn wrongly."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar


def raise_panel(person, name):
    """Click the tab of a panel."""
    tabs = [each for each in person.window.findChildren(QTabBar) if each.isVisible()]
    bar, index = next(
        (bar, index) for bar in tabs for index in range(bar.count()) if bar.tabText(index) == name
    )
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())


def draw_both(person):
    """Draw on a disc and beside it."""
    person.key(Qt.Key.Key_2)
    person.stroke((60, 70), (80, 90))
    person.key(Qt.Key.Key_1)
    person.stroke((125, 40), (125, 280))
    person.wait_saved()


def test_n_leads_to_the_next_place(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    raise_panel(person, "Guidance")
    draw_both(person)
    guide, panel = person.session.guide, person.window.guidance_panel
    person.wait(lambda: guide.ranking.count == 3 and panel.next.list.count() > 0)
    person.wait(lambda: panel.next.ranked.text() == "All images are ranked.")
    person.shot("guidance-next")
    first, zoom = guide.places[0], person.canvas.zoom
    person.key(Qt.Key.Key_N)
    person.wait(lambda: person.image is not None and person.image.id == first.image_id)
    person.wait(lambda: bool(person.canvas._veils))
    seen, region = person.canvas.visible_region(), first.region
    assert seen.intersect(region) == region
    assert person.canvas.zoom >= zoom
    person.shot("guidance-place")
    person.wait(lambda: not person.canvas._veils)
    assert first.region not in [
        each.region for each in guide.places if each.image_id == first.image_id
    ]

    person.window.guidance_panel.next.order.setFocus()
    QTest.keyClick(panel.next.order, Qt.Key.Key_Down)
    assert guide.order.value == "in_order"
    before = person.session.images.position(person.image.id)
    person.key(Qt.Key.Key_N)
    after = (before + 1) % 3
    person.wait(lambda: person.image.id == person.session.images[after].id)


def test_a_wrong_stroke_is_found_and_changed_with_one_key(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    raise_panel(person, "Guidance")
    draw_both(person)
    person.wait(lambda: person.session.loop.status.version > 1)
    person.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    doubts, panel = person.session.guide.doubts, person.window.guidance_panel.doubts
    person.session.set_live(False)
    person.key(Qt.Key.Key_1)
    person.stroke((60, 230), (80, 250))
    person.wait_saved()
    person.session.set_live(True)
    person.wait(lambda: panel.list.count() == 1)
    assert "background → object" in panel.list.item(0).text()
    item = panel.list.visualItemRect(panel.list.item(0))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=item.center())
    place = doubts.chosen
    person.wait(lambda: bool(person.canvas._veils))
    person.shot("guidance-doubt")
    wrong = place.stencil.copy()
    person.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
    person.wait(lambda: (person.image.mask.class_ids[place.region.slices][wrong] == 2).all())
    person.wait(lambda: panel.list.isHidden())
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: (person.image.mask.class_ids[place.region.slices][wrong] == 1).all())
    person.wait(lambda: len(doubts.listed) == 1)
    person.key(Qt.Key.Key_Y)  # goes there
    person.wait(lambda: doubts.chosen is not None)
    person.key(Qt.Key.Key_Y)
    person.wait(panel.list.isHidden)
    assert (person.image.mask.class_ids[place.region.slices][wrong] == 1).all()


def test_what_was_corrected_and_how_long_it_took_is_told(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    raise_panel(person, "Guidance")
    panel = person.window.guidance_panel
    draw_both(person)
    first = person.image
    person.wait(lambda: first.prediction.covered_share == 1)
    said = int(first.prediction.class_ids[180, 160])
    person.key(Qt.Key.Key_1 if said == 2 else Qt.Key.Key_2)
    person.stroke((175, 150), (185, 170))
    person.wait_saved()
    person.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: "%" in panel.stopping.corrected.text())
    assert "review 2 more images" in panel.stopping.outlook.text()
    person.wait(lambda: "strokes: 3, images: 1" in panel.time.sitting.text())
    person.wait(lambda: panel.stopping.table.topLevelItem(1).text(2).startswith("0."))
    person.shot("guidance-stopping")
