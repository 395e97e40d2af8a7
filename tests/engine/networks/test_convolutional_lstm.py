"""The convolutional LSTM against its equations in loops, and what the network takes from frames."""

import json

import numpy as np
import pytest
import torch

from segstudio.document.region import Region
from segstudio.engine import Learner
from segstudio.engine.network_file import card_path, network_card
from segstudio.engine.networks.convolutional_lstm import ConvLSTMCell
from segstudio.engine.stored_image import stored_image
from tests.engine.conftest import draw_blobs, take_steps
from tests.engine.networks.conftest import ready, small_settings

CHANNELS, SIDES = 2, (4, 5)


def sigmoid(value: float) -> float:
    return 1 / (1 + np.exp(-value))


def convolved(weights: np.ndarray, biases: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return (n_out, h, w) of (n_in, h, w): 3 × 3, nothing around it."""
    padded = np.pad(seen, ((0, 0), (1, 1), (1, 1)))
    found = np.zeros((len(weights), *seen.shape[1:]))
    for out, row, column in np.ndindex(found.shape):
        near = padded[:, row : row + 3, column : column + 3]
        found[out, row, column] = biases[out] + sum(
            weights[out][at] * near[at] for at in np.ndindex(near.shape)
        )
    return found


def slowly(cell: ConvLSTMCell, frames: np.ndarray) -> np.ndarray:
    """Equation 3 of the paper, pixel by pixel; (t, channels, h, w) in, (channels, h, w) out."""
    weights, biases = (each.detach().numpy() for each in cell.gates.parameters())
    peepholes = cell.peepholes.detach().numpy()[..., 0, 0]
    hidden, memory = np.zeros((2, *frames.shape[1:]))
    for frame in frames:
        gates = convolved(weights, biases, np.concatenate((frame, hidden)))
        hidden = np.zeros_like(hidden)
        for place in np.ndindex(hidden.shape):
            i, f, o, c = gates.reshape(4, *hidden.shape)[(slice(None), *place)]
            of_input, of_forgetting, of_output = peepholes[:, place[0]]
            kept = sigmoid(f + of_forgetting * memory[place]) * memory[place]
            memory[place] = kept + sigmoid(i + of_input * memory[place]) * np.tanh(c)
            hidden[place] = sigmoid(o + of_output * memory[place]) * np.tanh(memory[place])
    return hidden


def test_the_cell_is_its_equations_written_out() -> None:
    torch.manual_seed(0)
    cell = ConvLSTMCell(CHANNELS).double()
    for each in cell.parameters():
        torch.nn.init.normal_(each)
    frames = torch.randn(3, 1, CHANNELS, *SIDES, dtype=torch.float64)
    found = cell(tuple(frames))[0].detach().numpy()
    assert np.abs(found - slowly(cell, frames[:, 0].numpy())).max() < 1e-12


def test_at_first_it_forgets_little() -> None:
    cell = ConvLSTMCell(CHANNELS)
    cell.start()
    assert cell.gates.bias.reshape(4, -1)[:, 0].tolist() == [0, 1, 0, 0]


def test_each_frame_counts_and_so_does_their_order() -> None:
    network = ready("convlstm").eval()
    pixels = torch.randn(1, network.channels, 32, 32)
    before, own, after = pixels.chunk(3, 1)
    with torch.inference_mode():
        scores = network(pixels)
        for frames in ((own, own, after), (before, own, own), (after, own, before)):
            assert (network(torch.cat(frames, 1)) - scores).abs().max() > 1e-3


@pytest.fixture(scope="module")
def taught() -> Learner:
    """Three images in order, the one in the middle drawn in."""
    learner = Learner([1, 2], device="cpu", settings=small_settings("convlstm"))
    frames = [draw_blobs(seed, 96) for seed in range(3)]
    for key, frame in zip("abc", frames, strict=True):
        learner.set_image(key, frame.pixels)
    learner.annotate("b", frames[1].strokes)
    take_steps(learner, 3)
    return learner


def test_a_prediction_comes_from_the_images_beside(taught) -> None:
    said, predictor = taught.predict("b").probabilities, taught._state.published
    assert predictor.network.preparation == "frames=3+none"
    alone = stored_image("b", draw_blobs(1, 96).pixels)
    other = predictor.region(alone, Region(0, 0, 96, 96), pytest.fail)
    assert np.abs(other - said).max() > 1e-3


def test_onnx_says_the_same_and_its_card_tells_the_frames(taught, tmp_path) -> None:
    pytest.importorskip("onnxruntime")
    from segstudio.engine.onnx_file import write_onnx

    path, predictor = tmp_path / "frames.onnx", taught.desk.predictor_of(1)
    network = predictor.network
    image = taught._images.get("b").prepared(network.preparation)
    crop = image.crop(Region(0, 0, 60, 71), network.channels)
    card = network_card(taught.desk.shelf.get(1), predictor, {})
    assert write_onnx(path, predictor, card, crop, "b") < 1e-3
    told = json.loads(card_path(path).read_text("utf-8"))
    assert told["network"]["channels"] == 3
    assert (told["input"]["channels"], told["input"]["frames"]["count"]) == (9, 3)
    assert "first all 3 channels of the first image" in told["input"]["frames"]["order"]
