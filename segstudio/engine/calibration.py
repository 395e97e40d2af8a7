"""Makes the confidence mean what it says: one temperature, fitted on held-out strokes.

Source: Guo et al. 2017 (On calibration of modern neural networks), sections 2 and 4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from segstudio.engine.held_out_score import CellScore
from segstudio.engine.networks import Network

FEWEST_CELLS = 4
FEWEST_PIXELS = 100
TEMPERATURES = (0.5, 4.0)
"""Pixels of a stroke are alike: few strokes must not make the network all too sure or unsure."""
PRIOR_PIXELS = 100.0
"""The fit is drawn to temperature 1 as by so many pixels."""
MOST_PIXELS = 400
"""Of a cell: neighbours say much the same, and many cost milliseconds that a stroke waits for."""
NEWTON_STEPS = 12
BINS = 15

Logs = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Calibration:
    """temperature: what scores are divided by. The errors are expected calibration errors, 0 … 1.

    error: on held-out cells that the temperature was not fitted on. raw_error: at temperature 1.
    """

    temperature: float
    raw_error: float
    error: float


def calibrate(scores: Sequence[CellScore]) -> Calibration | None:
    """Fit a temperature; 1 where it does not help on cells that it was not fitted on.

    None where there are too few cells or pixels to say anything.
    """
    if len(scores) < FEWEST_CELLS or sum(len(each.rows) for each in scores) < FEWEST_PIXELS:
        return None
    halves = scores[::2], scores[1::2]
    raw, crossed = [], []
    for fitted, judged in (halves, halves[::-1]):
        temperature = _fitted(*_joined(fitted))
        logs, rows = _joined(judged)
        raw.append((logs, rows))
        crossed.append((_tempered(logs, temperature), rows))
    raw_logs, rows = _stacked(raw)
    logs, _ = _stacked(crossed)
    raw_error, error = calibration_error(raw_logs, rows), calibration_error(logs, rows)
    if not _surprise(logs, rows) < _surprise(raw_logs, rows) or error > raw_error:
        return Calibration(1.0, raw_error, raw_error)
    return Calibration(_fitted(raw_logs, rows), raw_error, error)


def calibration_error(logs: Logs, rows: Rows) -> float:
    """Return the expected calibration error (0 … 1) of the likeliest class.

    logs: (n, classes) log probabilities. rows: (n,) the true class.
    """
    confidence = np.exp(logs.max(1))
    is_right = logs.argmax(1) == rows
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, is_right - confidence, BINS)
    return float(np.abs(gaps).sum() / len(rows))


@torch.no_grad()
def temper(network: Network, temperature: float) -> None:
    """Divide the scores of a network by `temperature` from now on, in its last layer."""
    if temperature != 1.0:
        for weights in network.head.parameters():
            weights.div_(temperature)


def _fitted(logs: Logs, rows: Rows) -> float:
    """Return the temperature that makes the truth likeliest, by Newton's method on its inverse."""
    sharpness, count = 1.0, len(rows)
    low, high = 1 / TEMPERATURES[1], 1 / TEMPERATURES[0]
    true_logs = logs[np.arange(count), rows]
    for _ in range(NEWTON_STEPS):
        probabilities = np.exp(_tempered(logs, 1 / sharpness))
        mean = (probabilities * logs).sum(1)
        variance = (probabilities * logs**2).sum(1) - mean**2
        slope = float((mean - true_logs).sum()) + PRIOR_PIXELS * (sharpness - 1)
        bend = float(variance.sum()) + PRIOR_PIXELS
        step = slope / bend
        sharpness = min(high, max(low, sharpness - step))
        if abs(step) < 1e-4:
            break
    return 1 / sharpness if np.isfinite(sharpness) else 1.0


def _tempered(logs: Logs, temperature: float) -> Logs:
    scaled: Logs = logs / np.float32(temperature)
    scaled -= scaled.max(1, keepdims=True)
    result: Logs = scaled - np.log(np.exp(scaled).sum(1, keepdims=True))
    return result


def _surprise(logs: Logs, rows: Rows) -> float:
    return float(-logs[np.arange(len(rows)), rows].mean())


def _joined(scores: Sequence[CellScore]) -> tuple[Logs, Rows]:
    """Return pixels evenly from all cells, MOST_PIXELS at most from each."""
    steps = [-(-len(each.rows) // MOST_PIXELS) for each in scores]
    return _stacked(
        [
            (each.log_probabilities[::step], each.rows[::step])
            for each, step in zip(scores, steps, strict=True)
        ]
    )


def _stacked(parts: Sequence[tuple[Logs, Rows]]) -> tuple[Logs, Rows]:
    return np.concatenate([logs for logs, _ in parts]), np.concatenate([rows for _, rows in parts])
