"""Time to a share of the ceiling, medians over seeds, ratios."""

import pytest

from segstudio.benchmark.benchmark import SetResult
from segstudio.benchmark.image_set import ImageSet
from segstudio.benchmark.plot import plot_names
from segstudio.benchmark.score import Score
from segstudio.benchmark.sitting import Evaluation, Run
from segstudio.benchmark.summary import Spread, reach, summarise
from segstudio.benchmark.table import table_text


def made_run(contender, seed, curve, latencies=()):
    run = Run(contender, seed, "strokes", latencies_s=list(latencies))
    for seconds, strokes, dice in curve:
        score = Score(dice, dice / 2, dice, (dice, dice), 0.1)
        run.evaluations.append(Evaluation(seconds, seconds, seconds, strokes, 1, 1, score))
    return run


def made_result(tmp_path, runs, ceiling=1.0):
    image_set = ImageSet("made", tmp_path, ("background", "object"), True, (), ())
    return SetResult(image_set, ceiling, None, runs)


CURVE = [(2, 1, 0.0), (10, 3, 0.4), (20, 7, 0.8)]


def test_between_two_evaluations_the_dice_grows_evenly():
    run = made_run("segstudio", 0, CURVE)
    assert reach(run, 0.6, "person_s") == pytest.approx(15)
    assert reach(run, 0.6, "strokes") == pytest.approx(5)
    assert reach(run, 0.8, "person_s") == pytest.approx(20)
    assert reach(run, 0.81, "person_s") is None
    assert reach(run, 0.0, "person_s") == 2


def test_a_seed_that_never_gets_there_counts_as_the_latest():
    assert Spread.of([12.0, None, 10.0]) == Spread(12.0, 10.0, None, 2, 3)
    assert Spread.of([None, None, 10.0]) == Spread(None, 10.0, None, 1, 3)
    assert Spread.of([]) == Spread(None, None, None, 0, 0)


def test_ours_is_divided_by_the_reference(tmp_path):
    slow = [(2, 1, 0.0), (20, 7, 0.4), (40, 9, 0.9)]
    result = made_result(
        tmp_path,
        [made_run("segstudio", 0, CURVE, [0.1, 0.2, 0.6]), made_run("reference", 0, slow, [3.0])],
    )
    summary = summarise(result)
    assert summary.ratios[0.8].value == pytest.approx(20 / 36)
    assert not summary.ratios[0.8].is_at_most
    assert set(summary.ratios) == {0.8}
    assert summary.contenders[0].latency_median_s == 0.2
    assert summary.to_reference_dice.median is None
    text = table_text(result)
    assert "ours / reference" in text
    assert "0.56" in text


def test_a_reference_that_never_gets_there_bounds_the_ratio(tmp_path):
    result = made_result(
        tmp_path,
        [made_run("segstudio", 0, CURVE), made_run("reference", 0, [(2, 1, 0), (40, 9, 0.4)])],
    )
    summary = summarise(result)
    assert summary.ratios[0.8].is_at_most
    assert summary.ratios[0.8].value == pytest.approx(0.5)
    assert summary.to_reference_dice.median == pytest.approx(10)
    assert "< 0.50" in table_text(result)


def test_without_a_ceiling_nothing_is_a_share(tmp_path):
    result = made_result(tmp_path, [made_run("segstudio", 0, CURVE)], ceiling=None)
    assert summarise(result).contenders[0].seconds_to == {}
    assert "to 80" not in table_text(result)


def test_sets_of_one_name_get_pictures_of_their_own(tmp_path):
    one, other = made_result(tmp_path, []), made_result(tmp_path, [])
    assert plot_names([one, other]) == ["made.png", "made-2.png"]
