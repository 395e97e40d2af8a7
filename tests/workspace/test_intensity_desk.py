"""Windows of images: set, measured, kept with the project, shared by all or each its own."""

import cv2
import numpy as np
import pytest

from segstudio.document.image_display import default_display
from segstudio.workspace.intensity_desk import Preset


@pytest.fixture
def deep_folder(tmp_path):
    """Two 16-bit images of different brightness and one of 8 bits."""
    folder = tmp_path / "deep"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for name, level in (("a.png", 1000), ("b.png", 9000)):
        pixels = rng.normal(level, 100, (200, 300)).astype(np.uint16)
        (folder / name).write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    pixels = rng.integers(50, 90, (200, 300), np.uint8)
    (folder / "c.png").write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    return folder


@pytest.fixture
def deep(sitting, deep_folder):
    sitting.open(deep_folder)
    return sitting


def limits(sitting):
    (channel,) = sitting.intensity.display.channels
    return channel.low, channel.high


def test_a_window_is_told_kept_and_comes_back(make_sitting, deep_folder):
    first = make_sitting()
    first.open(deep_folder)
    told = []
    first.events.display_changed.connect(lambda: told.append(first.intensity.display))
    for high in range(1500, 1400, -10):
        first.intensity.set_limits(None, 900, high)
    first.intensity.change(0, gamma=0.5, is_inverted=True)
    assert len(told) == 11
    display = first.intensity.display
    first.show(1)
    assert first.intensity.display == default_display(first.session.image.pixels)
    first.show(0)
    assert first.intensity.display == display
    first.end()
    second = make_sitting()
    second.open(deep_folder)
    second.show(0)
    assert second.intensity.display == display
    second.intensity.reset()
    assert second.intensity.display == default_display(second.session.image.pixels)


def test_one_window_for_all_of_a_type(make_sitting, deep_folder):
    first = make_sitting()
    first.open(deep_folder)
    first.intensity.set_limits(None, 500, 9500)
    first.intensity.set_shared(True)
    first.show(1)
    assert limits(first) == (500, 9500)
    first.intensity.set_limits(None, 600, 9500)
    first.show(0)
    assert limits(first) == (600, 9500)
    first.show(2)  # of another type: its own
    assert limits(first) == (0, 255)
    first.end()
    second = make_sitting()
    second.open(deep_folder)
    second.show(1)
    assert second.intensity.is_shared
    assert limits(second) == (600, 9500)
    second.intensity.set_shared(False)
    second.show(0)
    assert limits(second) == (500, 9500)  # what it had before all were alike


def test_presets_come_from_what_is_there(deep):
    deep.show(2)
    deep.intensity.apply(Preset.AUTO)
    deep.pump_until(lambda: deep.intensity.histogram is not None)
    assert limits(deep) == (50, 89)
    deep.intensity.apply(Preset.FULL)
    assert limits(deep) == (0, 255)
    deep.intensity.apply(Preset.SHADOWS)
    assert deep.intensity.display.channels[0].gamma == 0.5


def test_a_drag_widens_and_brightens(deep):
    deep.show(2)
    deep.intensity.set_limits(None, 50, 150)
    deep.intensity.drag(None, 0.5, 0.0)
    assert limits(deep) == (0, 200)
    deep.intensity.drag(None, 0.0, 0.25)
    assert limits(deep) == (-50, 150)


def test_a_histogram_of_an_image_that_left_is_dropped(deep):
    deep.show(0)
    deep.intensity.measure()
    deep.show(1)
    deep.settle()
    assert deep.intensity.histogram is None


def test_nonsense_in_the_project_is_ignored(make_sitting, deep_folder):
    first = make_sitting()
    first.open(deep_folder)
    image_id = first.session.image.id
    for key in ("intensity.all", f"intensity.image.{image_id}"):
        first.saver.write(lambda store, key=key: store.set_setting(key, {"channels": [1]}))
    first.end()
    second = make_sitting()
    second.open(deep_folder)
    assert second.intensity.display == default_display(second.session.image.pixels)


def test_without_an_image_nothing_happens(sitting):
    sitting.intensity.set_limits(None, 0, 1)
    sitting.intensity.apply(Preset.AUTO)
    sitting.intensity.set_shared(True)
    assert sitting.intensity.display is None
