import subprocess
import sys

import numpy as np
from shiboken6 import delete

from segstudio.ui.canvas.level_builder import LevelBuilder
from segstudio.ui.canvas.pyramid import Pyramid


def test_a_small_image_is_built_at_once():
    pyramid, builder = Pyramid(np.zeros((1400, 1400), np.uint8)), LevelBuilder()
    builder.start(pyramid)
    assert pyramid.is_ready(pyramid.coarsest)


def test_each_level_of_a_large_image_is_told(qtbot):
    pyramid, builder, built = Pyramid(np.zeros((3000, 2000), np.uint8)), LevelBuilder(), []
    builder.level_built.connect(lambda of, level: built.append((of is pyramid, level)))
    builder.start(pyramid)
    qtbot.waitUntil(lambda: len(built) == 3)
    assert built == [(True, 2), (True, 3), (True, 4)]


def test_a_new_image_cancels_the_last(qtbot):
    first, second = (Pyramid(np.zeros((6000, 6000, 3), np.uint8)) for _ in range(2))
    builder = LevelBuilder()
    builder.start(first)
    builder.start(second)
    builder.wait()
    assert second.is_ready(second.coarsest)
    assert not first.is_ready(first.coarsest)


def test_a_closed_window_is_no_error(qtbot):
    pyramid, builder = Pyramid(np.zeros((4000, 4000), np.uint8)), LevelBuilder()
    builder.start(pyramid)
    delete(builder)
    builder.wait()


def test_a_program_that_ends_early_does_not_abort():
    program = """
import numpy as np
from segstudio.ui.canvas.level_builder import LevelBuilder
from segstudio.ui.canvas.pyramid import Pyramid

builder = LevelBuilder()
builder.start(Pyramid(np.zeros((8000, 8000, 3), np.uint8)))
"""
    for _ in range(3):
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
