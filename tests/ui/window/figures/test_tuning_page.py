"""The page that searches: what is asked for, what is shown, what can be used."""

import pytest

from segstudio.ui.figures import tuning_page
from segstudio.ui.figures.figures_window import TUNING
from segstudio.worker import messages as m
from segstudio.workspace.tuning.trial_list import TrialList
from segstudio.workspace.tuning.tuning_order import TuningOrder
from tests.ui.window.test_accessibility import nameless
from tests.workspace.tuning.test_trial_list import made_trial


@pytest.fixture
def page(qtbot, opened):
    opened.actions_by_id["tune-method"].trigger()
    window = opened.commands.figures.window
    qtbot.waitExposed(window)
    return window.page(TUNING)


def test_what_is_asked_for_is_what_is_written(page, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session.figures.tuning, "start", asked.append)
    assert page.form.order() == TuningOrder()
    page.form.networks.field.setText("quick, plain")
    page.form.rates.setText("1e-3")
    page.form.patches.setText("64")
    page.form.losses.setText("dice")
    page.form.augments.setText("none")
    page.form.sampling.setCurrentIndex(page.form.sampling.findData("grid"))
    for box, value in ((page.form.folds, 5), (page.form.seconds, 9), (page.form.minutes, 2)):
        box.setValue(value)
    page.button.click()
    assert asked == [TuningOrder("quick, plain", "1e-3", "64", "dice", "none", "grid", 5, 9, 2)]
    assert nameless(page.window()) == []


def test_what_cannot_be_is_said_and_not_started(page):
    page.form.losses.setText("none")
    assert page.note.text().startswith("There is no loss “none”")
    assert not page.button.isEnabled()
    page.form.losses.setText("")
    assert page.note.text().startswith("The labelled images are cut into folds")
    assert page.button.isEnabled()


def test_without_its_package_it_says_how_to_get_it(page, monkeypatch):
    monkeypatch.setattr(tuning_page, "has_optuna", lambda: False)
    page.refresh()
    assert "pip install 'segstudio[tune]'" in page.note.text()
    assert not page.button.isEnabled()


def test_the_best_stands_first_and_is_used_unless_another_is_chosen(
    qtbot, page, session, monkeypatch
):
    for row in (
        made_trial(dice=0.5),
        made_trial(dice=0.9, is_given_up=True, learning_rate=2e-3),
        made_trial(dice=0.7, learning_rate=3e-3),
    ):
        TrialList(session.project.folder).add(row)
    session.figures.tuning.read()
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == 3)
    dices = [page.table.cells.cell(row, 2).text for row in range(3)]
    assert dices == ["0.700", "0.500", "0.900"]
    assert page.table.cells.cell(2, 5).text == "given up after fold 2"
    assert page.chart.accessibleDescription() == "1: 0.500; 2: 0.900; 3: 0.700"
    assert not page.use.isEnabled()
    session.loop.method.note(m.MethodChanged((("network", "quick"),)))
    used = []
    monkeypatch.setattr(session.figures.tuning, "use", used.append)
    assert page.use.text() == "Use the best"
    page.use.click()
    page.table.selectRow(1)
    assert page.use.text() == "Use this one"
    page.use.click()
    assert [each.dice for each in used] == [0.7, 0.5]
    session.loop.method.settings = {}


def test_what_is_too_large_for_this_machine_is_said_before(page, session):
    session.loop._change(device="cpu")
    page.form.networks.field.setText("quick, fcn")
    assert "There is no GPU here: fcn will take seconds for each step" in page.note.text()
    assert page.button.isEnabled()
    page.form.networks.field.setText("quick, fcn:width=16")
    assert "GPU" not in page.note.text()
