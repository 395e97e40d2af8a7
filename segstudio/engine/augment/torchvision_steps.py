"""The steps by torchvision.transforms.v2, each patch by itself. Imported where it is asked for."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor
from torchvision.transforms.v2 import InterpolationMode, functional
from torchvision.tv_tensors import Image, Mask

from segstudio.engine.augment.drawing import alike_where_grey
from segstudio.engine.augment.jpeg import BEST_QUALITY
from segstudio.engine.augment.steps import Batch, Steps
from segstudio.engine.loss import IGNORED
from segstudio.engine.seeded import seeded

SMOOTH_PX = 8.0
"""v2's sigma of an elastic change: pulls are alike over about twice as much."""
_FILL = {Image: 0.0, Mask: IGNORED}
"""What comes from outside: the middle of the range, and no label."""

Patch = tuple[Image, Mask]
"""Pixels (channels, h, w) and targets (1, h, w)."""


def moved(
    pixels: Tensor, targets: Tensor, terms: Mapping[str, float], random: torch.Generator
) -> Batch:
    """Return the batch with what `terms` ask for of geometry, one resampling for each step.

    pixels: (n, channels, h, w). targets: (n, h, w). random: a generator on the CPU, which v2's own
    transforms could not be given: the numbers are drawn here, and v2's functionals get them. What
    comes from outside a patch is 0, as v2 does not mirror there, and IGNORED in the targets.
    """
    steps = [(_GEOMETRY[name], terms[name]) for name in _GEOMETRY if terms.get(name)]
    if not steps:
        return pixels, targets
    found: list[Patch] = []
    for seen, asked in zip(pixels, targets, strict=True):
        patch = Image(seen), Mask(asked[None])
        for step, strength in steps:
            patch = step(patch, strength, random)
        found.append(patch)
    return torch.stack([seen for seen, _ in found]), torch.cat([asked for _, asked in found])


def _flipped(patch: Patch, chance: float, random: torch.Generator) -> Patch:
    for flip in (functional.horizontal_flip, functional.vertical_flip):
        if _one(random, 0, 1) < chance:
            patch = flip(patch[0]), flip(patch[1])
    return patch


def _turned(patch: Patch, degrees: float, random: torch.Generator) -> Patch:
    return _resampled(functional.rotate, patch, angle=_one(random, -degrees, degrees))


def _scaled(patch: Patch, share: float, random: torch.Generator) -> Patch:
    factor = math.exp(_one(random, -1, 1) * math.log1p(share))
    unmoved = {"angle": 0.0, "translate": [0, 0], "shear": [0.0, 0.0]}
    return _resampled(functional.affine, patch, scale=factor, **unmoved)


def _pulled(patch: Patch, pull_px: float, random: torch.Generator) -> Patch:
    """Return it pulled about as v2.ElasticTransform does: noise, smoothed by a Gaussian (sigma),
    times alpha, which is such here that three deviations of the pulls are `pull_px`.
    """
    height, width = patch[0].shape[-2:]
    sigma = min(SMOOTH_PX, height / 8, width / 8)
    white = torch.rand(2, 1, height, width, generator=random) * 2 - 1
    smooth = _smoothed(white.to(patch[0].device), sigma, math.ceil(4 * sigma))[:, 0]
    deviation = 1 / (2 * sigma * math.sqrt(3 * math.pi))
    sides = smooth.new_tensor([width, height])[:, None, None]
    pulls = smooth * (pull_px / (3 * deviation)) * 2 / sides
    return _resampled(functional.elastic, patch, displacement=pulls.permute(1, 2, 0)[None])


def _cropped(patch: Patch, share: float, random: torch.Generator) -> Patch:
    """Return a part enlarged. v2 takes the pixel before for a mask (“nearest”), which moves labels
    by half a pixel of the part; the mask is resized as an image here (“nearest-exact”).
    """
    size = list(patch[0].shape[-2:])
    sides = [max(1, round(side * (1 - _one(random, 0, share)))) for side in size]
    rooms = [whole - side for whole, side in zip(size, sides, strict=True)]
    part = *(round(_one(random, 0, room)) for room in rooms), *sides, size
    seen = functional.resized_crop(patch[0], *part)
    exact = InterpolationMode.NEAREST_EXACT
    asked = functional.resized_crop(
        patch[1].as_subclass(Tensor), *part, interpolation=exact, antialias=False
    )
    return seen, Mask(asked)


def cut_out(pixels: Tensor, targets: Tensor, share: float, random: torch.Generator) -> Batch:
    """Return the batch with a square of each patch, `share` of it, erased and not asked for.

    A square without labels outside stays seen. v2.RandomErasing leaves masks as they are; its
    functional erases them as images here.
    """
    height, width = pixels.shape[-2:]
    side_px = min(round(math.sqrt(share * height * width)), height, width)
    found: list[Batch] = []
    for patch in zip(pixels, targets, strict=True):
        row, column = (
            int(torch.randint(side - side_px + 1, (1,), generator=random))
            for side in (height, width)
        )
        square = row, column, side_px, side_px
        seen, asked = (
            functional.erase(each, *square, v=each.new_tensor(value))
            for each, value in zip(patch, (0, IGNORED), strict=True)
        )
        found.append((seen, asked) if bool((asked != IGNORED).any()) else patch)
    return torch.stack([seen for seen, _ in found]), torch.stack([asked for _, asked in found])


