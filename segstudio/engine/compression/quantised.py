"""A network of 8-bit integers as ONNX, quantised by ONNX Runtime."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.engine.onnx_file import INPUT

LAYERS = ("Conv", "ConvTranspose", "MatMul", "Gemm", "Relu", "MaxPool", "Concat")
"""What is quantised statically. Not sums: those of the end hold the minus infinity of classes that
were never learned, and no scale of 256 steps has room for it."""

Pixels = npt.NDArray[np.float32]


def quantised(content: bytes, batches: Iterable[Pixels] | None) -> bytes:
    """Return an ONNX file of 8-bit integers for one of float32.

    batches: (n, channels, h, w) of real images, which show how large features become; None: that is
    found at each run (dynamic). Layers that cannot be quantised stay as they are.
    Source: Jacob et al. 2018 (Quantization and training for integer-arithmetic-only inference),
    section 2.
    """
    from onnxruntime import quantization
    from onnxruntime.quantization.shape_inference import quant_pre_process

    level = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with (
            TemporaryDirectory(prefix="segstudio-") as folder,
            warnings.catch_warnings(),
        ):
            # Scales of what is left out are found, too, and are none.
            warnings.simplefilter("ignore", RuntimeWarning)
            plain, ready, small = (Path(folder) / f"{each}.onnx" for each in ("a", "b", "c"))
            plain.write_bytes(content)
            quant_pre_process(plain, ready, skip_symbolic_shape=True)
            if batches is None:
                # Kernels for convolutions take unsigned weights only.
                unsigned: Any = quantization.QuantType.QUInt8
                quantization.quantize_dynamic(ready, small, weight_type=unsigned)
            else:
                signed: Any = quantization.QuantType.QInt8
                quantization.quantize_static(
                    ready,
                    small,
                    _Reader(batches),
                    op_types_to_quantize=list(LAYERS),
                    nodes_to_exclude=_without_scale(ready),
                    per_channel=True,
                    activation_type=signed,
                    weight_type=signed,
                )
            return small.read_bytes()
    finally:
        logging.disable(level)


def _without_scale(path: Path) -> list[str]:
    """Return the layers with numbers that are not finite, such as a head's with a hidden class."""
    import onnx

    graph = onnx.load(path).graph
    wild = {
        each.name
        for each in graph.initializer
        if not np.isfinite(onnx.numpy_helper.to_array(each)).all()
    }
    return [node.name for node in graph.node if wild.intersection(node.input)]


class _Reader:
    """Hands out the batches, as ONNX Runtime asks for them."""

    def __init__(self, batches: Iterable[Pixels]) -> None:
        self._batches: Iterator[Pixels] = iter(batches)

    def get_next(self) -> dict[str, Pixels] | None:
        """Return inputs by name, None at the end."""
        pixels = next(self._batches, None)
        return None if pixels is None else {INPUT: pixels}
