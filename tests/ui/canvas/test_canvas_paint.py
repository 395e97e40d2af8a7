"""Pixels of the real widget, grabbed and looked at."""

import gc

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPalette

from segstudio.document.drawing import capsule
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region, TileIndex
from segstudio.ui.canvas import CanvasContent
from segstudio.workspace.layers import Layers
from segstudio.workspace.tools.preview import Cursor, Preview


def flat(shape=(1000, 1000), grey=100):
    """Return a grey image with nothing on it."""
    return CanvasContent(np.full(shape, grey, np.uint8), Mask(shape), PredictedMask(shape))


def paint(canvas, content, region, class_id):
    """Paint a rectangle and tell the canvas."""
    editor = MaskEditor(content.mask, "Brush")
    stencil = np.full((region.height, region.width), 255, np.uint8)
    canvas.mask_changed([editor.paint(region, stencil, class_id)])
    return editor.finish()


def at(canvas, image, row, column):
    """Return the RGB at an image point."""
    y, x = canvas._view.to_view(row, column)
    return tuple(int(each) for each in image[int(y), int(x)])


def mixed(color, opacity, grey=100):
    return tuple(round(opacity * each + (1 - opacity) * grey) for each in color)


def close(color, other):
    return max(abs(a - b) for a, b in zip(color, other, strict=True)) <= 2


@pytest.mark.parametrize("zoom", [None, 0.3, 0.5, 1.0, 1.7, 4.0, 40.0])
def test_the_annotation_is_seen_where_it_was_painted(canvas, grabbed, zoom):
    content = flat()
    canvas.set_content(content)
    if zoom:
        canvas.zoom_to(zoom)
    grabbed(canvas)
    half = max(2, round(4 / canvas.zoom))
    paint(canvas, content, Region(500 - half, 500 - half, 2 * half, 2 * half), 1)
    image = grabbed(canvas)
    assert close(at(canvas, image, 500.5, 500.5), mixed((250, 0, 0), 0.65))
    assert close(at(canvas, image, 500.5 + 2 * half, 500.5), (100, 100, 100))


def test_undo_is_seen(canvas, grabbed):
    content = flat()
    canvas.set_content(content)
    edit = paint(canvas, content, Region(400, 400, 200, 200), 2)
    assert close(at(canvas, grabbed(canvas), 500, 500), mixed((0, 250, 0), 0.65))
    canvas.mask_changed(content.mask.take_back(edit))
    assert close(at(canvas, grabbed(canvas), 500, 500), (100, 100, 100))


def test_a_prediction_gives_way_to_the_annotation(canvas, grabbed):
    content = flat()
    canvas.set_content(content)
    grabbed(canvas)
    ids = np.full((256, 256), 3, np.uint8)
    region = content.prediction.put(TileIndex(1, 1), 1, ids, np.full((256, 256), 255, np.uint8))
    canvas.prediction_changed([region])
    paint(canvas, content, Region(300, 300, 50, 50), 1)
    image = grabbed(canvas)
    assert close(at(canvas, image, 325, 325), mixed((250, 0, 0), 0.65))
    assert close(at(canvas, image, 400, 400), mixed((0, 0, 250), 0.35))


def test_peeking_hides_all_layers(canvas, grabbed):
    content = flat()
    canvas.set_content(content)
    paint(canvas, content, Region(0, 0, 1000, 1000), 1)
    canvas.set_layers(Layers(is_peeking=True))
    assert close(at(canvas, grabbed(canvas), 500, 500), (100, 100, 100))
    canvas.set_layers(Layers())
    assert close(at(canvas, grabbed(canvas), 500, 500), mixed((250, 0, 0), 0.65))


def test_other_colors_are_seen(canvas, grabbed):
    content = flat()
    canvas.set_content(content)
    paint(canvas, content, Region(0, 0, 1000, 1000), 1)
    grabbed(canvas)
    canvas.set_colors({1: (0, 0, 0)})
    assert close(at(canvas, grabbed(canvas), 500, 500), mixed((0, 0, 0), 0.65))


