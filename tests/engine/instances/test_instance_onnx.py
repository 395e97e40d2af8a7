"""A Mask R-CNN as ONNX: the same objects at any size, and what is in the way of it."""

import json

import numpy as np
import pytest
import torch

from segstudio.document.instance_card import InstanceCard
from segstudio.document.instance_choice import BACKBONES, SMALL
from segstudio.engine.errors import CheckpointNotSaved
from segstudio.engine.input_card import INSTANCE_OUTPUTS
from segstudio.engine.instances import instance_onnx
from segstudio.engine.instances.instance_onnx import difference_of, write_instances
from segstudio.engine.instances.network import build
from segstudio.engine.instances.scene import seen
from segstudio.engine.onnx_file import runtime_session

ABOUT = {"project": "discs", "classes": [{"id": 2, "name": "disc"}, {"id": 7, "name": "square"}]}
CARD = InstanceCard(SMALL, (7, 2), 64, images=3)


def noise(height, width):
    return np.random.default_rng(height).integers(0, 256, (height, width, 3)).astype(np.uint8)


@pytest.fixture(scope="module")
def network():
    """Drawn at random: it finds as much as it may, of both kinds."""
    torch.manual_seed(0)
    return build(SMALL, 2).eval()


@pytest.fixture(scope="module")
def written(network, tmp_path_factory):
    path = tmp_path_factory.mktemp("onnx") / "discs.onnx"
    return path, write_instances(path, network, CARD, ABOUT, noise(60, 80), "noise.png")


def asked(path, image):
    session, _ = runtime_session(path.read_bytes())
    pixels = np.ascontiguousarray(image.transpose(2, 0, 1))
    return tuple(session.run(None, {"pixels": pixels}))


def of_network(network, image):
    with torch.inference_mode():
        pixels = torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
        return tuple(each.numpy() for each in instance_onnx.Instances(network)(pixels))


@pytest.mark.parametrize("shape", [(64, 64), (40, 97), (1, 3)])
def test_it_says_the_same_at_any_size(written, network, shape):
    path, difference = written
    image = seen(noise(*shape), max(shape))
    said = asked(path, image)
    assert difference <= 1e-3
    assert difference_of(said, of_network(network, image)) <= 1e-3
    assert said[3].shape == (len(said[0]), *image.shape[:2])


def test_it_says_what_the_program_says(written, network):
    image = seen(noise(48, 64), 64)
    transform = network.transform
    transform.min_size, transform.max_size = (48,), 64
    with torch.inference_mode():
        (told,) = network([torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))])
    names = ("boxes", "labels", "scores", "masks")
    expected = tuple(told[each].numpy() for each in names)
    expected = (*expected[:3], expected[3][:, 0])
    assert len(expected[0])
    assert difference_of(asked(written[0], image), expected) <= 1e-3


def test_an_image_without_objects_has_none(written, network, monkeypatch, tmp_path):
    monkeypatch.setattr(network.roi_heads, "score_thresh", 2.0)
    path = tmp_path / "none.onnx"
    assert write_instances(path, network, CARD, ABOUT, noise(60, 80), "noise.png") == 0
    assert [len(each) for each in asked(path, seen(noise(30, 50), 50))] == [0] * 4


def test_its_card_tells_classes_in_the_order_of_the_kinds(written):
    card = json.loads(written[0].with_name("discs.onnx.json").read_text("utf-8"))
    assert [each["name"] for each in card["classes"]] == ["square", "disc"]
    assert card["network"]["images"] == 3
    assert list(card["output"]) == card["onnx"]["outputs"] == list(INSTANCE_OUTPUTS)
    assert card["onnx"]["checked"]["image"] == "noise.png"


def test_one_that_says_something_else_is_not_kept(network, monkeypatch, tmp_path):
    monkeypatch.setattr(instance_onnx, "TOLERANCE", -1.0)
    with pytest.raises(CheckpointNotSaved, match=r"on “noise.png”"):
        write_instances(tmp_path / "a.onnx", network, CARD, ABOUT, noise(60, 80), "noise.png")
    assert list(tmp_path.iterdir()) == []


def test_other_kinds_places_scores_and_masks_differ():
    masks = np.zeros((2, 8, 10), np.float32)
    boxes, scores = np.array([[0, 0, 4, 4], [5, 5, 8, 8.0]]), np.array([0.9, 0.5])
    said = boxes, np.array([1, 2]), scores, masks
    assert difference_of(said, said) == 0
    assert difference_of(said, (boxes + 1, *said[1:])) == pytest.approx(0.1)
    assert difference_of(said, (boxes, said[1], scores - 0.2, masks)) == pytest.approx(0.2)
    assert difference_of(said, (*said[:3], masks + 0.3)) == pytest.approx(0.3)
    assert difference_of(said, (boxes, np.array([1, 1]), scores, masks)) == np.inf
    fewer = tuple(each[:1] for each in said)
    assert difference_of(said, fewer) == np.inf
    assert difference_of(fewer, said) == np.inf


def test_each_backbone_has_the_names_that_it_is_taken_apart_by():
    for backbone in BACKBONES:
        assert {"backbone", "rpn", "roi_heads", "transform"} <= dict(
            build(backbone, 1).named_children()
        ).keys()
