"""An explanation lies over its part of the image, follows zoom and peeking, and goes."""

from dataclasses import replace

import numpy as np

from segstudio.document.heat import FOR, heat
from segstudio.document.mask import Mask
from segstudio.document.region import Region
from segstudio.ui.canvas import CanvasContent
from segstudio.ui.canvas.heat_picture import HeatPicture
from tests.ui.canvas.test_veil import at


def test_values_lie_where_they_belong(canvas, grabbed):
    canvas.set_content(CanvasContent(np.full((200, 300), 100, np.uint8), Mask((200, 300))))
    canvas.set_scale_100()
    plain = grabbed(canvas)
    values = np.zeros((40, 30), np.float32)
    values[:20] = 1
    canvas.set_heat(HeatPicture(Region(60, 100, 40, 30), heat(values, -1.0, 1.0)))
    for scale in (1.0, 2.0):
        canvas.zoom_to(scale)
        shown = grabbed(canvas)
        strong = at(canvas, shown, 70.5, 115.5)
        assert np.abs(strong - FOR).max() < 40
        assert np.ptp(at(canvas, shown, 90.5, 115.5)) < 5
        assert np.ptp(at(canvas, shown, 70.5, 135.5)) == 0
    layers = canvas._layers
    canvas.set_layers(replace(layers, is_peeking=True))
    assert np.ptp(at(canvas, grabbed(canvas), 70.5, 115.5)) == 0
    canvas.set_layers(layers)
    canvas.set_heat(None)
    canvas.set_scale_100()
    np.testing.assert_array_equal(grabbed(canvas), plain)
