import pytest

from segstudio.document.pixel_size import (
    UNITS,
    PixelSize,
    from_um,
    length_words,
    round_below,
    to_um,
)


def test_lengths_in_words():
    said = [length_words(um) for um in (0.25, 5, 50, 2500, 25_000, 3e6)]
    assert said == ["250 nm", "5 µm", "50 µm", "2.5 mm", "2.5 cm", "3 m"]


@pytest.mark.parametrize("unit", UNITS)
def test_units_go_there_and_back(unit):
    assert from_um(to_um(12.5, unit), unit) == pytest.approx(12.5)


def test_round_numbers():
    assert [round_below(each) for each in (1, 1.9, 4.99, 5, 99, 0.03)] == [1, 1, 2, 5, 50, 0.02]


def test_what_no_pixel_can_have():
    assert PixelSize(0.5, 0.5).is_sound
    assert not any(PixelSize(1, each).is_sound for each in (0, -1, float("nan"), 1e12))