def test_class_ids_of_16_bits_have_their_colors(canvas, grabbed):
    content = flat()
    canvas.set_content(content)
    paint(canvas, content, Region(400, 400, 200, 200), 300)
    assert close(at(canvas, grabbed(canvas), 500, 500), mixed((250, 250, 0), 0.65))


@pytest.mark.parametrize("zoom", [4.0, 8.0, 13.3])
def test_pixels_are_squares_at_high_zoom(canvas, grabbed, zoom, content):
    content.mask.class_ids[...] = 0
    content.prediction.class_ids[...] = 0
    canvas.set_content(content)
    canvas.zoom_to(zoom)
    canvas.center_on(255, 255)
    image = grabbed(canvas)
    for row in range(245, 265):
        for column in range(245, 265):
            for part in (0.2, 0.8):
                shown = at(canvas, image, row + part, column + part)
                assert shown == tuple(int(each) for each in content.pixels[row, column])


def test_a_pan_shows_what_a_full_paint_shows(canvas, grabbed, content, settle, hover):
    canvas.set_content(content)
    canvas.zoom_to(2.0)
    canvas.set_preview(Preview(cursor=Cursor.CIRCLE, radius_px=20))
    hover(200, 200)
    settle(canvas)
    for rows, columns in ((13, -40), (-77, 5), (3, 130)):
        canvas.pan_by(rows, columns)
        settle(canvas)
    panned = canvas.screen().grabWindow(canvas.winId()).toImage()
    whole = canvas.grab().toImage()
    assert panned.convertToFormat(whole.format()) == whole


def test_the_ground_has_the_colour_of_the_window(canvas, grabbed):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(10, 20, 30))
    canvas.setPalette(palette)
    canvas.set_content(flat((100, 1000)))
    image = grabbed(canvas)
    assert tuple(image[0, 0]) == tuple(image[399, 639]) == (10, 20, 30)
    edge = image[canvas._view.image_rectangle.row - 1, 300]
    assert tuple(edge) not in [(10, 20, 30), (100, 100, 100)]


def test_no_content_shows_the_window(canvas, grabbed):
    canvas.set_content(flat())
    grabbed(canvas)
    canvas.set_content(None)
    color = canvas.palette().color(QPalette.ColorRole.Window)
    assert tuple(grabbed(canvas)[200, 300]) == (color.red(), color.green(), color.blue())
    assert canvas.visible_region().is_empty
    assert canvas.view_tiles() == []


def test_outlines_are_thin_at_high_zoom(canvas, grabbed):
    content = flat()
    canvas.set_content(content)
    canvas.set_layers(Layers().with_style("annotation", is_outline=True, opacity=1.0))
    canvas.zoom_to(8.0)
    paint(canvas, content, Region(480, 480, 40, 40), 1)
    image = grabbed(canvas)
    assert close(at(canvas, image, 500, 500), (100, 100, 100))
    assert close(at(canvas, image, 480.05, 500), (250, 0, 0))
    assert close(at(canvas, image, 480.5, 500), (100, 100, 100))


@pytest.mark.parametrize("is_erasing", [False, True])
def test_the_circle_has_the_brush_size(canvas, grabbed, is_erasing, hover):
    canvas.set_content(flat())
    canvas.zoom_to(2.0)
    canvas.set_preview(Preview(cursor=Cursor.CIRCLE, radius_px=30, is_erasing=is_erasing))
    hover(300, 200)
    image = grabbed(canvas).astype(int)
    changed = np.argwhere(np.abs(image - 100).max(axis=2) > 30)
    radii = np.hypot(changed[:, 0] + 0.5 - 200, changed[:, 1] + 0.5 - 300)
    assert radii.min() > 58
    assert radii.max() < 62
    is_red = (image[..., 0] - image[..., 1] > 60).any()
    assert is_red == is_erasing
    QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert (np.abs(grabbed(canvas).astype(int) - 100) < 3).all()


