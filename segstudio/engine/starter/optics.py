"""What happens between a scene and its file: light, blur, noise, contrast, compression."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Bytes, Floats
from segstudio.engine.starter.textures import smooth_noise


@dataclass(frozen=True)
class Optics:
    """How a domain's images are taken; values are in units of the full range, 0 … 1."""

    light: float
    """Deviation of the illumination over the image."""
    vignette: float
    """Light lost in the corners."""
    blur_px: float
    motion_px: int
    motion_angle: float
    grain: float
    """Deviation of the noise."""
    is_shot_noise: bool
    """Whether the noise grows with the root of the brightness."""
    salt: float
    """Share of pixels that are black or white."""
    gamma: float
    gain: float
    offset: float
    cast: tuple[float, float, float]
    is_inverted: bool
    shrink: float
    """Scale at which the image was once stored, 0.4 … 1."""
    jpeg_quality: int
    """0 means not compressed."""


def random_optics(contrast: float, rng: np.random.Generator) -> Optics:
    """Return optics whose noise leaves the weakest `contrast` of the scene visible."""

    def maybe(chance: float, low: float, high: float) -> float:
        return float(rng.uniform(low, high)) if rng.random() < chance else 0.0

    return Optics(
        light=maybe(0.5, 0.02, 0.25),
        vignette=maybe(0.25, 0.1, 0.5),
        blur_px=maybe(0.35, 0.4, 1.5),
        motion_px=int(maybe(0.08, 3, 8)),
        motion_angle=float(rng.uniform(0, np.pi)),
        grain=maybe(0.6, 0.004, 0.03 + 0.6 * min(contrast, 0.15)),
        is_shot_noise=bool(rng.random() < 0.4),
        salt=maybe(0.06, 0.001, 0.01),
        gamma=float(np.exp(rng.normal(0, 0.3))),
        gain=float(np.exp(rng.normal(0, 0.15))),
        offset=float(rng.normal(0, 0.05)),
        cast=tuple(np.exp(rng.normal(0, 0.07, 3)).tolist()),
        is_inverted=bool(rng.random() < 0.12),
        shrink=1 - maybe(0.15, 0.1, 0.6),
        jpeg_quality=int(maybe(0.35, 25, 95)),
    )


def relit(optics: Optics, rng: np.random.Generator) -> Optics:
    """Return the optics of another image of the same domain: the light is a little different."""
    return replace(
        optics,
        gain=optics.gain * float(np.exp(rng.normal(0, 0.06))),
        gamma=optics.gamma * float(np.exp(rng.normal(0, 0.05))),
        offset=optics.offset + float(rng.normal(0, 0.02)),
        motion_angle=float(rng.uniform(0, np.pi)),
    )


def taken(canvas: Floats, optics: Optics, rng: np.random.Generator) -> Bytes:
    """Return the image of a canvas: (side, side, 1 or 3) float32 to (side, side, 3) uint8."""
    seen = _blurred(_lit(canvas, optics, rng), optics)
    if optics.shrink < 1:
        small = cv2.resize(seen, None, fx=optics.shrink, fy=optics.shrink)
        large = cv2.resize(small, canvas.shape[:2], interpolation=cv2.INTER_LINEAR)
        seen = np.asarray(large, np.float32)
    seen = seen.reshape(canvas.shape)
    if optics.grain:
        noise = rng.standard_normal(canvas.shape, np.float32) * np.float32(optics.grain)
        if optics.is_shot_noise:
            noise *= np.sqrt(np.clip(seen, 0.01, 1) * 2)
        seen = seen + noise
    seen = np.clip(seen * np.float32(optics.gain) + np.float32(optics.offset), 0, 1)
    pixels = _bytes(seen, optics)
    if optics.salt:
        hit = rng.random(pixels.shape[:2], np.float32)
        pixels[hit < optics.salt / 2] = 0
        pixels[hit > 1 - optics.salt / 2] = 255
    if optics.jpeg_quality:
        _, file = cv2.imencode(".jpg", pixels, (cv2.IMWRITE_JPEG_QUALITY, optics.jpeg_quality))
        pixels = np.asarray(cv2.imdecode(file, cv2.IMREAD_UNCHANGED), np.uint8)
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = np.repeat(pixels.reshape(*canvas.shape[:2], 1), 3, 2)
    return np.ascontiguousarray(pixels, np.uint8)


def _lit(canvas: Floats, optics: Optics, rng: np.random.Generator) -> Floats:
    side_px = len(canvas)
    light = np.ones((side_px, side_px), np.float32)
    if optics.light:
        light += smooth_noise(side_px, side_px * 1.5, rng) * np.float32(optics.light)
    if optics.vignette:
        axis = np.linspace(-1, 1, side_px, dtype=np.float32) ** 2
        light -= np.float32(optics.vignette / 2) * (axis + axis[:, None])
    return canvas * np.clip(light, 0.3, 1.8)[..., None]


def _blurred(canvas: Floats, optics: Optics) -> Floats:
    if optics.blur_px:
        canvas = np.asarray(cv2.GaussianBlur(canvas, (0, 0), optics.blur_px), np.float32)
    if optics.motion_px > 1:
        size = optics.motion_px | 1
        kernel = np.zeros((size, size), np.float32)
        reach = np.array([np.cos(optics.motion_angle), np.sin(optics.motion_angle)]) * size / 2
        middle = size // 2
        ends = [tuple(np.round(middle + sign * reach).astype(int).tolist()) for sign in (-1, 1)]
        cv2.line(kernel, ends[0], ends[1], 1.0)
        canvas = np.asarray(cv2.filter2D(canvas, -1, kernel / kernel.sum()), np.float32)
    return canvas


def _bytes(seen: Floats, optics: Optics) -> Bytes:
    """Bend and quantise by a table: one for grey, one a channel for colour."""
    whole = (seen * 255 + 0.5).astype(np.uint8)
    ramp = np.linspace(0, 1, 256) ** optics.gamma
    if optics.is_inverted:
        ramp = 1 - ramp
    cast = np.ones(1) if seen.shape[2] == 1 else np.array(optics.cast)
    table = np.clip(ramp[:, None] * cast * 255 + 0.5, 0, 255).astype(np.uint8)
    bent = cv2.LUT(whole, np.ascontiguousarray(table[None]))
    return np.asarray(bent.reshape(seen.shape), np.uint8)
