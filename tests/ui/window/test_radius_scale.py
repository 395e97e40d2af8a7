import pytest

from segstudio.ui.option_bar import OptionBar
from segstudio.ui.radius_scale import STEPS, radius_of, step_of
from segstudio.workspace.tools.brush_options import MAX_RADIUS_PX, MIN_RADIUS_PX


def test_the_scale_spans_all_radii():
    assert radius_of(0) == MIN_RADIUS_PX
    assert radius_of(STEPS) == MAX_RADIUS_PX


@pytest.mark.parametrize("radius_px", [0.5, 4, 8, 33.5, 250, 500])
def test_a_radius_is_found_again(radius_px):
    assert radius_of(step_of(radius_px)) == pytest.approx(radius_px, rel=0.08)


def test_slider_and_number_set_the_radius(window, session):
    size = window.findChild(OptionBar).size_box
    size.diameter.setValue(41)
    assert session.toolbox.radius_px == 20.5
    size.slider.setValue(0)
    assert session.toolbox.radius_px == MIN_RADIUS_PX
    session.toolbox.set_radius(100)
    assert size.diameter.value() == 200
