"""A Mask R-CNN as ONNX, for programs without PyTorch; checked against ONNX Runtime on an image."""

from __future__ import annotations

import copy
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.document.instance_card import InstanceCard
from segstudio.engine.errors import CheckpointNotSaved
from segstudio.engine.input_card import INSTANCE_OUTPUTS, instance_input_card
from segstudio.engine.instances.scene import Pixels, seen
from segstudio.engine.network_file import FORMAT, INSTANCES_KIND, Card, write_with_card
from segstudio.engine.onnx_file import INPUT, OPSET, TOLERANCE, check_packages, runtime_session

STEP_PX = 32
"""The sides that are shown are multiples of this, with zeros after the image."""
SURE = 0.1
"""Instances with this score and more are compared: the fainter ones come and go with rounding."""
Arrays = tuple[npt.NDArray[Any], ...]


class Instances(nn.Module):
    """An image as the network sees it in, `INSTANCE_OUTPUTS` out, at any size."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network: Any = network

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """pixels: (3, h, w)."""
        from torchvision.models.detection.image_list import ImageList

        network, (height, width) = self.network, pixels.shape[-2:]
        padded = functional.pad(pixels[None], (0, -width % STEP_PX, 0, -height % STEP_PX))
        images = ImageList(padded, [(height, width)])
        features = network.backbone(padded)
        proposals, _ = network.rpn(images, features, None)
        found, _ = network.roi_heads(features, proposals, images.image_sizes, None)
        (said,) = network.transform.postprocess(found, images.image_sizes, [(height, width)])
        return said["boxes"], said["labels"], said["scores"], said["masks"][:, 0]


def write_instances(
    path: Path, network: nn.Module, card: InstanceCard, about: Card, pixels: Pixels, name: str
) -> float:
    """Write `path` and its card once it is checked; return the largest difference found.

    about: what the project says of itself. pixels: of a real image, whose name is `name`.
    Raises OnnxMissing, ImageRefused, CheckpointNotSaved.
    """
    check_packages()
    module = Instances(copy.deepcopy(network).float().cpu().eval()).eval()
    content = _converted(module)
    image = np.ascontiguousarray(seen(pixels, card.side_px).transpose(2, 0, 1))
    session, runtime = runtime_session(content)
    said = tuple(session.run(list(INSTANCE_OUTPUTS), {INPUT: image}))
    with torch.inference_mode():
        expected = tuple(each.numpy() for each in module(torch.from_numpy(image)))
    difference = difference_of(said, expected)
    if not difference <= TOLERANCE:
        raise CheckpointNotSaved(
            f"The ONNX file differs from the network by {difference:.2g} on “{name}”, more than "
            f"{TOLERANCE:g}, so it was not kept. Install newer versions of onnx and onnxruntime."
        )
    checked = {"with": runtime, "image": name, "largest_difference": difference}
    write_with_card(path, content, {**_card(card, about), "onnx": _file(path, checked)})
    return difference


def difference_of(found: Arrays, expected: Arrays) -> float:
    """Return the largest difference of instances to those most like them, from either side.

    found, expected: `INSTANCE_OUTPUTS` each. Scores and mask values count as they are, boxes as a
    share of the image's longer side; infinite where an instance has none of its kind over there.
    """
    ways = (found, expected), (expected, found)
    each_way = (_distance(one, other, at) for one, other in ways for at in _sure(one))
    return max(each_way, default=0.0)


def _sure(said: Arrays) -> list[int]:
    return [int(at) for at in np.flatnonzero(said[2] >= SURE)]


def _distance(one: Arrays, other: Arrays, at: int) -> float:
    boxes, kinds, scores, masks = one
    alike = np.flatnonzero(other[1] == kinds[at])
    if not len(alike):
        return float("inf")
    moved = np.abs(other[0][alike] - boxes[at]).max(1) / max(masks.shape[1:])
    moved = np.maximum(moved, np.abs(other[2][alike] - scores[at]))
    best = alike[moved.argmin()]
    return max(float(moved.min()), float(np.abs(other[3][best] - masks[at]).max()))


def _converted(module: Instances) -> bytes:
    """Trace it: what torchvision finds depends on the image, which the newer way cannot follow."""
    sides = {INPUT: {1: "height", 2: "width"}, "masks": {0: "n", 1: "height", 2: "width"}}
    counts = {each: {0: "n"} for each in ("boxes", "kinds", "scores")}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        file = Path(folder) / "instances.onnx"
        torch.onnx.export(
            module,
            (torch.zeros(3, 150, 231),),  # sides that are no multiples of anything
            file,
            input_names=[INPUT],
            output_names=list(INSTANCE_OUTPUTS),
            opset_version=OPSET,
            dynamic_axes={**sides, **counts},
            dynamo=False,
        )
        return file.read_bytes()


def _card(card: InstanceCard, about: Card) -> Card:
    by_id = {each["id"]: each for each in about.get("classes", [])}
    told = {key: value for key, value in asdict(card).items() if key != "class_ids"}
    return {
        "kind": INSTANCES_KIND,
        "format": FORMAT,
        **about,
        "classes": [by_id.get(each, {"id": each}) for each in card.class_ids],
        "network": {"name": "mask-rcnn", **told},
        "input": instance_input_card(card.side_px),
        "output": INSTANCE_OUTPUTS,
    }


def _file(path: Path, checked: Card) -> Card:
    names = {"input": INPUT, "outputs": list(INSTANCE_OUTPUTS)}
    return {"file": path.name, "opset": OPSET, **names, "checked": checked}
