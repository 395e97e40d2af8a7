import pytest

from segstudio.ui.canvas.color_table import class_table, heat_table


def argb(value):
    return tuple(int(value) >> shift & 255 for shift in (24, 16, 8, 0))


def test_colors_are_premultiplied():
    table = class_table({7: (200, 100, 0)}, 0.5)
    assert argb(table[0]) == (0, 0, 0, 0)
    assert argb(table[7]) == (128, 100, 50, 0)


@pytest.mark.parametrize("class_id", [128, 255, 256, 65_535])
def test_any_class_id_has_its_own_color(class_id):
    assert argb(class_table({class_id: (1, 2, 255)}, 1.0)[class_id]) == (255, 1, 2, 255)


def test_an_unknown_class_is_seen_all_the_same():
    assert argb(class_table({}, 1.0)[9])[0] == 255


def test_heat_grows_with_doubt():
    table = heat_table(0.8)
    alphas = [argb(each)[0] for each in table]
    assert alphas[255] == 0
    assert alphas[0] == 204
    assert alphas == sorted(alphas, reverse=True)
