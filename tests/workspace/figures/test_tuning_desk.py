"""The search in the sitting, with a stand-in for the engine's work."""

from dataclasses import asdict

import pytest

from segstudio.document.usual_method import USUAL_METHOD
from segstudio.workspace.label_check import LabelsChanged, check_same_labels, labels_digest
from segstudio.workspace.labelled_project import SittingProject, StoreOnLane
from segstudio.workspace.tuning import search
from segstudio.workspace.tuning.trial_list import FILE_NAME, TrialList
from segstudio.workspace.tuning.tuning_order import TuningOrder
from tests.workspace.tuning.test_trial_list import made_trial


def test_the_newest_search_is_there_again_and_its_winner_is_used(opened, monkeypatch):
    store, order = opened.desk.store, TuningOrder(rates="1e-3, 1e-2", losses="")
    kept = {**asdict(order), "method": {"batch": 8}}
    opened._background.disk.call(lambda: store.set_setting("tuning", kept))
    for row in (made_trial("other"), made_trial(), made_trial(learning_rate=0.5)):
        TrialList(opened.project.folder).add(row)
    desk, asked = opened.figures.tuning, []
    desk.read()
    opened.pump_until(lambda: bool(desk.rows))
    assert desk.order == order
    assert desk.rows == [made_trial()], "what lies outside of the search is not shown"
    monkeypatch.setattr(opened.loop.method, "choose", asked.append)
    desk.use(desk.rows[0])
    assert asked == [{**USUAL_METHOD, "batch": 8}]
    desk.write_csv(opened.project.folder / "trials.csv")
    opened.pump_until((opened.project.folder / "trials.csv").is_file)
    opened.session.close_project()
    opened.pump_until(lambda: opened.project is None)
    assert (desk.rows, desk.order) == ([], TuningOrder())


def test_a_search_that_cannot_be_read_is_as_none(opened):
    store = opened.desk.store
    opened._background.disk.call(lambda: store.set_setting("tuning", {"networks": "huge"}))
    TrialList(opened.project.folder).add(made_trial())
    desk = opened.figures.tuning
    desk.read()
    opened.settle()
    assert (desk.rows, desk.order) == ([], TuningOrder())
    (opened.project.folder / FILE_NAME).write_text('{"format": 9}', "utf-8")
    desk.read()
    opened.pump_until(lambda: bool(opened.texts))
    assert "is not a list of trials" in opened.texts[-1]


@pytest.mark.parametrize("has_package", [True, False])
def test_what_cannot_be_searched_is_said_and_live_training_goes_on(
    opened, monkeypatch, has_package
):
    monkeypatch.setattr(search, "has_optuna", lambda: has_package)
    desk, loop = opened.figures.tuning, opened.loop
    opened.session.set_live(True)
    desk.start(TuningOrder())
    assert desk.is_running
    assert not opened.figures.comparison.is_running
    assert not loop.status.is_live
    opened.pump_until(lambda: not desk.is_running)
    assert loop.status.is_live
    words = "labels of at least two classes" if has_package else "pip install 'segstudio[tune]'"
    assert words in opened.texts[-1]


def test_labels_that_change_meanwhile_are_noticed(opened):
    on_lane = StoreOnLane(opened.desk.store, opened._background.disk.call)
    project = SittingProject(opened.project, on_lane, [], opened.classes, {})
    digest = labels_digest(project)
    check_same_labels(project, digest)
    opened.drag((40, 40), (60, 60))
    opened.settle()
    with pytest.raises(LabelsChanged, match="draw afterwards"):
        check_same_labels(project, digest)
