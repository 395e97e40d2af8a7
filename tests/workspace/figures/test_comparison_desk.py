"""The comparison in the sitting, with a stand-in for the engine's work."""

from dataclasses import replace

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.usual_method import USUAL_METHOD
from segstudio.worker import messages as m
from segstudio.workspace.figures.comparison_desk import ComparisonOrder
from segstudio.workspace.leaderboard import FILE_NAME, Leaderboard
from tests.workspace.test_leaderboard import made_row

ORDER = ComparisonOrder((NetworkChoice(),), 1.0)


def test_rows_that_can_be_compared_with_the_newest_are_shown_the_best_first(opened):
    board = Leaderboard(opened.project.folder)
    for row in (
        made_row("old", setup="other"),
        made_row("a", dice=0.4),
        made_row("b", dice=0.7),
    ):
        board.add(row)
    desk = opened.figures.comparison
    desk.read()
    opened.pump_until(lambda: bool(desk.rows))
    assert [each.key for each in desk.rows] == ["b", "a"]
    opened.session.close_project()
    opened.pump_until(lambda: opened.project is None)
    assert desk.rows == []


def test_using_a_row_learns_as_it_did_and_else_as_usual(opened, monkeypatch):
    asked = []
    monkeypatch.setattr(opened.loop.method, "choose", asked.append)
    row = made_row()
    opened.figures.comparison.use(row)
    assert asked == [{**USUAL_METHOD, **row.settings}]


def test_what_the_project_changes_of_the_usual_method_is_the_same_for_all(opened):
    told = {**USUAL_METHOD, **NetworkChoice("plain").settings, "loss": "dice", "batch": 8}
    opened.loop.method.note(m.MethodChanged(tuple(told.items())))
    work = opened.figures.comparison.work
    assert work.own_method() == (("batch", 8), ("loss", "dice"))


def test_live_training_rests_and_goes_on_after_a_refusal(opened):
    desk, loop = opened.figures.comparison, opened.loop
    opened.session.set_live(True)
    desk.start(ORDER)
    assert desk.is_running
    assert not loop.status.is_live
    desk.start(ORDER)  # one at a time
    opened.pump_until(lambda: not desk.is_running)
    assert loop.status.is_live
    assert "is set aside" in opened.texts[-1]
    assert not opened.jobs.jobs


def test_a_file_that_is_none_is_told(opened):
    (opened.project.folder / FILE_NAME).write_text('{"format": 9}', "utf-8")
    opened.figures.comparison.read()
    opened.pump_until(lambda: bool(opened.texts))
    assert "is not a leaderboard" in opened.texts[-1]


def test_figures_are_written_as_they_are_shown(opened, tmp_path):
    row = made_row()
    Leaderboard(opened.project.folder).add(row)
    Leaderboard(opened.project.folder).add(replace(row, key="b", dice=0.9))
    desk = opened.figures.comparison
    desk.read()
    opened.pump_until(lambda: len(desk.rows) == 2)
    desk.write_csv(tmp_path / "board.csv")
    opened.pump_until((tmp_path / "board.csv").is_file)
    assert len((tmp_path / "board.csv").read_text("utf-8").splitlines()) == 3
