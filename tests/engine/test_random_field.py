"""Mean field on the lattice against the sum over all pairs of pixels."""

import numpy as np
import pytest
import torch
from scipy import ndimage

from segstudio.document.refinement import Refinement
from segstudio.engine.lattice import Lattice
from segstudio.engine.random_field import features, refine

SHAPE = 28, 36
LEAST = 1e-6


def scene(channels, seed, classes=2):
    """An image of a few even areas with noise, and probabilities that are blurred and noisy."""
    rng = np.random.default_rng(seed)
    noise = ndimage.gaussian_filter(rng.normal(size=SHAPE), 4)
    truth = np.digitize(noise, np.quantile(noise, np.linspace(0, 1, classes + 1)[1:-1]))
    colors = rng.uniform(-0.9, 0.9, (classes, channels))
    pixels = colors[truth].transpose(2, 0, 1) + rng.normal(0, 0.03, (channels, *SHAPE))
    scores = np.stack([ndimage.gaussian_filter((truth == i) * 3.0, 2) for i in range(classes)])
    scores += rng.normal(0, 0.7, scores.shape)
    probabilities = torch.from_numpy(scores).float().softmax(0)
    return probabilities, torch.from_numpy(pixels).float(), truth


def exact(probabilities, pixels, refinement):
    """The same by the matrices of both kernels, in float64."""
    shape = probabilities.shape
    places = torch.cartesian_prod(torch.arange(shape[1]), torch.arange(shape[2])).double()
    of_appearance = features(refinement, pixels).double()
    kernels = []
    for weight, points in (
        (refinement.appearance, of_appearance),
        (refinement.smoothness, places / refinement.width),
    ):
        kernel = (-(torch.cdist(points, points) ** 2) / 2).exp()
        scale = kernel.sum(1).rsqrt()
        kernels.append(weight * scale[:, None] * kernel * scale)
    together = sum(kernels)
    unary = probabilities.flatten(1).double().clamp_min(LEAST).log()
    current = unary.exp()
    for _ in range(refinement.iterations):
        current = (unary + current @ together).softmax(0)
    return current.reshape(shape).float()


@pytest.mark.parametrize("dimensions", [2, 3, 5])
def test_the_lattice_sums_as_all_pairs_do(dimensions):
    torch.manual_seed(dimensions)
    points, values = torch.rand(1200, dimensions) * 4, torch.rand(1200, 2)
    expected = (-(torch.cdist(points, points) ** 2) / 2).exp() @ values
    ratio = Lattice(points).filtered(values) / expected
    assert float(ratio.std() / ratio.mean()) < 0.1
    assert torch.allclose(Lattice(points).filtered(values * 2), ratio * expected * 2, rtol=1e-4)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("classes", [2, 4])
@pytest.mark.parametrize(
    "refinement", [Refinement(), Refinement(8, 10, 20, 0, 1, 10), Refinement(0, 30, 10, 3, 2, 5)]
)
def test_mean_field_is_that_of_all_pairs(channels, classes, refinement):
    probabilities, pixels, _ = scene(channels, 3, classes)
    found, expected = (
        refine(probabilities, pixels, refinement),
        exact(probabilities, pixels, refinement),
    )
    assert float((found.argmax(0) == expected.argmax(0)).float().mean()) > 0.985
    assert float((found - expected).abs().mean()) < 0.02
    assert torch.allclose(found.sum(0), torch.ones(SHAPE), atol=1e-5)


def test_without_appearance_it_is_exact():
    probabilities, pixels, _ = scene(1, 1)
    refinement = Refinement(appearance=0, width=1)
    found = refine(probabilities, pixels, refinement)
    assert float((found - exact(probabilities, pixels, refinement)).abs().max()) < 1e-3


@pytest.mark.parametrize("seed", range(4))
def test_borders_come_to_lie_where_colours_change(seed):
    probabilities, pixels, truth = scene(3, seed)
    before = (probabilities.argmax(0).numpy() == truth).mean()
    after = (refine(probabilities, pixels, Refinement()).argmax(0).numpy() == truth).mean()
    assert after > before + 0.05
    assert after > 0.97


def test_a_class_that_was_not_learned_is_never_said():
    probabilities, pixels, _ = scene(1, 0)
    three = torch.cat([probabilities, torch.zeros(1, *SHAPE)])
    found = refine(three, pixels, Refinement())
    assert float(found[2].max()) == 0
    assert torch.isfinite(found).all()
    assert torch.allclose(found[:2], refine(probabilities, pixels, Refinement()), atol=1e-5)


def test_the_same_pixels_everywhere_and_one_pixel_are_no_trouble():
    for shape in ((1, 1), (1, 7), (5, 1)):
        sure = torch.full((2, *shape), 0.5)
        assert torch.allclose(refine(sure, torch.zeros(1, *shape), Refinement()), sure)
