"""What a tool's options promise: allowed values only, remembered, shared by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.workspace.tools.brush_options import PRESSURE
from segstudio.workspace.tools.option import (
    ChoiceOption,
    NumberOption,
    OptionValues,
    SwitchOption,
)
from segstudio.workspace.tools.toolbox import TOOLS

SIZE = NumberOption("size", "Size", 5, minimum=1, maximum=9)
SHARE = NumberOption("share", "Share", 0.5, maximum=1, decimals=2)
SHAPE = ChoiceOption("shape", "Shape", "round", choices=(("round", "Round"), ("square", "Square")))
SMOOTH = SwitchOption("smooth", "Smooth", True)
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(), st.text(), st.lists(st.none())
)


@given(ANYTHING)
def test_whatever_the_settings_hold_a_value_is_allowed(stored):
    values = OptionValues({each.id: stored for each in (SIZE, SHARE, SHAPE, SMOOTH)})
    assert 1 <= values.get(SIZE) <= 9
    assert values.get(SIZE) == int(values.get(SIZE))
    assert 0 <= values.get(SHARE) <= 1
    assert values.get(SHAPE) in ("round", "square")
    assert values.get(SMOOTH) in (True, False)


@pytest.mark.parametrize(
    ("option", "value", "kept"),
    [(SIZE, 7.4, 7), (SIZE, -3, 1), (SHARE, 0.126, 0.13), (SHAPE, "square", "square")],
)
def test_a_value_is_kept_as_near_as_it_is_allowed(option, value, kept):
    remembered = []
    values = OptionValues(None, remembered.append)
    assert values.set(option, value)
    assert values.get(option) == kept
    assert not values.set(option, value)
    assert remembered == [{option.id: kept}]


def test_settings_that_are_no_table_are_left_alone():
    assert OptionValues([1, 2]).get(SIZE) == 5


def test_an_option_means_the_same_wherever_its_name_is_used():
    options = [option for tool in TOOLS for option in tool.info.options]
    assert len({option.id for option in options}) == len(set(options))
    assert all(option.cleaned(option.default) == option.default for option in options)


def test_an_option_outlives_the_sitting(make_sitting, folder):
    first = make_sitting()
    first.toolbox.set_option(PRESSURE, False)
    first.end()
    assert make_sitting().toolbox.option(PRESSURE) is False


def test_options_are_set_where_no_image_is_open(sitting):
    for tool in sitting.toolbox.tools:
        sitting.toolbox.choose(tool.id)
        for option in tool.options:
            sitting.toolbox.set_option(option, _other(option))
            assert sitting.toolbox.option(option) == _other(option)
    assert sitting.notices == []


def _other(option):
    """Return an allowed value that is not the default."""
    if isinstance(option, SwitchOption):
        return not option.default
    if isinstance(option, ChoiceOption):
        return next(value for value, _ in option.choices if value != option.default)
    return option.minimum if option.default != option.minimum else option.maximum
