"""What tools see: the view, pixels, and results that are never out of date."""

import threading

import pytest

from segstudio.document.region import Region
from segstudio.workspace.sight import NoPixels


@pytest.fixture
def sight(opened):
    return opened.pointer._sight


class Gate:
    """A task that waits until it is let go."""

    def __init__(self, result):
        self.result = result
        self.opened = threading.Event()

    def __call__(self):
        assert self.opened.wait(20)
        return self.result


def test_without_an_image_there_is_nothing_to_see(sitting):
    with pytest.raises(NoPixels):
        _ = sitting.pointer._sight.region
    sitting.pointer.look(Region(0, 0, 0, 0), 1.0)


def test_the_view_and_its_scene(opened, sight):
    assert sight.region == Region(0, 0, 320, 400)
    opened.pointer.look(Region(100, 100, 900, 40), 1.0)
    assert sight.region == Region(100, 100, 220, 40)
    scene = sight.scene()
    assert (scene.step, scene.shape) == (1, (220, 40))
    assert sight.scene() is scene
    opened.pointer.look(Region(0, 0, 320, 400), 0.25)
    assert sight.scene().step == 4
    assert sight.scene(limit_px=500).step == 16
    assert sight.scene(Region(-50, 0, 20, 20)) is None
    opened.show(1)
    assert sight._scenes == []


def test_only_the_newest_task_waits(opened, sight):
    results, shown, gate = [], [], Gate("first")
    opened.events.preview_changed.connect(lambda: shown.append(1))
    sight.compute(gate, results.append)
    for each in ("second", "third"):
        sight.compute(lambda each=each: each, results.append)
    gate.opened.set()
    opened.pump_until(lambda: "third" in results)
    assert results == ["first", "third"]
    assert len(shown) == 2


@pytest.mark.parametrize("way", ["forget", "image"])
def test_what_is_out_of_date_is_dropped(opened, sight, way):
    results, gate = [], Gate("old")
    sight.compute(gate, results.append)
    sight.compute(lambda: "waiting", results.append)
    if way == "forget":
        sight.forget()
    else:
        opened.show(1)
    gate.opened.set()
    sight.compute(lambda: "new", results.append)
    opened.pump_until(lambda: "new" in results)
    assert results == ["new"]


def test_what_a_task_raises_is_told_and_nothing_is_stuck(opened, sight):
    results = []

    def fail():
        raise ValueError("There are too few colours here.")

    sight.compute(fail, results.append)
    sight.compute(lambda: 1, results.append)
    opened.pump_until(lambda: results)
    assert opened.texts == ["There are too few colours here."]