def blur(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches blurred with Gaussians; strength: the largest deviation in pixels."""
    sigmas = _drawn(random, len(pixels), 0.01, max(0.01, strength))
    reach_px = math.ceil(3 * strength)
    return torch.stack([_smoothed(*each, reach_px) for each in zip(pixels, sigmas, strict=True)])


def brightness(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches times 1 − `strength` … 1 + `strength`, of the range from black to white.

    Black stays black, where SegStudio's own step adds the same to all.
    """
    factors = _drawn(random, len(pixels), 1 - strength, 1 + strength)
    return _in_range(functional.adjust_brightness, pixels, factors)


def contrast(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches with contrast 1 − `strength` … 1 + `strength` about each one's mean of grey.

    The own step keeps the middle of the range instead.
    """
    factors = _drawn(random, len(pixels), 1 - strength, 1 + strength)
    return _in_range(functional.adjust_contrast, pixels, factors)


def gamma(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches whose values within the range are bent; its ends stay."""
    exponents = [math.exp(each) for each in _drawn(random, len(pixels), -strength, strength)]
    return _in_range(functional.adjust_gamma, pixels, exponents)


def noise(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return patches with Gaussian noise; strength: its largest deviation, share of the range.

    v2 draws from torch's own generator, which is as it was afterwards; values are not cut off.
    """
    deviations = _drawn(random, len(pixels), 0, 2 * strength)
    nothing = torch.zeros(pixels.shape[1:])
    with seeded(int(torch.randint(2**31, (1,), generator=random))):
        each = [functional.gaussian_noise(nothing, sigma=s, clip=False) for s in deviations]
    return pixels + alike_where_grey(pixels, torch.stack(each).to(pixels.device))


def jpeg(pixels: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Return what JPEG leaves of 8 bits; strength: the lowest quality.

    Files are written and read on the CPU, and by Pillow, which v2 takes for Pillow's images: its
    own encoder of tensors is deprecated since torchvision 0.29.
    """

    def through_file(image: Tensor, quality: float) -> Tensor:
        eight_bits = torch.round(image * 255).to(torch.uint8).cpu()
        planes = eight_bits if eight_bits.ndim == 4 else eight_bits[None]
        files = [functional.jpeg(functional.to_pil_image(each), round(quality)) for each in planes]
        seen = torch.stack([functional.pil_to_tensor(each) for each in files])
        return seen.reshape(image.shape).to(image.device) / 255

    return _in_range(through_file, pixels, _drawn(random, len(pixels), strength, BEST_QUALITY))


def _drawn(random: torch.Generator, count: int, low: float, high: float) -> list[float]:
    numbers: list[float] = (torch.rand(count, generator=random) * (high - low) + low).tolist()
    return numbers


def _one(random: torch.Generator, low: float, high: float) -> float:
    return _drawn(random, 1, low, high)[0]


def _resampled(step: Callable[..., Tensor], patch: Patch, **how: object) -> Patch:
    """Return a patch moved: pixels between four, labels the nearest."""
    seen, asked = (
        step(each, interpolation=InterpolationMode.BILINEAR, fill=_FILL[type(each)], **how)
        for each in patch
    )
    return seen, asked


def _smoothed(planes: Tensor, sigma: float, reach_px: int) -> Tensor:
    """Return planes (…, channels, h, w) blurred, down and then across: v2 would do both at once,
    which takes a hundred times as long where much is smoothed.
    """
    down, across = (2 * min(reach_px, side - 1) + 1 for side in planes.shape[-2:])
    for kernel in ([1, down], [across, 1]):
        planes = functional.gaussian_blur(planes, kernel, [sigma, sigma])
    return planes


def _in_range(
    change: Callable[[Tensor, float], Tensor], pixels: Tensor, numbers: Sequence[float]
) -> Tensor:
    """Return patches changed, each with its number, in v2's range of values, 0 … 1 for our −1 … 1.

    v2 cuts off what leaves the range; what lay beyond it before is put aside and added again. v2
    knows three channels as RGB, and one: of other numbers each channel is an image of its own.
    """
    share = (pixels + 1) / 2
    inside = share.clamp(0, 1)
    images = inside if pixels.shape[1] in (1, 3) else inside[:, :, None]
    changed = torch.stack([change(*each) for each in zip(images, numbers, strict=True)])
    return (changed.reshape(pixels.shape) + (share - inside)) * 2 - 1


_GEOMETRY: Mapping[str, Callable[[Patch, float, torch.Generator], Patch]] = {
    "flip": _flipped,
    "rotate": _turned,
    "scale": _scaled,
    "elastic": _pulled,
    "crop": _cropped,
}
TORCHVISION_STEPS = Steps(
    moved,
    cut_out,
    {
        "blur": blur,
        "brightness": brightness,
        "contrast": contrast,
        "gamma": gamma,
        "noise": noise,
        "jpeg": jpeg,
    },
)
"""There is no mix-up among them: v2.MixUp takes one label a patch, and refuses masks."""
