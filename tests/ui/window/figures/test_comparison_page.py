"""The page that compares networks: what is asked for, what is shown, what can be used."""

import pytest

from segstudio.document.network_choice import NetworkChoice
from segstudio.ui.figures.figures_window import COMPARISON
from segstudio.worker import messages as m
from segstudio.workspace.figures.comparison_desk import ComparisonOrder
from segstudio.workspace.leaderboard import Leaderboard
from segstudio.workspace.scoring.truth import Which
from tests.ui.window.test_accessibility import nameless
from tests.workspace.test_leaderboard import made_row


@pytest.fixture
def page(qtbot, opened):
    opened.actions_by_id["compare-networks"].trigger()
    window = opened.commands.figures.window
    qtbot.waitExposed(window)
    return window.page(COMPARISON)


def test_what_is_asked_for_is_what_is_written(page, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session.figures.comparison, "start", asked.append)
    page.networks.field.setText("quick")
    actions = {each.text(): each for each in page.networks.add.menu().actions()}
    actions["classic"].trigger()
    assert page.networks.field.text() == "quick, classic:width=16:depth=3"
    actions["segformer"].trigger()
    assert page.networks.field.text().endswith(", segformer")
    page.networks.field.setText("quick, plain")
    page.seconds.setValue(5)
    page.which.setCurrentIndex(1)
    page.button.click()
    choices = NetworkChoice(), NetworkChoice("plain")
    assert asked == [ComparisonOrder(choices, 5.0, Which.TEST)]
    assert nameless(page.window()) == []


def test_networks_that_cannot_be_are_told_and_not_started(page):
    page.networks.field.setText("quick, huge")
    assert page.note.text().startswith("There is no network “huge”")
    assert not page.button.isEnabled()
    page.networks.field.setText("quick")
    assert page.note.text().startswith("Each network learns from nothing")
    assert page.button.isEnabled()


def test_the_best_stands_first_and_the_chosen_one_is_used(qtbot, page, session, monkeypatch):
    used = []
    for row in (made_row("a", dice=0.4), made_row("b", dice=0.7, low=-1.0, settings={})):
        Leaderboard(session.project.folder).add(row)
    session.figures.comparison.read()
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == 2)
    cells = [[page.table.cells.cell(row, at).text for at in range(3)] for row in range(2)]
    assert cells == [["plain", "0.700", "–"], ["plain", "0.400", "0.400–0.600"]]
    session.loop.method.note(m.MethodChanged((("network", "quick"),)))
    page.table.selectRow(0)
    assert not page.use.isEnabled(), "how it learned is not known"
    page.table.selectRow(1)
    monkeypatch.setattr(session.figures.comparison, "use", used.append)
    page.use.click()
    assert [each.key for each in used] == ["a"]
    session.loop.method.settings = {}


def test_what_is_too_large_for_this_machine_is_said_before(page, session):
    session.loop._change(device="cpu")
    page.networks.field.setText("quick, fcn")
    assert "There is no GPU here: fcn will take seconds for each step" in page.note.text()
    assert page.button.isEnabled()
    page.networks.field.setText("quick, fcn:width=16")
    assert "GPU" not in page.note.text()
