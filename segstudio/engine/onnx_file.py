"""A network as ONNX, for programs without PyTorch; checked against ONNX Runtime on a real image."""

from __future__ import annotations

import copy
import importlib.util
import logging
import threading
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from tqdm import tqdm

from segstudio.engine.errors import CheckpointNotSaved, EngineError
from segstudio.engine.network_file import Card, write_with_card
from segstudio.engine.networks import Network
from segstudio.engine.predictor import Predictor

OPSET = 18
TOLERANCE = 1e-3
"""Of a probability."""
PACKAGES = ("onnx", "onnxscript", "onnxruntime")
INPUT, OUTPUT = "pixels", "probabilities"


class OnnxMissing(EngineError):
    """The packages for it are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "ONNX files need packages that are not installed. Install them with "
            "“pip install 'segstudio[onnx]'”, then export again."
        )


def check_packages() -> None:
    """Raise OnnxMissing where a package is not installed."""
    if any(importlib.util.find_spec(each) is None for each in PACKAGES):
        raise OnnxMissing


class Probabilities(nn.Module):
    """Pixels in, probabilities out, at any size: what the predictor does to a window."""

    hidden: Tensor

    def __init__(self, network: Network, unlearned: list[int], is_mirrored: bool = False) -> None:
        """unlearned: rows of classes that get the probability 0. is_mirrored: what is around an
        image is its mirror image, and nothing otherwise.
        """
        super().__init__()
        self.network = network
        step_px = network.multiple_px
        self._around_px = -(-network.context_px // step_px) * step_px if is_mirrored else 0
        hidden = torch.zeros(1, network.classes, 1, 1)
        hidden[:, unlearned] = -torch.inf
        self.register_buffer("hidden", hidden)

    def forward(self, pixels: Tensor) -> Tensor:
        """Return (n, classes, h, w). The border is repeated up to whole steps of the last stage,
        or what is around it mirrored.
        """
        height, width = pixels.shape[-2:]
        rows, columns = self._places(height), self._places(width)
        padded = pixels.index_select(2, rows).index_select(3, columns)
        scores = self.network.head(self.network.features(padded)) + self.hidden
        top = left = self._around_px
        probabilities: Tensor = scores.softmax(1)[..., top : top + height, left : left + width]
        return probabilities

    def _places(self, length: int) -> Tensor:
        """Return which rows or columns of an image are shown, in whole steps."""
        wide_px = length + -length % self.network.multiple_px
        if not self._around_px:
            return torch.arange(wide_px).clamp(max=length - 1)
        period = (2 * torch.arange(length)[-1:]).clamp(min=1)
        places = torch.arange(-self._around_px, wide_px + self._around_px).abs() % period
        return torch.minimum(places, period - places).clamp(max=length - 1)


def write_onnx(
    path: Path, predictor: Predictor, card: Card, crop: npt.NDArray[np.float32], name: str
) -> float:
    """Write `path` and its card once it is checked; return the largest difference found.

    crop: (channels, h, w), a normalised part of a real image. name: of that image.
    Raises OnnxMissing, CheckpointNotSaved.
    """
    check_packages()
    module = probabilities_of(predictor)
    content = converted(module, card)
    difference, runtime = difference_of(content, module, crop)
    if not difference <= TOLERANCE:
        raise CheckpointNotSaved(
            f"The ONNX file differs from the network by {difference:.2g} on “{name}”, more than "
            f"{TOLERANCE:g}, so it was not kept. Install newer versions of onnx and onnxruntime."
        )
    write_checked(path, content, card, {"with": runtime, "image": name}, difference)
    return difference


def probabilities_of(predictor: Predictor) -> Probabilities:
    """Return a copy of what predicts, on the CPU, as it goes into a file."""
    network = copy.deepcopy(predictor.network).float().cpu().eval()
    return Probabilities(network, predictor.unlearned_rows, predictor.is_mirrored).eval()


def write_checked(path: Path, content: bytes, card: Card, checked: Card, difference: float) -> None:
    """Write a file and its card. checked: with what, on which image. Raises CheckpointNotSaved."""
    said = {
        "file": path.name,
        "opset": OPSET,
        "input": INPUT,
        "output": OUTPUT,
        "checked": {**checked, "largest_difference": difference},
    }
    write_with_card(path, content, {**card, "onnx": said})


def converted(module: Probabilities, card: Card) -> bytes:
    """Return the content of an ONNX file. Raises CheckpointNotSaved."""
    # Sides that are no multiples of anything, so that nothing is taken for a constant.
    sample = torch.zeros(2, module.network.channels, 150, 231)
    dynamic: Any = torch.export.Dim.DYNAMIC
    # A lock for several processes would be left behind when this one ends.
    tqdm.set_lock(threading.RLock())
    level = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                module,
                (sample,),
                input_names=[INPUT],
                output_names=[OUTPUT],
                opset_version=OPSET,
                dynamo=True,
                dynamic_shapes={INPUT: {0: dynamic, 2: dynamic, 3: dynamic}},
                external_data=False,
                verbose=False,
            )
    finally:
        logging.disable(level)
    if program is None:
        raise CheckpointNotSaved("The network could not be converted to ONNX.")
    model = program.model_proto
    model.producer_name = "SegStudio"
    model.doc_string = f"{card.get('project', '')}: see the card beside this file."
    content: bytes = model.SerializeToString()
    return content


def difference_of(
    content: bytes, module: Probabilities, crop: npt.NDArray[np.float32]
) -> tuple[float, str]:
    """Return the largest difference to ONNX Runtime on `crop`, and its name and version."""
    session, runtime = runtime_session(content)
    (found,) = session.run([OUTPUT], {INPUT: crop[None]})
    with torch.inference_mode():
        expected = module(torch.from_numpy(crop[None])).numpy()
    return float(np.abs(found - expected).max()), runtime


def runtime_session(content: bytes) -> tuple[Any, str]:
    """Return what runs a file's content on the CPU, and its name and version."""
    import onnxruntime

    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    return session, f"ONNX Runtime {onnxruntime.__version__}"
