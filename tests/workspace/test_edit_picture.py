import numpy as np
import pytest

from segstudio.document.image_display import default_display
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.workspace.edit_picture import edit_color, edit_picture
from segstudio.workspace.finding.shown_image import ShownImage

CLASSES = ClassTable.default()


def painted(mask, region, class_id):
    editor = MaskEditor(mask, "Brush")
    editor.paint(region, np.full((region.height, region.width), 255, np.uint8), class_id)
    return editor.finish()


@pytest.mark.parametrize("shape", [(600, 700), (600, 700, 3)])
@pytest.mark.parametrize("region", [Region(10, 20, 4, 4), Region(100, 5, 400, 600)])
def test_the_edit_is_in_colour_in_the_middle_of_its_place(shape, region):
    pixels = np.full(shape, 100, np.uint8)
    edit = painted(Mask(shape[:2]), region, 2)
    picture = edit_picture(edit, ShownImage(pixels, default_display(pixels)), 64, (200, 10, 10))
    assert picture.shape == (64, 64, 3)
    assert picture[32, 32].tolist() == [200, 10, 10]
    share = (picture[..., 0] == 200).mean()
    side = max(48, 1.25 * max(region.height, region.width))
    assert share == pytest.approx(region.area_px / side**2, rel=0.3)


def test_the_colour_says_what_was_gained():
    mask = Mask((50, 50))
    assert edit_color(painted(mask, Region(0, 0, 9, 9), 2), CLASSES) == CLASSES.get(2).rgb
    assert edit_color(painted(mask, Region(0, 0, 5, 5), 0), CLASSES)[0] == 255
