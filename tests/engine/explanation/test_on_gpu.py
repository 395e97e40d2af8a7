"""A GPU explains as the CPU does; this runs where there is one."""

import dataclasses

import numpy as np
import pytest
import torch

from segstudio.document.explanation import FEATURES, GRADCAM, OCCLUSION
from segstudio.engine.explanation.dropout import dropout
from segstudio.engine.explanation.registry import method

from .scenes import done, scene_of, small

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")


@pytest.mark.parametrize("name", ["quick", "classic", "segformer"])
@pytest.mark.parametrize("asked", [GRADCAM, OCCLUSION, FEATURES])
def test_answers_are_those_of_the_cpu(name, asked, monkeypatch):
    monkeypatch.setattr(torch.backends.cudnn, "allow_tf32", False)  # 10 bits are not what is asked
    scene = scene_of(small(name), method=asked)
    here = done(method(asked)(scene)).values.numpy()
    there = dataclasses.replace(scene, network=scene.network.cuda(), pixels=scene.pixels.cuda())
    found = done(method(asked)(there)).values.cpu().numpy()
    np.testing.assert_allclose(found, here, atol=0.02 * max(1e-6, np.abs(here).max()))


def test_the_same_seed_leaves_out_the_same_there_too():
    network = small("classic", dropout=0.4).cuda()
    scene = scene_of(network, method="dropout", passes=3)
    scene = dataclasses.replace(scene, pixels=scene.pixels.cuda())
    state = torch.cuda.get_rng_state()
    first, second = done(dropout(scene)).values, done(dropout(scene)).values
    assert torch.equal(first, second)
    assert first.max() > 0
    assert torch.equal(state, torch.cuda.get_rng_state())
