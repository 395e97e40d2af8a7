"""Trials in a project's folder, and as a table."""

from segstudio.workspace.tuning.trial_list import TrialList, TrialRow, csv_lines


def made_trial(key="k", dice=0.5, is_given_up=False, **others):
    parameters = {"network": "quick", "learning_rate": 1e-3, **others}
    return TrialRow(key, parameters, (dice, dice), dice, -1.0, -1.0, 9.0, is_given_up)


def test_the_newest_search_is_that_of_the_last_trial(tmp_path):
    board = TrialList(tmp_path)
    assert board.newest() == []
    rows = [made_trial("old"), made_trial("new", 0.6), made_trial("new", 0.7)]
    for row in rows:
        board.add(row)
    assert TrialList(tmp_path).newest() == rows[1:]


def test_a_table_has_a_column_for_all_that_was_tried():
    first, *lines = csv_lines([made_trial(), made_trial(loss="dice", is_given_up=True)])
    assert first == [
        *("network", "learning_rate", "loss"),
        *("dice", "low", "high", "seconds", "is_given_up"),
    ]
    assert lines[0][:3] == ["quick", "0.001", ""]
    assert lines[1][2] == "dice"
    assert lines[1][-1] == "True"
