"""Values become colours: clear at nothing, less clear the stronger."""

import numpy as np

from segstudio.document.heat import AGAINST, FOR, STRONG, heat, over


def test_the_stronger_the_less_clear():
    colors = heat(np.array([[0.0, 0.5, 1.0, 2.0]], np.float32), 0.0, 1.0)[0]
    assert colors[0, 3] == 0
    assert 0 < colors[1, 3] < colors[2, 3]
    assert tuple(colors[2, :3]) == STRONG[-1]
    assert (colors[2] == colors[3]).all()
    light = colors[:3, :3].astype(int) @ (299, 587, 114)
    assert light[0] < light[1] < light[2]


def test_for_and_against_are_told_apart():
    colors = heat(np.array([[-1.0, 0.0, 1.0]], np.float32), -1.0, 1.0)[0]
    assert tuple(colors[0, :3]) == AGAINST
    assert tuple(colors[2, :3]) == FOR
    assert colors[0, 3] == colors[2, 3] > 200
    assert colors[1, 3] < 20


def test_where_all_is_the_same_the_picture_is_as_it_was():
    picture = np.arange(6, dtype=np.uint8).reshape(2, 3)
    colors = heat(np.ones((2, 3), np.float32), 0.0, 0.0)
    assert (over(picture, colors) == picture[..., None]).all()
