"""Values change by as much as is asked for, and no pixel moves."""

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from segstudio.engine.augment.intensity import CHANGES, blur, brightness, contrast, gamma, noise
from segstudio.engine.augment.jpeg import as_jpeg


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def ramp(count: int = 16, channels: int = 3) -> Tensor:
    return torch.linspace(-1, 1, 32).expand(count, channels, 32, 32).clone()


def test_brightness_keeps_to_its_share_of_the_range() -> None:
    shift = brightness(ramp(64), 0.2, seeded()) - ramp(64)
    assert torch.allclose(shift, shift[:, :1, :1, :1].expand_as(shift), atol=1e-6)
    assert 0.3 < shift.abs().max() <= 0.4


def test_contrast_keeps_the_middle() -> None:
    pixels = torch.zeros(4, 1, 8, 8)
    pixels[..., 4:] = 0.5
    seen = contrast(pixels, 0.4, seeded())
    assert (seen[..., :4] == 0).all()
    assert ((seen[..., 4:] - 0.5).abs() <= 0.2 + 1e-6).all()


def test_gamma_keeps_the_ends_and_what_lies_beyond() -> None:
    pixels = ramp()
    pixels[..., 0, 0], pixels[..., 0, 1] = 1.7, -1.4
    seen = gamma(pixels, 0.8, seeded())
    assert torch.equal(seen[..., 0, :2], pixels[..., 0, :2])
    assert torch.allclose(seen[..., 5, -1], torch.ones(()))
    steps = seen[:, 0, 5].diff()
    assert (steps >= 0).all(), "order stays"
    assert not torch.allclose(seen, pixels, atol=0.01)


def test_noise_has_at_most_its_deviation() -> None:
    deviations = noise(torch.zeros(64, 1, 64, 64), 0.1, seeded()).flatten(1).std(1)
    assert deviations.max() < 0.2 * 1.05
    assert deviations.min() < 0.02
    assert deviations.max() > 0.15


def test_blur_is_opencvs() -> None:
    random = np.random.default_rng(0)
    image = random.random((40, 50, 3)).astype(np.float32)
    pixels = torch.from_numpy(image).permute(2, 0, 1)[None]
    sigma = float(torch.rand(1, 1, 1, 1, generator=seeded(2)) * (2.0 - 0.01) + 0.01)
    expected = cv2.GaussianBlur(image, (13, 13), sigma, borderType=cv2.BORDER_REFLECT_101)
    seen = blur(pixels, 2.0, seeded(2))[0].permute(1, 2, 0).numpy()
    assert np.abs(seen - expected).max() < 1e-4


@pytest.mark.parametrize("quality", [20, 60, 90])
def test_a_grey_image_comes_back_as_from_a_jpeg_file(quality: int) -> None:
    image = picture()[..., 0]
    _, file = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    expected = cv2.imdecode(file, cv2.IMREAD_GRAYSCALE).astype(np.float32)
    found = through_jpeg(image[..., None], quality)[..., 0]
    difference = np.abs(found.clip(0, 255) - expected)
    assert difference.mean() < 0.7, "where two roundings are as near, either may be taken"
    assert np.median(difference) < 0.5


@pytest.mark.parametrize("quality", [30, 80])
def test_a_colour_image_comes_back_almost_as_from_a_jpeg_file(quality: int) -> None:
    image = picture()
    _, file = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    expected = cv2.imdecode(file, cv2.IMREAD_COLOR)[..., ::-1].astype(np.float32)
    found = through_jpeg(image, quality).clip(0, 255)
    lost = np.abs(image - expected).mean()
    assert np.abs(found - expected).mean() < 0.35 * lost


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("shape", [(2, 1, 1, 1), (1, 3, 5, 17), (3, 4, 64, 64)], ids=str)
def test_each_serves_any_shape(name: str, shape: tuple[int, ...]) -> None:
    pixels = torch.rand(shape, generator=seeded()) * 2 - 1
    seen = CHANGES[name](pixels, 0.5 if name != "jpeg" else 30, seeded())
    assert seen.shape == pixels.shape
    assert seen.isfinite().all()
    assert seen.dtype == torch.float32


def picture() -> np.ndarray:
    random = np.random.default_rng(3)
    coarse = random.integers(0, 256, (7, 9, 3), np.uint8)
    return cv2.resize(coarse, (91, 64), interpolation=cv2.INTER_CUBIC)


def through_jpeg(image: np.ndarray, quality: int) -> np.ndarray:
    pixels = torch.from_numpy(image.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
    found = as_jpeg(pixels, torch.full((1, 1, 1, 1), float(quality)))
    return ((found[0] + 1) * 127.5).permute(1, 2, 0).numpy()
