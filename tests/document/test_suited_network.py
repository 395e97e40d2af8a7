"""Images in colour are learned by the network that knows photographs, others by the quick one."""

import cv2
import numpy as np
import pytest

from segstudio.document.suited_network import suited_network

RANDOM = np.random.default_rng(0)
GREY = cv2.GaussianBlur(RANDOM.integers(0, 256, (90, 120), np.uint8), (9, 9), 0)
LAWN = cv2.merge([GREY // 3, GREY, GREY // 4])


@pytest.mark.parametrize(
    ("name", "pixels"),
    [
        ("quick", GREY),
        ("quick", GREY[..., None]),
        ("quick", cv2.merge([GREY] * 3)),
        ("quick", cv2.imdecode(cv2.imencode(".jpg", cv2.merge([GREY] * 3))[1], -1)),
        ("quick", np.dstack([LAWN, GREY, GREY])),
        ("quick", np.full((40, 40, 3), (9, 9, 9), np.uint16)),
        ("quick", np.zeros((0, 5, 3), np.uint8)),
        ("photo", LAWN),
        ("photo", LAWN.astype(np.uint16) * 257),
        ("photo", LAWN.astype(np.float32) / 255 - 0.5),
        ("photo", np.tile(LAWN, (20, 20, 1))),
    ],
)
def test_colour_tells(name, pixels):
    assert suited_network(pixels).name == name
