"""Veils lie over the image where they belong, follow zoom and pan, and go."""

import numpy as np

from segstudio.document.mask import Mask
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.ui.canvas import CanvasContent
from segstudio.ui.canvas.veil import Veil


def at(canvas, image, row, column):
    y, x = canvas._view.to_view(row, column)
    return image[int(y), int(x)].astype(int)


def test_veils_are_shown_and_taken_away(canvas, grabbed):
    canvas.set_content(CanvasContent(np.full((200, 300), 100, np.uint8), Mask((200, 300))))
    canvas.set_scale_100()
    plain = grabbed(canvas)
    square = np.full((20, 30), 255, np.uint8)
    veils = (
        Veil(Selection(Region(40, 50, 20, 30), square), "#00ff00"),
        Veil(Selection(Region(100, 50, 40, 60), square, 2), "#ff0000"),
    )
    canvas.set_veils(veils)
    for scale in (1.0, 2.0):
        canvas.zoom_to(scale)
        shown = grabbed(canvas)
        green, red = at(canvas, shown, 50.5, 65.5), at(canvas, shown, 120.5, 80.5)
        assert green[1] > green[0] + 50
        assert red[0] > red[1] + 50
        assert np.ptp(at(canvas, shown, 80.5, 65.5)) == 0
    canvas.set_veils(())
    canvas.set_scale_100()
    np.testing.assert_array_equal(grabbed(canvas), plain)
