"""What is known of images, written as masks and overlays."""

import cv2
import numpy as np
import pytest

from segstudio.document.mask import MaskEditor
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region, TileIndex
from segstudio.formats.classes_file import read_classes
from segstudio.formats.index_png import read_index_mask
from segstudio.storage.image_file import read_image
from segstudio.storage.prediction_file import PredictionUnreadable, prediction_path, save_prediction
from segstudio.workspace.export_target import OutputRefused
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.mask_export import MaskExport
from segstudio.workspace.project_opening import create_store

from .conftest import write_images

SHAPE = (32, 40)
BACKGROUND, OBJECT = 1, 2
TOP, LEFT = Region(0, 0, 16, 40), Region(0, 0, 32, 20)


@pytest.fixture
def project(tmp_path):
    """Three images. In the first two the top is drawn as an object; the third is bare."""
    folder = write_images(tmp_path / "images", ["a.png", "b.png", "c.png"], SHAPE)
    opened = create_store(tmp_path / "project", sorted(folder.iterdir()))
    for record in opened.images[:2]:
        mask, _ = opened.store.load_mask(record.id, SHAPE)
        editor = MaskEditor(mask, "Fill")
        editor.fill_unlabelled(Region(0, 0, *SHAPE), inside(TOP), OBJECT)
        opened.store.commit_edit(record.id, SHAPE, editor.finish(), mask.counts)
    yield opened
    opened.store.close()


def inside(region):
    chosen = np.zeros(SHAPE, np.bool_)
    chosen[region.slices] = True
    return chosen


def predict(project, position, class_ids):
    prediction = PredictedMask(SHAPE)
    prediction.put(TileIndex(0, 0), 1, class_ids, class_ids)
    path = prediction_path(project.info.predictions, project.images[position].id)
    save_prediction(path, prediction)


def exported(project, **options):
    source = MaskSource(project.store, project.info.predictions)
    export = MaskExport(source, project.classes, **options)
    export.begin(project.images)
    return export


def test_an_annotation_alone_needs_no_prediction_that_can_be_read(project, tmp_path):
    record = project.images[0]
    path = prediction_path(project.info.predictions, record.id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"broken")
    assert exported(project, with_predictions=False, masks=tmp_path / "out").write(record)
    written = read_index_mask(tmp_path / "out" / "a.png")
    np.testing.assert_array_equal(written, np.where(inside(TOP), OBJECT, 0))
    with pytest.raises(PredictionUnreadable):
        exported(project, with_predictions=True, masks=tmp_path / "out").write(record)


def test_what_is_drawn_wins_and_removed_classes_are_left_out(project, tmp_path):
    predict(project, 0, np.where(inside(LEFT), 7, BACKGROUND).astype(np.uint8))
    table = project.classes.added("gone", class_id=7).without(7)
    source = MaskSource(project.store, project.info.predictions)
    export = MaskExport(source, table, with_predictions=True, masks=tmp_path / "out")
    export.begin(project.images)
    assert export.write(project.images[0])
    expected = np.where(inside(TOP), OBJECT, np.where(inside(LEFT), 0, BACKGROUND))
    np.testing.assert_array_equal(read_index_mask(tmp_path / "out" / "a.png"), expected)


def test_overlays_show_drawn_background_and_leave_predicted_background_clear(project, tmp_path):
    predict(project, 2, np.where(inside(TOP), OBJECT, BACKGROUND).astype(np.uint8))
    record = project.images[2]
    mask, _ = project.store.load_mask(record.id, SHAPE)
    editor = MaskEditor(mask, "Fill")
    editor.fill_unlabelled(Region(0, 0, *SHAPE), inside(Region(24, 0, 32, 40)), BACKGROUND)
    project.store.commit_edit(record.id, SHAPE, editor.finish(), mask.counts)
    folders = {"masks": tmp_path / "out", "overlays": tmp_path / "out" / "overlays"}
    assert exported(project, with_predictions=True, **folders).write(record)
    overlay = cv2.imread(str(tmp_path / "out" / "overlays" / "c.png")).astype(int)
    image = read_image(record.path).astype(int)
    is_clear = (overlay == image[..., None]).all(axis=2)
    assert is_clear[17:23].all()
    assert not is_clear[:15].any()
    assert not is_clear[26:].any()
    assert (read_index_mask(tmp_path / "out" / "c.png")[16:] == BACKGROUND).all()


def test_nothing_known_writes_nothing_and_opens_no_image(project, tmp_path):
    record = project.images[2]
    record.path.unlink()
    export = exported(project, with_predictions=True, masks=tmp_path / "out")
    assert not export.write(record)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["classes.json"]
    assert read_classes(tmp_path / "out" / "classes.json").ids == (BACKGROUND, OBJECT)


def test_overlays_alone_leave_no_classes_json(project, tmp_path):
    assert exported(project, with_predictions=True, overlays=tmp_path / "out").write(
        project.images[0]
    )
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.png"]


def test_nothing_is_begun_over_the_images(project):
    folder = project.images[0].path.parent
    with pytest.raises(OutputRefused):
        exported(project, with_predictions=False, masks=folder)
    assert not (folder / "classes.json").exists()