def test_points_and_the_rubber_line_are_drawn(canvas, grabbed, hover):
    canvas.set_content(flat())
    canvas.zoom_to(1.0)
    points = ((450.0, 400.0), (450.0, 500.0))
    canvas.set_preview(Preview(points=points, follows_pointer=True, color="#00ff00"))
    y, x = canvas._view.to_view(550, 500)
    hover(round(x), round(y))
    image = grabbed(canvas)
    assert at(canvas, image, 450, 450)[1] > 150
    assert at(canvas, image, 500, 500)[1] > 150
    assert close(at(canvas, image, 500, 450), (100, 100, 100))
    canvas.set_preview(Preview())
    assert (np.abs(grabbed(canvas).astype(int) - 100) < 3).all()


@pytest.mark.parametrize("shape", [(1200, 1400), (3000, 3500, 3)])
def test_an_image_zoomed_out_is_the_mean_of_its_pixels(canvas, grabbed, shape):
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, shape, np.uint8)
    canvas.set_content(CanvasContent(pixels, Mask(shape[:2])))
    canvas.zoom_to(0.12)
    canvas.center_on(shape[0] / 2, shape[1] / 2)
    canvas.repaint()
    image = grabbed(canvas)
    inside = image[150:250, 260:380].astype(float)
    assert abs(inside.mean() - pixels.mean()) < 3
    assert inside.std() < 0.5 * pixels.std()


def test_resizing_keeps_the_fit(canvas, grabbed):
    canvas.set_content(flat())
    canvas.resize(300, 500)
    QCoreApplication.processEvents()
    assert canvas.visible_region() == Region(0, 0, 1000, 1000)
    assert canvas._view.size == (500, 300)


def test_view_tiles_start_at_the_pointer(canvas, hover):
    canvas.set_content(flat((2000, 2000)))
    hover(320, 200)
    assert len(canvas.view_tiles()) == 64
    row, column = canvas._view.to_image(200, 320)
    assert canvas.view_tiles()[0] == TileIndex(int(row) // 256, int(column) // 256)


def test_thousands_of_paints_leave_nothing_behind(canvas, settle):
    content = flat((1500, 1500))
    canvas.set_content(content)
    canvas.set_preview(Preview(cursor=Cursor.CIRCLE, radius_px=15))
    settle(canvas)
    rng, sizes = np.random.default_rng(0), []
    for i in range(3000):
        editor = MaskEditor(content.mask, "Brush")
        point = tuple(rng.uniform(0, 1500, 2))
        canvas.mask_changed([editor.paint(*capsule(point, point, 15), i % 4)])
        if i % 10 == 0:
            canvas.zoom_to(2.0 ** rng.uniform(-2, 6))
            canvas.center_on(*rng.uniform(0, 1500, 2))
        QCoreApplication.processEvents()
        if i % 1000 == 999:
            gc.collect()
            sizes.append(psutil.Process().memory_info().rss / 2**20)
    assert sizes[-1] - sizes[0] < 30


def test_the_predicted_background_leaves_the_image_clear(canvas, grabbed):
    content = flat()
    content.prediction.class_ids[:, :500], content.prediction.class_ids[:, 500:] = 1, 2
    paint(canvas, content, Region(0, 0, 200, 1000), 1)
    canvas.set_content(content)
    canvas.set_colors({1: (250, 0, 0), 2: (0, 250, 0)}, background_id=1)
    image = grabbed(canvas)
    assert close(at(canvas, image, 500, 250), (100, 100, 100))
    assert close(at(canvas, image, 500, 750), mixed((0, 250, 0), 0.35))
    assert close(at(canvas, image, 100, 250), mixed((250, 0, 0), 0.65))
