"""The dialog of synthetic images: what it offers, and what it asks for."""

import pytest

from segstudio.ui.dialogs.synthesis_dialog import SynthesisDialog
from segstudio.workspace.synthesis.order import SynthesisOrder


@pytest.fixture
def shown(opened, session, dialog):
    opened.actions_by_id["synthesize"].trigger()
    return dialog(SynthesisDialog)


def test_it_asks_for_the_class_number_and_time_that_are_chosen(shown, session, monkeypatch):
    orders = []
    monkeypatch.setattr(session.synthesis, "start", orders.append)
    names = [shown.kind.itemText(each) for each in range(shown.kind.count())]
    assert names == [each.name for each in list(session.classes)[1:]]
    assert not shown.delete_button.isEnabled()
    assert not shown.bar.isVisible()
    shown.count.setValue(7)
    shown.minutes.setValue(0.5)
    shown.button.click()
    assert orders == [SynthesisOrder(session.classes.ids[1], 7, 30.0)]


def test_only_one_network_is_trained_at_a_time(shown, session):
    work = session.figures.network_jobs
    work.title = "Searching"
    session.events.networks_changed.emit()
    assert not shown.button.isEnabled()
    assert shown.state.text().startswith("Another network is trained")
    work.title = ""
    session.events.networks_changed.emit()
    assert shown.button.isEnabled()
