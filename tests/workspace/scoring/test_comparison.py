"""Comparing images with what was drawn on them, split by split, and stopping in between."""

import cv2
import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.workspace.known_mask import MaskSource
from segstudio.workspace.project_opening import create_store
from segstudio.workspace.scoring.comparison import Comparison, without_prediction
from segstudio.workspace.scoring.project_score import means_by_part
from segstudio.workspace.scoring.truth import DrawnTruth, Which

SHAPE = (40, 60)


@pytest.fixture
def opened(tmp_path):
    """Three images: two drawn and predicted, of which one is reviewed; one blank."""
    paths = []
    for number in range(3):
        path = tmp_path / f"image {number}.png"
        path.write_bytes(cv2.imencode(".png", np.zeros(SHAPE, np.uint8))[1].tobytes())
        paths.append(path)
    made = create_store(tmp_path / "project", paths)
    with made.store as store:
        for record, wrong in zip(made.images[:2], (0, 10), strict=True):
            mask = Mask(SHAPE)
            editor = MaskEditor(mask, "Draw", frozenset())
            for region, class_id in ((mask.whole, 1), (Region(10, 10, 20, 20), 2)):
                stencil = np.ones((region.height, region.width), np.uint8)
                editor.paint(region, stencil, class_id)
            store.commit_edit(record.id, SHAPE, editor.finish(), mask.counts)
            prediction = PredictedMask(SHAPE)
            prediction.class_ids[...] = np.roll(mask.class_ids, wrong, axis=1)
            prediction.confidence[...] = 200
            save_prediction(prediction_path(made.info.predictions, record.id), prediction)
        store.set_status(made.images[0].id, ImageStatus.REVIEWED)
        yield made


def run(opened, truth, **options):
    source = MaskSource(opened.store, opened.info.predictions)
    comparison = Comparison(source, opened.classes, lambda record: None, truth)
    return comparison.run(opened.store.images(), lambda *_: None, **options)


def test_all_that_is_drawn_with_the_worst_first(opened):
    score = run(opened, DrawnTruth(Which.ALL))
    assert [each.name for each in score.images] == ["image 1.png", "image 0.png"]
    assert score.images[0].prediction.figures(2)["dice"] == 0.5
    assert score.images[1].prediction.figures(2)["dice"] == 1
    assert score.without == [opened.images[2].id]
    assert all(each.result is None for each in score.images)


def test_only_what_is_reviewed(opened):
    score = run(opened, DrawnTruth())
    assert [each.image_id for each in score.images] == [opened.images[0].id]


def test_each_split_has_figures_of_its_own(opened):
    store, (first, second, _) = opened.store, opened.images
    store.review.set_splits({first.id: Split.TEST, second.id: Split.HELD_OUT})
    score = run(opened, DrawnTruth(Which.ALL))
    assert {each.name: each.split for each in score.images} == {
        "image 0.png": "test",
        "image 1.png": "held_out",
    }
    parts = means_by_part(score)
    assert list(parts) == ["prediction", "split:held_out", "split:test"]
    assert parts["split:test"]["mean_dice"] == 1
    assert parts["split:held_out"]["classes"][1]["dice"] == 0.5
    for which, image in ((Which.TEST, first), (Which.HELD_OUT, second)):
        assert [each.image_id for each in run(opened, DrawnTruth(which)).images] == [image.id]


def test_images_that_were_learned_from_before_they_were_set_aside_are_named(opened):
    store, (first, second, blank) = opened.store, opened.images
    store.review.set_splits({second.id: Split.TEST})
    store.add_version(7, 70, 0.5)
    aside = {first.id: Split.HELD_OUT, second.id: Split.HELD_OUT, blank.id: Split.TEST}
    store.review.set_splits(aside)
    assert store.review.taught_versions() == {first.id: 7}
    assert run(opened, DrawnTruth(Which.ALL)).taught == ["image 0.png"]
    store.review.set_splits({first.id: Split.TRAIN})
    assert run(opened, DrawnTruth(Which.ALL)).taught == []


def test_excluded_images_stay_out(opened):
    opened.store.set_status(opened.images[0].id, ImageStatus.EXCLUDED)
    assert len(run(opened, DrawnTruth(Which.ALL)).images) == 1


def test_it_can_be_stopped(opened):
    score = run(opened, DrawnTruth(Which.ALL), is_cancelled=lambda: True)
    assert score.is_cut_short
    assert score.images == []


def test_one_damaged_prediction_keeps_no_other_back(opened):
    prediction_path(opened.info.predictions, opened.images[0].id).write_bytes(b"nonsense")
    score = run(opened, DrawnTruth(Which.ALL))
    assert len(score.images) == 1
    assert score.problems[0].startswith("image 0.png: The prediction in")


def test_what_is_to_be_predicted_before(opened):
    found = without_prediction(opened.images, DrawnTruth(Which.ALL), opened.info.predictions)
    assert [each.name for each in found] == ["image 2.png"]
