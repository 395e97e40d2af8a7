"""The guidance panel: places, contradictions, figures and time, in words."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.document.region import Region
from segstudio.document.survey import ClassDice, ClassOverlap, Contradiction, RankedRegion
from segstudio.storage.guidance_table import Sitting
from segstudio.ui.panels.stopping_words import (
    dice_words,
    expected_tip,
    expected_words,
    unseen_words,
)
from segstudio.ui.panels.time_view import earlier_words
from segstudio.worker import messages as m
from segstudio.workspace.guidance.outlook import Expected

AT = Region(32, 32, 32, 32)


def tell(qtbot, session, *reports):
    for report in reports:
        session.loop._on_report(report)
    qtbot.wait(1)


@pytest.fixture
def panel(opened, session, qtbot):
    shown = opened.guidance_panel
    shown.parentWidget().raise_()
    qtbot.waitUntil(shown.isVisible)
    return shown


def test_places_are_listed_with_their_reason_and_a_click_goes_there(panel, session, qtbot):
    second = session.images[1]
    overlaps = ClassOverlap(1, 90, 80, 90), ClassOverlap(2, 10, 5, 10)
    places = (RankedRegion(AT, 0.3, 0.5, 50.0),)
    ranked = m.ImageRanked(second.id, 1, places, 50.0, overlaps, 1.0)
    tell(qtbot, session, m.VersionsKept((m.KeptVersion(1, 1, 0.0, 1),)), ranked)
    qtbot.waitUntil(lambda: panel.next.list.count() == 1)
    text = panel.next.list.item(0).text()
    assert text == f"{second.name}\nvery unsure, unlike the others"
    assert panel.next.ranked.text() == "Ranked 1 of 4 images so far."
    qtbot.waitUntil(lambda: panel.stopping.table.topLevelItem(0).text(2) == "0.47–0.91")
    place = panel.next.list.visualItemRect(panel.next.list.item(0)).center()
    QTest.mouseClick(panel.next.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: session.image.id == second.id)


def test_ranking_is_switched_off_by_a_click(panel, session, qtbot):
    assert panel.next.list.isHidden()
    QTest.mouseClick(panel.next.ranking, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "not ranked" in panel.next.ranked.text())
    assert not session.guide.is_ranking
    assert not panel.next.ranking.isChecked()


def test_contradictions_are_listed_with_classes_size_and_confidence(panel, session, qtbot):
    image = session.image
    found = Contradiction(image.id, AT, np.ones((32, 32), bool), 1, 2, 0.934, True)
    tile = next(AT.tiles())
    tell(qtbot, session, m.LabelsCompared(1, ((image.id, tile),), (found,)))
    qtbot.waitUntil(lambda: panel.doubts.list.count() == 1)
    names = [each.name for each in session.classes]
    lines = panel.doubts.list.item(0).text().split("\n")
    assert lines == [f"{names[0]} → {names[1]}", "1,024 px · 93 % sure · not trained on"]
    assert panel.doubts.keep.isVisible()
    session.guide.doubts.show(found)
    session.guide.doubts.keep()
    qtbot.waitUntil(lambda: panel.doubts.list.isHidden())


def test_earlier_sittings_are_told_the_newest_first():
    sittings = [Sitting(1e9 + at * 1e5, 2e9, 65.0, at, 1, None, 0.5) for at in range(1, 6)]
    lines = earlier_words(sittings).split("\n")
    assert len(lines) == 3
    assert lines[0].endswith(": 1 min of work, strokes: 5, images: 1, Dice – → 0.50")
    assert earlier_words([]) == ""


def test_figures_say_how_sure_they_are():
    assert dice_words(None) == "–"
    assert dice_words(ClassDice(1, 0.812, 0.74, 0.86, 0.9, 5)) == "0.81 (0.74–0.86)"
    assert dice_words(ClassDice(1, 0.812, 0, 1, 0.9, 1)) == "0.81 (one place)"
    assert expected_words(None) == "–"
    assert expected_words(Expected(0.71, 0.55, 0.834)) == "0.55–0.83"
    assert "About 0.71;" in expected_tip(Expected(0.71, 0.55, 0.834))
    assert "alone" in unseen_words(12, 0)
    assert "(12)" in unseen_words(1200, 30)
