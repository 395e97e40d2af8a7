"""Mask R-CNN on small made images: touching discs and squares that a threshold cannot part."""

import cv2
import numpy as np
import pytest
import torch

from segstudio.document.instance_card import CARD_NAME, WEIGHTS_NAME, InstanceCard
from segstudio.document.instance_choice import SMALL
from segstudio.engine.errors import CheckpointBroken, ImageRefused, NetworkRefused
from segstudio.engine.instances.detection import detect
from segstudio.engine.instances.instance_file import load, save
from segstudio.engine.instances.network import build
from segstudio.engine.instances.scene import scene_of, seen
from segstudio.engine.instances.training import train

SIDE_PX = 64
CPU = torch.device("cpu")
DISC, SQUARE = 1, 2


def made(seed):
    """Return an image, the numbers of its two instances, which touch, and their kinds."""
    rng = np.random.default_rng(seed)
    numbers, kinds = np.zeros((SIDE_PX, SIDE_PX), np.int32), []
    row, column = (32 + int(each) for each in rng.integers(-4, 5, 2))
    radius, kind = int(rng.integers(9, 12)), int(rng.integers(DISC, SQUARE + 1))
    for middle in (column - radius, column + radius):
        kinds.append(kind)
        if kind == DISC:
            cv2.circle(numbers, (middle, row), radius, len(kinds), -1)
        else:
            corner = (middle - radius, row - radius)
            end = (middle + radius - 1, row + radius)
            cv2.rectangle(numbers, corner, end, len(kinds), -1)
    image = np.clip(rng.normal(60, 10, numbers.shape) + 120 * (numbers > 0), 0, 255)
    return image.astype(np.uint8), numbers, tuple(kinds)


def matched_f1(found, numbers, kinds):
    """F1 of (kind, mask) found, each matched once to an instance of its kind at IoU over 0.6."""
    truth = [(kind, numbers == number) for number, kind in enumerate(kinds, 1)]
    hits = 0
    for kind, mask in found:
        for each in truth:
            overlap = (mask & each[1]).sum() / (mask | each[1]).sum()
            if kind in (each[0], None) and overlap > 0.6:
                truth = [other for other in truth if other is not each]
                hits += 1
                break
    return 2 * hits / max(1, len(found) + len(kinds))


def of_network(network, image):
    found = []
    for each in detect(network, image, SIDE_PX, CPU):
        if each.score > 0.5:
            mask = np.zeros(image.shape, bool)
            height, width = each.stencil.shape
            mask[each.row : each.row + height, each.column : each.column + width] = each.stencil > 0
            found.append((each.kind, mask))
    return found


def of_threshold(image):
    """Connected regions above Otsu's threshold; any kind counts as right."""
    _, mask = cv2.threshold(image, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    return [(None, labels == each) for each in range(1, count) if stats[each, 4] >= 30]


@pytest.fixture(scope="module")
def trained():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # waits between threads cost more than they bring at this size
    torch.manual_seed(0)
    network = build(SMALL, 2)
    network.roi_heads.fg_bg_sampler.batch_size_per_image = 24  # there are two instances, not 100
    scenes = [scene_of(*made(seed), SIDE_PX) for seed in range(16)]
    losses = [step.loss for step in train(network, scenes, CPU, 0, 160)]
    torch.set_num_threads(threads)
    return network, losses


def test_the_loss_falls(trained):
    _, losses = trained
    assert len(losses) == 160
    assert np.mean(losses[-15:]) < 0.5 * np.mean(losses[:15])


def test_on_unseen_images_it_finds_more_than_a_threshold(trained):
    unseen = [made(seed) for seed in range(100, 106)]
    ours = [matched_f1(of_network(trained[0], image), *truth) for image, *truth in unseen]
    theirs = [matched_f1(of_threshold(image), *truth) for image, *truth in unseen]
    assert np.mean(ours) > 0.6
    assert np.mean(ours) > np.mean(theirs) + 0.1


def test_saved_and_loaded_it_finds_the_same(trained, tmp_path):
    card = InstanceCard(SMALL, (2, 5), SIDE_PX)
    save(tmp_path, trained[0], card)
    network, read = load(tmp_path)
    assert read == card
    image = made(7)[0]
    before, after = (detect(each, image, SIDE_PX, CPU) for each in (trained[0], network))
    assert [each.score for each in before] == [each.score for each in after]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (CARD_NAME, b"[]", "does not tell what"),
        (CARD_NAME, b'{"backbone": "vast", "class_ids": [1], "side_px": 64, "sha256": ""}', "vast"),
        (WEIGHTS_NAME, b"nothing", "is damaged"),
    ],
)
def test_what_is_damaged_is_named(tmp_path, name, content, sentence):
    save(tmp_path, build(SMALL, 1), InstanceCard(SMALL, (2,), SIDE_PX))
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CheckpointBroken, match=sentence):
        load(tmp_path)


def test_without_a_network_the_command_is_named(tmp_path):
    with pytest.raises(CheckpointBroken, match="segstudio instances train"):
        load(tmp_path)


def test_masks_lie_in_the_image_at_its_own_size(trained):
    image = made(9)[0]
    large = cv2.resize(image, (SIDE_PX * 3, SIDE_PX * 2), interpolation=cv2.INTER_LINEAR)
    for each in detect(trained[0], large, SIDE_PX, CPU):
        height, width = each.stencil.shape
        assert 0 <= each.row <= large.shape[0] - height
        assert 0 <= each.column <= large.shape[1] - width


def test_what_vanishes_at_the_networks_size_is_left_out():
    numbers = np.zeros((512, 512), np.int32)
    numbers[0, 0], numbers[100:200, 100:200] = 1, 2
    scene = scene_of(np.zeros((512, 512), np.uint8), numbers, (1, 2), 64)
    assert scene.classes == (2,)
    assert set(np.unique(scene.numbers)) == {0, 1}


def test_images_of_many_channels_are_refused():
    with pytest.raises(ImageRefused, match="grey and colour"):
        seen(np.zeros((8, 8, 7), np.uint8), 64)


@pytest.mark.parametrize("kinds", [1, 300])
@pytest.mark.parametrize("shape", [(1, 1), (3, 70)])
def test_one_kind_or_many_and_images_of_a_pixel(kinds, shape):
    torch.manual_seed(0)
    network = build(SMALL, kinds)
    image = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    found = detect(network, image, SIDE_PX, CPU)
    assert all(1 <= each.kind <= kinds and each.stencil.any() for each in found)
    scene = scene_of(image, np.ones(shape, np.int32), (kinds,), SIDE_PX)
    (step,) = train(network, [scene], CPU, 0, 1)
    assert np.isfinite(step.loss)


def test_too_little_memory_is_a_sentence_and_what_was_learned_stays(trained, monkeypatch):
    network, _ = trained
    weights = {name: each.clone() for name, each in network.state_dict().items()}

    def full(*_):
        raise torch.OutOfMemoryError("out of memory")

    monkeypatch.setattr(network.roi_heads, "forward", full)
    image, numbers, kinds = made(5)
    with pytest.raises(NetworkRefused, match="too little memory"):
        detect(network, image, SIDE_PX, CPU)
    with pytest.raises(NetworkRefused, match="too little memory"):
        list(train(network, [scene_of(image, numbers, kinds, SIDE_PX)], CPU, 0, 1))
    monkeypatch.undo()
    assert all(torch.equal(each, weights[name]) for name, each in network.state_dict().items())
    assert detect(network, image, SIDE_PX, CPU)
