import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from segstudio.document.region import Region
from segstudio.ui.canvas.rectangle import parts_of, to_device, to_logical


def test_parts_of_a_region():
    region = QRegion(0, 0, 10, 10) + QRegion(50, 5, 3, 2)
    assert {Region(5, 50, 2, 3)} <= set(parts_of(region))
    assert sum(part.area_px for part in parts_of(region)) == 106


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_each_device_pixel_that_is_asked_for_is_painted(ratio):
    for start in range(20):
        asked = Region(start, 2 * start, 7, 1)
        (logical,) = parts_of(to_logical([asked], ratio))
        assert asked.intersect(to_device(logical, ratio)) == asked


def test_at_one_they_are_the_same():
    assert to_logical([Region(3, 4, 5, 6)], 1.0) == QRegion(QRect(4, 3, 6, 5))
    assert to_device(Region(3, 4, 5, 6), 1.0) == Region(3, 4, 5, 6)
