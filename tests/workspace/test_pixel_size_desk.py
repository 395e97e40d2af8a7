"""Pixel sizes set by hand: for one image, for all, and back to the file's."""

from segstudio.document.pixel_size import PixelSize
from segstudio.workspace.pixel_size_desk import PixelSizeDesk

OWN, ALL = PixelSize(0.5, 0.25), PixelSize(2.0, 2.0)


def test_by_hand_for_one_image_and_for_all_across_a_restart(opened, make_sitting, folder):
    desk = PixelSizeDesk(opened.events, opened.saver)
    told = []
    opened.events.pixel_size_changed.connect(lambda: told.append(opened.image.pixel_size))
    desk.set(opened.image, ALL, is_shared=True)
    desk.set(opened.image, OWN)
    assert told == [ALL, OWN]
    opened.settle()
    opened.show(1)
    assert opened.image.pixel_size == ALL
    opened.show(0)
    assert opened.image.pixel_size == OWN
    opened.end()
    later = make_sitting()
    later.open(folder)
    assert later.image.pixel_size == OWN
    PixelSizeDesk(later.events, later.saver).set(later.image, None)
    assert later.image.pixel_size is None
    later.settle()
    later.show(1)
    later.show(0)
    assert later.image.pixel_size == ALL
