"""Versions through the learner: kept, gone back to, saved, and followed across classes."""

import json

import numpy as np
import pytest

from segstudio.document.region import TileIndex
from segstudio.engine import (
    Learner,
    LearnerSettings,
    TrainingDiverged,
    VersionRefused,
    VersionUnknown,
)
from segstudio.engine.checkpoint import INDEX_NAME
from segstudio.engine.version_gate import Judgement

TINY = LearnerSettings(patch_px=32, batch=2)


def train(learner: Learner, steps: int) -> np.ndarray:
    """Train, publish, and return the probabilities of the image."""
    for _ in learner.train(steps=steps):
        pass
    return learner.predict("a").probabilities


def withhold(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every newer version be found worse from now on."""
    worse = Judgement(False, 0.5, 0.9)
    monkeypatch.setattr(learner._desk._gate, "judge", lambda newer, shown: worse)


def test_going_back_shows_the_same_again_under_a_newer_number(learner) -> None:
    first = train(learner, 3)
    train(learner, 3)
    assert learner.roll_back(1) == 3
    prediction = learner.predict("a")
    assert np.array_equal(prediction.probabilities, first)
    assert prediction.version == 3
    assert [note.restored for note in learner.versions] == [None, None, 1]
    assert learner.versions[-1].step == 3


def test_training_goes_on_from_what_was_gone_back_to(learner, blobs) -> None:
    train(learner, 2)
    train(learner, 30)
    learner.roll_back(1)
    state = learner._state
    restored = state.candidate().region(learner._images.get("a"), _whole(blobs), print)
    assert np.array_equal(restored, learner.predict("a").probabilities)
    assert not np.array_equal(train(learner, 1), restored)


def _whole(blobs):
    from segstudio.document.region import Region

    return Region(0, 0, *blobs.truth.shape)


def test_versions_that_are_not_kept_are_a_sentence_and_change_nothing(learner) -> None:
    before = train(learner, 2)
    with pytest.raises(VersionUnknown):
        learner.roll_back(9)
    assert np.array_equal(learner.predict("a").probabilities, before)


def test_what_is_worse_is_not_shown(learner, monkeypatch) -> None:
    before = train(learner, 2)
    withhold(learner, monkeypatch)
    assert np.array_equal(train(learner, 5), before)
    assert (learner.version, learner.step) == (1, 7)
    assert learner.judgement == Judgement(False, 0.5, 0.9)
    assert learner.held_out_dice == 0.5


def test_versions_survive_a_restart(learner, blobs, tmp_path) -> None:
    train(learner, 2)
    second = train(learner, 3)
    learner.roll_back(1)
    learner.roll_back(2)
    learner.save(tmp_path)
    assert len(list(tmp_path.glob("version-*"))) == 2
    loaded = Learner.load(tmp_path, device="cpu")
    loaded.set_image("a", blobs.pixels)
    assert loaded.versions == learner.versions
    assert (loaded.version, loaded.strokes) == (4, learner.strokes)
    assert np.array_equal(loaded.predict("a").probabilities, second)
    assert loaded.roll_back(3) == 5
    assert loaded.versions[-1].restored == 3


def test_a_damaged_version_is_left_out_with_a_sentence(learner, blobs, tmp_path) -> None:
    train(learner, 2)
    shown = train(learner, 3)
    learner.save(tmp_path)
    rows = json.loads((tmp_path / INDEX_NAME).read_text())["versions"]
    (tmp_path / f"version-{rows[0]['sha256'][:16]}.safetensors").write_bytes(b"damaged")
    rows[1]["class_ids"] = [1, 1]
    loaded = Learner.load(tmp_path, device="cpu")
    loaded.set_image("a", blobs.pixels)
    assert [note.number for note in loaded.versions] == [2]
    assert len(loaded.warnings) == 1
    assert "left out" in loaded.warnings[0]
    assert np.array_equal(loaded.predict("a").probabilities, shown)


@pytest.mark.parametrize(
    "field", ["number", "dice", "interval", "temperature", "sha256", "class_ids"]
)
def test_tampered_rows_are_left_out(learner, tmp_path, field) -> None:
    train(learner, 2)
    learner.save(tmp_path)
    index = json.loads((tmp_path / INDEX_NAME).read_text())
    index["versions"][0][field] = "../x"
    (tmp_path / INDEX_NAME).write_text(json.dumps(index))
    loaded = Learner.load(tmp_path, device="cpu")
    assert loaded.versions == ()
    assert len(loaded.warnings) == 1
    loaded.set_image("a", np.zeros((64, 64), np.uint8))
    assert loaded.predict("a").version == 1


def test_numbers_go_on_above_those_seen_before(learner) -> None:
    learner.desk.number_above(7)
    assert learner.version == 0
    train(learner, 1)
    assert learner.version == 8
    learner.desk.number_above(12)
    assert learner.version == 13
    assert learner.versions[-1].restored == 8


def test_classes_keep_what_was_learned_through_versions(learner) -> None:
    first = train(learner, 5)
    learner.set_classes([2, 9, 1])
    shown = learner.predict("a").probabilities
    assert shown[[2, 0]] == pytest.approx(first, abs=1e-5)
    train(learner, 3)
    learner.roll_back(1)
    again = learner.predict("a")
    assert again.class_ids == (2, 9, 1)
    assert again.probabilities[[2, 0]] == pytest.approx(first, abs=1e-5)
    assert not again.probabilities[1].any()
    learner.set_classes([1, 2])
    learner.roll_back(2)
    assert learner.predict("a").probabilities.shape[0] == 2


def test_a_version_none_of_whose_classes_is_left_cannot_be_shown(learner) -> None:
    train(learner, 2)
    learner.set_classes([7, 8])
    with pytest.raises(VersionUnknown):
        learner.roll_back(1)


def test_a_class_change_is_followed_even_where_it_is_worse(learner, monkeypatch) -> None:
    train(learner, 2)
    asked = []
    found = Judgement(True)
    monkeypatch.setattr(
        learner._desk._gate, "judge", lambda newer, shown: asked.append(shown) or found
    )
    learner.set_classes([1, 2, 3])
    learner.publish()
    learner.publish()
    assert asked[0] is None
    assert asked[1] is not None


def test_an_exploding_loss_is_told_and_what_is_shown_stays(blobs) -> None:
    learner = Learner([1, 2], device="cpu", settings=TINY)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    learner._desk.look_after(0.5)
    learner._desk.look_after(500.0)
    assert "exploded" in learner.warnings[-1]
    assert "anew" in learner.warnings[-1]
    before = train(learner, 2)
    for _ in range(2):
        learner._desk.look_after(5000.0)
    assert "version 1" in learner.warnings[-1]
    with pytest.raises(TrainingDiverged, match="again and again"):
        learner._desk.look_after(5000.0)
    assert np.array_equal(learner.predict("a").probabilities, before)


def test_a_poisoned_batch_is_skipped_told_and_learned_from_no_more(learner, monkeypatch) -> None:
    train(learner, 2)
    draw = learner._training_set.draw
    is_poisoned = [True] * 20 + [False] * 10

    def poisoned(*arguments):
        batch = draw(*arguments)
        if is_poisoned.pop(0):
            batch.pixels[...] = np.nan
        return batch

    monkeypatch.setattr(learner._training_set, "draw", poisoned)
    losses = [step.loss for step in learner.train(steps=25)]
    assert np.isnan(losses[:20]).all()
    assert np.isfinite(losses[20:]).all()
    assert "skipped" in learner.warnings[0]
    assert any("exploded" in sentence for sentence in learner.warnings)
    assert np.isfinite(learner.predict("a").probabilities).all()


def test_two_runs_with_gate_and_versions_are_bit_equal(blobs) -> None:
    def run() -> tuple[list[bool], np.ndarray, list[float | None]]:
        learner = Learner([1, 2], device="cpu", seed=3, settings=TINY)
        shown = []
        for key in range(4):
            learner.set_image(key, np.roll(blobs.pixels, key * 11, 0))
            learner.annotate(key, np.roll(blobs.strokes, key * 11, 0))
            for _ in learner.train(steps=5):
                pass
            shown.append(learner.judgement.is_shown)
        return shown, learner.predict(0).probabilities, [note.dice for note in learner.versions]

    one, other = run(), run()
    assert one[0] == other[0]
    assert np.array_equal(one[1], other[1])
    assert one[2] == other[2]
    assert one[2][-1] is not None


def test_what_a_person_says_of_versions_survives_a_restart(learner, tmp_path) -> None:
    train(learner, 2)
    train(learner, 2)
    learner.desk.shelf.mark(1, "für später", True)
    learner.save(tmp_path)
    note = Learner.load(tmp_path, device="cpu").versions[0]
    assert (note.text, note.is_pinned) == ("für später", True)
    learner.roll_back(1)
    assert (learner.versions[-1].text, learner.versions[-1].is_pinned) == ("", False)


def test_what_is_on_screen_is_not_deleted(learner, tmp_path) -> None:
    train(learner, 2)
    train(learner, 2)
    with pytest.raises(VersionRefused, match="is on screen"):
        learner.desk.delete(2)
    learner.save(tmp_path)
    learner.desk.delete(1)
    learner.save(tmp_path)
    assert len(list(tmp_path.glob("version-*"))) == 1
    assert [note.number for note in Learner.load(tmp_path, device="cpu").versions] == [2]


def test_tiles_of_a_kept_version_are_its_own(learner) -> None:
    train(learner, 2)
    before = [each.class_ids for each in learner.predict_tiles("a", [TileIndex(0, 0)])]
    train(learner, 30)
    again = list(learner.predict_tiles("a", [TileIndex(0, 0)], version=1))
    assert again[0].version == 1
    assert np.array_equal(again[0].class_ids, before[0])
    assert learner.version == 2
    with pytest.raises(VersionUnknown):
        next(learner.predict_tiles("a", [TileIndex(0, 0)], version=9))


def test_the_interval_of_the_dice_holds_it_and_is_kept(blobs, tmp_path) -> None:
    learner = Learner([1, 2], device="cpu", settings=TINY)
    for key in range(4):
        learner.set_image(key, np.roll(blobs.pixels, key * 11, 0))
        learner.annotate(key, np.roll(blobs.strokes, key * 11, 0))
    for _ in learner.train(steps=3):
        pass
    note = learner.versions[-1]
    low, high = note.interval
    assert 0 <= low <= note.dice <= high <= 1
    assert low < high
    learner.save(tmp_path)
    assert Learner.load(tmp_path, device="cpu").versions[-1] == note
