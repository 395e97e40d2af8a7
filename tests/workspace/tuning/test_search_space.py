"""A space: its grid, and what it could suggest."""

from segstudio.document.network_choice import NetworkChoice
from segstudio.workspace.tuning.search_space import SearchSpace

SPACE = SearchSpace(
    (NetworkChoice(), NetworkChoice("classic", width=8)), rate_span=(1e-4, 1e-2), losses=("dice",)
)


def test_a_grid_takes_ends_and_middle_of_a_span():
    found = list(SPACE.grid())
    assert len(found) == 6
    assert sorted({each["learning_rate"] for each in found}) == [1e-4, 1e-3, 1e-2]
    assert all(SPACE.holds(each) for each in found)
    settings = dict(SPACE.settings(found[-1]))
    assert (settings["network"], settings["width"], settings["loss"]) == ("classic", 8, "dice")


def test_what_lies_outside_is_not_of_the_space():
    inside = {"network": "quick", "loss": "dice", "learning_rate": 2e-3}
    assert SPACE.holds(inside)
    for other in ({"learning_rate": 1.0}, {"loss": "mse"}, {"network": "photo"}, {"patch_px": 64}):
        assert not SPACE.holds({**inside, **other})


def test_what_means_nothing_to_a_network_makes_no_other_trial():
    space = SearchSpace((NetworkChoice(), NetworkChoice("pixels")), rates=(1e-3, 1e-2))
    felt = [space.felt(each) for each in space.grid()]
    assert [each["network"] for each in felt].count("pixels (depth 3)") == 2
    assert len({tuple(each.items()) for each in felt}) == 3
