"""The learner as its users see it: learns, predicts, follows strokes, classes and images."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NETWORKS
from segstudio.document.region import Region, TileIndex
from segstudio.engine import (
    AnnotationRefused,
    ClassesRefused,
    ImageRefused,
    Learner,
    LearnerSettings,
    NothingPublished,
    NothingToLearn,
)

TINY = LearnerSettings(patch_px=32, batch=2)


def trained(learner: Learner, steps: int = 3) -> Learner:
    for _ in learner.train(steps=steps):
        pass
    return learner


def dice(predicted: np.ndarray, truth: np.ndarray, class_id: int) -> float:
    said, is_so = predicted == class_id, truth == class_id
    return 2 * (said & is_so).sum() / (said.sum() + is_so.sum())


def test_a_few_seconds_of_sparse_strokes_find_blobs_of_an_unseen_image(blobs, other_blobs) -> None:
    settings = LearnerSettings(patch_px=64, batch=4, learning_rate=1e-2)
    learner = Learner([1, 2], device="cpu", settings=settings)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    trained(learner, 50)
    learner.set_image("b", other_blobs.pixels)
    prediction = learner.predict("b")
    predicted = np.array(prediction.class_ids)[prediction.probabilities.argmax(0)]
    assert dice(predicted, other_blobs.truth, 2) > 0.8


def test_steps_are_counted_and_the_end_is_published(learner) -> None:
    steps = list(learner.train(steps=3))
    assert [each.step for each in steps] == [1, 2, 3]
    assert all(np.isfinite(each.loss) for each in steps)
    assert steps[-1].version == 0
    assert (learner.version, learner.step) == (1, 3)
    assert learner.publish() == 2


def test_time_ends_training(learner) -> None:
    assert list(learner.train(seconds=0)) == []
    assert learner.version == 0


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_seed_gives_the_same_network(blobs, threads) -> None:
    results, before = [], torch.get_num_threads()
    torch.set_num_threads(threads)
    for _ in range(2):
        learner = Learner([1, 2], device="cpu", seed=5, settings=TINY)
        learner.set_image("a", blobs.pixels)
        learner.annotate("a", blobs.strokes)
        results.append(trained(learner).predict("a").probabilities)
    torch.set_num_threads(before)
    assert np.array_equal(*results)


def test_predictions_come_from_the_published_version_only(learner) -> None:
    trained(learner)
    before = learner.predict("a")
    training = learner.train(steps=3)
    next(training)
    during = learner.predict("a")
    assert np.array_equal(before.probabilities, during.probabilities)
    assert during.version == 1
    learner.publish()
    assert not np.array_equal(before.probabilities, learner.predict("a").probabilities)


def test_a_prediction_has_a_probability_for_each_class_and_pixel(learner, blobs) -> None:
    prediction = trained(learner).predict("a")
    assert prediction.probabilities.shape == (2, *blobs.truth.shape)
    assert prediction.probabilities.dtype == np.float32
    assert prediction.probabilities.sum(0) == pytest.approx(1, abs=1e-5)
    assert prediction.class_ids == (1, 2)
    part = learner.predict("a", Region(150, -5, 50, 20))
    assert part.region == Region(150, 0, 10, 15)
    assert part.probabilities.shape == (2, 10, 15)
    assert learner.predict("a", Region(900, 900, 5, 5)).probabilities.shape == (2, 0, 0)


def test_tiles_carry_ids_and_confidence(learner, blobs) -> None:
    learner.set_classes([1, 2, 300])
    trained(learner)
    tiles = list(learner.predict_tiles("a", [TileIndex(0, 0), TileIndex(5, 5), TileIndex(-1, 0)]))
    assert [each.tile for each in tiles] == [TileIndex(0, 0)]
    assert tiles[0].class_ids.dtype == np.uint16
    assert tiles[0].class_ids.shape == blobs.truth.shape
    assert set(np.unique(tiles[0].class_ids)) <= {1, 2}
    assert tiles[0].confidence.min() >= 127


def test_nothing_to_learn_names_the_missing_classes(blobs) -> None:
    learner = Learner([3, 1, 2], device="cpu", settings=TINY)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", np.where(blobs.strokes == 1, 1, 0).astype(np.uint8))
    with pytest.raises(NothingToLearn) as caught:
        learner.train(steps=1)
    assert caught.value.missing == (3, 2)
    assert learner.labelled_classes == (1,)


def test_erasing_the_last_stroke_ends_training_between_steps(learner, blobs) -> None:
    training = learner.train(steps=5)
    next(training)
    learner.annotate("a", np.zeros_like(blobs.truth))
    with pytest.raises(NothingToLearn):
        next(training)


def test_before_training_there_is_nothing_to_predict_with(learner) -> None:
    with pytest.raises(NothingPublished):
        learner.predict("a")
    with pytest.raises(NothingPublished):
        learner.publish()


def test_classes_that_stay_keep_what_they_know(learner) -> None:
    before = trained(learner, 5).predict("a").probabilities
    learner.set_classes([2, 9, 1])
    after = learner.predict("a")
    assert after.class_ids == (2, 9, 1)
    assert after.probabilities[[2, 0]] == pytest.approx(before, abs=1e-5)
    assert not after.probabilities[1].any()
    trained(learner, 1)
    learner.set_classes([2, 1])
    assert learner.predict("a").class_ids == (2, 1)


def test_held_out_dice_is_measured_where_there_are_strokes_to_spare(blobs) -> None:
    learner = Learner([1, 2], device="cpu", settings=TINY)
    assert learner.held_out_dice is None
    for key in range(10):
        learner.set_image(key, blobs.pixels)
        learner.annotate(key, blobs.strokes)
    trained(learner, 5)
    assert learner.held_out_dice is not None
    assert 0 <= learner.held_out_dice <= 1
    assert learner.versions[-1].dice == learner.held_out_dice


def test_strokes_of_a_region_leave_the_rest_alone(learner, blobs) -> None:
    learner.annotate("a", np.zeros((4, 4), np.uint8), Region(0, 0, 4, 4))
    assert learner.labelled_classes == (1, 2)


@pytest.mark.parametrize(
    ("mask", "region"),
    [
        (np.zeros((160, 160), np.float32), None),
        (np.zeros((10, 10), np.uint8), None),
        (np.zeros((160, 160, 1), np.uint8), None),
        (np.zeros((4, 4), np.uint8), Region(0, 0, 5, 4)),
        (np.zeros((4, 4), np.uint8), Region(158, 0, 4, 4)),
        (np.zeros((4, 4), np.uint8), Region(-1, 0, 4, 4)),
    ],
)
def test_masks_that_do_not_fit_are_refused(learner, mask, region) -> None:
    with pytest.raises(AnnotationRefused):
        learner.annotate("a", mask, region)


@pytest.mark.parametrize("classes", [[], [0], [1, 1], [65_536]])
def test_bad_classes_are_refused(classes) -> None:
    with pytest.raises(ClassesRefused):
        Learner(classes, device="cpu", settings=TINY)


def test_images_come_from_the_source_when_they_are_needed(blobs) -> None:
    asked = []

    def source(key: object) -> np.ndarray:
        asked.append(key)
        if key == "broken":
            raise OSError("it is truncated")
        return blobs.pixels

    learner = Learner([1, 2], device="cpu", settings=TINY, image_source=source)
    learner.annotate("good", blobs.strokes)
    learner.annotate("broken", blobs.strokes)
    assert asked == []
    trained(learner, 8)
    assert sorted(set(asked)) == ["broken", "good"]
    assert asked.count("good") == 1
    assert len(learner.warnings) == 1
    assert "truncated" in learner.warnings[0]


def test_removed_images_are_gone(learner) -> None:
    trained(learner, 1)
    learner.remove_image("a")
    learner.remove_image("never there")
    assert learner.labelled_classes == ()
    with pytest.raises(ImageRefused, match="set_image"):
        learner.predict("a")


@pytest.mark.parametrize("shape", [(1, 1), (1, 70), (33, 5), (40, 37, 3)])
def test_images_of_any_size_are_learned_and_predicted(shape) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, shape, np.uint8)
    learner = Learner([1, 2], device="cpu", settings=TINY)
    learner.set_image(0, pixels)
    learner.set_image(1, np.zeros((9, 9), np.uint8))
    learner.annotate(0, np.ones(shape[:2], np.uint8))
    learner.annotate(1, np.full((9, 9), 2, np.uint8))
    prediction = trained(learner, 2).predict(0)
    assert prediction.probabilities.shape == (2, *shape[:2])
    assert np.isfinite(prediction.probabilities).all()


def test_devices_that_are_not_there_are_refused_with_a_sentence() -> None:
    with pytest.raises(Exception, match="choose “cpu”"):
        Learner([1, 2], device="cuda:97")
    assert Learner([1], device="cpu").device == "cpu"
    assert Learner([1], device="cpu").device_name.startswith("CPU")


def test_another_network_learns_at_its_own_usual_rate() -> None:
    usual, fcn = LearnerSettings(), {"network": "fcn"}
    assert usual.changed(fcn).learning_rate == NETWORKS["fcn"].learning_rate < usual.learning_rate
    assert usual.changed(fcn).changed({"network": "quick"}).learning_rate == usual.learning_rate
    assert usual.changed({"learning_rate": 2e-3}).changed(fcn).learning_rate == 2e-3
    assert usual.changed({**fcn, "learning_rate": 2e-3}).learning_rate == 2e-3
