"""Frames that run out of time."""

import numpy as np

from segstudio.document.mask import Mask
from segstudio.document.region import Region
from segstudio.ui.canvas import CanvasContent, tile_painter


def checkers(side=2000):
    pixels = np.kron(np.indices((side // 50, side // 50)).sum(axis=0) % 2, np.ones((50, 50)))
    return CanvasContent((pixels * 255).astype(np.uint8), Mask((side, side)))


def test_what_was_late_follows_frame_by_frame(canvas, grabbed, monkeypatch):
    canvas.set_content(checkers())
    canvas.zoom_to(1.0)
    expected = grabbed(canvas)
    monkeypatch.setattr(tile_painter, "COMPOSITION_BUDGET_S", 0.0)
    canvas.set_content(checkers())
    canvas.zoom_to(1.0)
    canvas.repaint()
    assert not canvas.is_complete
    assert np.array_equal(grabbed(canvas), expected)


def test_a_stroke_does_not_wait_for_new_tiles(canvas, settle, monkeypatch):
    monkeypatch.setattr(tile_painter, "COMPOSITION_BUDGET_S", 0.0)
    content = checkers()
    canvas.set_content(content)
    settle(canvas)
    canvas.zoom_to(1.0)
    settle(canvas)
    canvas.set_layers(canvas._layers.with_style("annotation", opacity=1.0))
    content.mask.class_ids[900:1100, 900:1100] = 1
    canvas.mask_changed([Region(900, 900, 200, 200)])
    canvas.repaint()
    shot = canvas.screen().grabWindow(canvas.winId()).toImage()
    for row, column in ((905, 905), (1095, 1095), (905, 1095)):
        y, x = canvas._view.to_view(row, column)
        assert shot.pixelColor(int(x), int(y)).getRgb()[:3] == (250, 0, 0)
    assert not canvas.is_complete


def test_a_missing_tile_is_shown_coarsely_at_once(canvas, settle, monkeypatch):
    canvas.set_content(checkers())
    settle(canvas)
    monkeypatch.setattr(tile_painter, "COMPOSITION_BUDGET_S", 0.0)
    canvas.zoom_to(1.0)
    canvas.repaint()
    shot = canvas.screen().grabWindow(canvas.winId()).toImage()
    greys = {shot.pixelColor(x, y).red() for x in range(0, 640, 7) for y in range(0, 400, 7)}
    assert min(greys) < 20
    assert max(greys) > 235
