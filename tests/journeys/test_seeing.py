"""Seeing the image: adjust a 16-bit image by keys and mouse, leave, come back, compare versions."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

LEFT, RIGHT, ALT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.AltModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def deep_folder(tmp_path):
    """Two 16-bit images of dim discs under a few hot pixels."""
    folder = tmp_path / "deep"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(2):
        pixels = rng.normal(1000, 20, (256, 320))
        disc = np.zeros(pixels.shape, np.uint8)
        cv2.circle(disc, (160, 128), 60, 1, -1)
        pixels += 100 * disc
        pixels[:3, :3] = 60_000
        png = cv2.imencode(".png", pixels.astype(np.uint16))[1]
        (folder / f"deep {number}.png").write_bytes(png.tobytes())
    return folder


def bring_intensity_forward(person):
    person.key(Qt.Key.Key_I, SHIFT)
    person.wait(lambda: person.session.intensity.histogram is not None)
    panel = person.window.intensity_panel
    person.wait(panel.content.isEnabled)
    return panel


def contrast(person):
    """Return how much brighter the disc is on the screen than the ground beside it."""
    person.wait(lambda: person.canvas.is_complete)
    shown = person.canvas.grab().toImage()
    ratio = person.canvas.devicePixelRatioF()
    values = []
    for place in ((128, 160), (128, 20)):
        point = person.at(*place)
        x, y = round(point.x() * ratio), round(point.y() * ratio)
        values.append(np.mean([shown.pixelColor(x + i, y).red() for i in range(-8, 9)]))
    return values[0] - values[1]


def test_a_dim_image_is_made_visible_and_stays_so(sit_down, deep_folder):
    person = sit_down(engine=False)
    person.open(deep_folder)
    first = person.image.id
    panel = bring_intensity_forward(person)
    panel.presets.menu().actions()[3].trigger()  # all that the type can hold
    person.wait(lambda: contrast(person) < 5)
    QTest.mouseClick(panel.auto, LEFT)
    person.wait(lambda: contrast(person) > 60)
    person.shot("intensity")
    before = person.session.intensity.display.channels[0].window
    middle = QPoint(person.canvas.width() // 2, person.canvas.height() // 2)
    QTest.mousePress(person.canvas, RIGHT, ALT, middle)
    person._drag_to(middle + QPoint(60, 0), RIGHT, ALT)
    QTest.mouseRelease(person.canvas, RIGHT, ALT, middle + QPoint(60, 0))
    display = person.session.intensity.display
    assert display.channels[0].window > before
    assert not person.image.mask.counts
    person.key(Qt.Key.Key_D)
    person.wait(lambda: person.image is not None and person.image.id != first)
    assert person.session.intensity.display == person.image.first_look
    person.leave()
    again = sit_down(engine=False)
    again.open(deep_folder)
    again.session.show_image(first)
    again.wait(lambda: again.image.id == first)
    assert again.session.intensity.display == display


def test_versions_are_compared_on_the_image(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    person.key(Qt.Key.Key_2)
    person.stroke((70, 60), (70, 100))
    person.key(Qt.Key.Key_1)
    person.stroke((130, 20), (130, 300))
    prediction = person.image.prediction
    person.wait(lambda: prediction.covered_share == 1)
    person.window.actions_by_id["keep-prediction"].trigger()
    person.wait(lambda: prediction.kept_version > 0)
    person.key(Qt.Key.Key_D, CONTROL)
    assert person.session.layers.is_difference
    person.wait(lambda: person.canvas.is_complete)
    person.shot("differences")
    person.wait(lambda: prediction.newest_version > prediction.kept_version)
    action = person.window.actions_by_id["toggle-kept-difference"]
    person.wait(action.isEnabled)
    person.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: person.window.layers_panel.legend.kept_differences.isVisible())
    person.shot("versions")
    person.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert not person.session.layers.is_difference
