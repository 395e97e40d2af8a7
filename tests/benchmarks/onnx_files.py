"""Each network as an ONNX file: how far ONNX Runtime is from PyTorch, how long it takes, how large.

python -m tests.benchmarks.onnx_files [--networks a,b:width=16]

Each in a process of its own, as it usually is, with a head drawn at random, on noise of sizes that
are no multiples of anything, down to one pixel; by the program's own export. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from segstudio.benchmark.machine import machine
from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.document.network_list import networks_of
from segstudio.engine.networks import begun
from segstudio.engine.onnx_file import probabilities_of, write_onnx
from segstudio.engine.predictor import Predictor

CLASSES = 3
SIZES = ((1, 1), (33, 5), (150, 231))


def main() -> None:
    """Print the figures of all networks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", default=",".join(NETWORKS))
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _print(_converted(networks_of(options.networks)[0]))
        return
    rows = []
    for word in options.networks.split(","):
        command = [sys.executable, "-m", "tests.benchmarks.onnx_files", "--one", "--networks", word]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        problem = {"network": word, "problem": done.stderr.strip()[-300:]}
        rows.append(problem if done.returncode else json.loads(done.stdout))
        sys.stderr.write(f"{json.dumps(rows[-1])}\n")
    _print({"machine": machine(), "networks": rows})


def _converted(choice: NetworkChoice) -> dict[str, str | int | float]:
    network, random = begun(choice, 3, CLASSES, 0).network, np.random.default_rng(0)
    torch.manual_seed(0)
    torch.nn.init.normal_(network.head.weight, 0, 0.1)
    predictor = Predictor(network.eval(), range(1, CLASSES + 1), range(1, CLASSES + 1))
    module, differences = probabilities_of(predictor), []
    with tempfile.TemporaryDirectory() as folder:
        path, begun_s, begun_cpu_s = (
            Path(folder) / "n.onnx",
            time.perf_counter(),
            time.process_time(),
        )
        crop = random.normal(0, 1, (network.channels, 96, 96)).astype(np.float32)
        differences.append(write_onnx(path, predictor, {}, crop, "noise"))
        seconds, cpu_s = time.perf_counter() - begun_s, time.process_time() - begun_cpu_s
        size = path.stat().st_size
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for shape in SIZES:
        pixels = random.normal(0, 1, (2, network.channels, *shape)).astype(np.float32)
        (found,) = session.run(["probabilities"], {"pixels": pixels})
        with torch.inference_mode():
            expected = module(torch.from_numpy(pixels)).numpy()
        differences.append(float(np.abs(found - expected).max()))
    return {
        "network": choice.brief,
        "largest_difference": max(differences),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu_s, 1),
        "size_mib": round(size / 2**20, 1),
    }


def _print(found: object) -> None:
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
