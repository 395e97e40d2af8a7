"""The page of what a network stands: what is asked for, and what is shown."""

import pytest

from segstudio.ui.figures.figures_window import ROBUSTNESS
from segstudio.workspace.robustness.disturbance import DISTURBANCES
from segstudio.workspace.robustness.robustness_row import RobustnessRow
from segstudio.workspace.scoring.truth import Which
from tests.ui.window.test_accessibility import nameless


@pytest.fixture
def page(qtbot, opened):
    opened.actions_by_id["robustness"].trigger()
    window = opened.commands.figures.window
    qtbot.waitExposed(window)
    return window.page(ROBUSTNESS)


def rows():
    found = [RobustnessRow("none", 0, "", 0.8, 0.7, 0.9, 5, 3)]
    for name, each in DISTURBANCES.items():
        for strength in range(1, 6):
            dice = 0.8 - 0.1 * strength * (name == "blur")
            found.append(RobustnessRow(name, strength, each.words(strength), dice, -1, -1, 5, 3))
    return found


def test_what_is_asked_for_is_measured(qtbot, page, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session.figures.robustness, "start", asked.append)
    assert not page.button.isEnabled()
    assert page.note.text().startswith("There is no trained network yet")
    session.loop._change(version=3)
    qtbot.waitUntil(page.button.isEnabled)
    page.which.setCurrentIndex(3)
    assert "flatter" in page.note.text()
    page.button.click()
    assert asked == [Which.ALL]
    assert nameless(page.window()) == []


def test_figures_are_a_table_and_lines(page, session):
    assert page.table.cells.rowCount() == 0
    assert not page.csv.isVisible()
    session.loop._change(version=3)
    session.figures.robustness.rows = rows()
    session.events.networks_changed.emit()
    cells = page.table.cells
    assert cells.rowCount() == len(DISTURBANCES)
    blur = list(DISTURBANCES).index("blur")
    texts = [cells.cell(blur, at).text for at in range(8)]
    assert texts == ["Blur", "0.800", "0.700", "0.600", "0.500", "0.400", "0.300", "62 %"]
    assert cells.cell(blur, 2).tip == "0.5 px"
    assert cells.cell(blur, 1).tip == "95 % of draws of the images: 0.700 to 0.900"
    assert "Blur: 0.800, 0.700" in page.chart.accessibleDescription()
    assert page.note.text().startswith("Shown: version 3; images measured: 5.")
    assert page.csv.isVisible()
    page.table.selectRow(blur)
    widths = {name: line.opts["pen"].widthF() for name, line in page.chart._lines.items()}
    assert max(widths, key=widths.get) == "blur"
    session.figures.robustness.rows = []
    session.events.networks_changed.emit()
    assert cells.rowCount() == 0
