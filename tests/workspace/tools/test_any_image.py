"""Whatever the image and the hand: nothing fails, nothing stays, and undo takes it back."""

import random

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.tool import ToolGroup
from segstudio.workspace.tools.toolbox import TOOLS
from tests.workspace.tools.conftest import picture, write_picture

BY_IMAGE = [each.info.id for each in TOOLS if each.info.group is ToolGroup.IMAGE] + ["split"]
IMAGES = {
    "grey": picture("grey"),
    "16-bit": picture("16-bit"),
    "float": picture("float"),
    "5 channels": picture("5 channels"),
    "one pixel": np.full((1, 1), 9, np.uint8),
    "one row": np.arange(300, dtype=np.uint16)[None] * 99,
    "one colour": np.full((70, 40), 77, np.uint8),
    "no number": np.full((40, 50), np.nan, np.float32),
}


@pytest.fixture(params=IMAGES)
def any_image(request, sitting, tmp_path):
    folder = tmp_path / "any"
    folder.mkdir()
    for name in ("a.tif", "b.tif"):
        write_picture(folder / name, IMAGES[request.param])
    sitting.open(folder)
    return sitting


def change_option(sitting, dice):
    """Set one of the tool's options to any of its values."""
    options = sitting.toolbox.active.info.options
    if options:
        option = dice.choice(options)
        choices = getattr(option, "choices", ((True, ""), (False, ""), (dice.uniform(0, 260), "")))
        sitting.toolbox.set_option(option, dice.choice(choices)[0])


def do_anything(sitting, dice):
    """One thing that a hand may do; what is asked for is not waited for."""
    height, width = sitting.image.shape
    row, column = dice.uniform(-20, height + 20), dice.uniform(-20, width + 20)
    keys = {"is_shift": dice.random() < 0.2, "is_ctrl": dice.random() < 0.2}
    keys["zoom"] = sitting.pointer._sight.zoom
    button = dice.choice([Button.PRIMARY, Button.PRIMARY, Button.SECONDARY])
    for act in dice.choices(
        [
            lambda: sitting.press(row, column, button, is_double=dice.random() < 0.2, **keys),
            lambda: sitting.move(row, column, **keys),
            lambda: sitting.release(row, column, button),
            sitting.pointer.finish,
            sitting.pointer.step_back,
            sitting.pointer.cancel,
            lambda: sitting.pointer.look(Region(0, 0, height, width), dice.choice([0.1, 1, 9])),
            lambda: sitting.pointer.look(Region(height // 2, 0, height, width // 2), 2.0),
            lambda: sitting.pointer.look(Region(height, width, 0, 0), 1.0),
            sitting.settle,
            sitting.pointer.undo,
            lambda: change_option(sitting, dice),
        ],
        weights=[8, 8, 8, 2, 1, 1, 1, 1, 0.3, 3, 1, 2],
    ):
        act()


@pytest.mark.parametrize("tool_id", BY_IMAGE)
def test_nothing_fails_and_nothing_stays(any_image, tool_id):
    dice = random.Random(tool_id)
    any_image.toolbox.choose(tool_id)
    for _ in range(60):
        do_anything(any_image, dice)
    any_image.settle()
    any_image.pointer.cancel()
    any_image.settle()
    assert any_image.texts == []
    assert not any_image.toolbox.active.is_active
    assert any_image.toolbox.preview().selection is None or tool_id == "superpixel-brush"
    while any_image.editing.undo_name is not None:
        any_image.editing.undo()
        any_image.settle()
    assert any_image.counts() == {}
    any_image.show(1)
    assert any_image.toolbox.preview().selection is None
    assert any_image.counts() == {}
