"""Make starter weights: `python -m segstudio.engine.starter OUT.safetensors --minutes 60`.

With `--encoder efficientnet-lite0-57934424.pth` those of the photo network. The bundled ones lie in
resources/networks; its README.md says how they were made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch

from segstudio.engine.networks import Starter
from segstudio.engine.starter.encoder_weights import photo_starter
from segstudio.engine.starter.pretraining import Pretraining, pretrain
from segstudio.engine.starter.scene_pool import Pair, ScenePool
from segstudio.engine.starter.task import Task, draw_task


def main() -> None:
    """Pre-train and write the file."""
    parser = argparse.ArgumentParser(prog="python -m segstudio.engine.starter")
    parser.add_argument("output", type=Path, help="file to write, .safetensors")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1, help="of the training")
    parser.add_argument("--processes", type=int, default=1, help="that make scenes")
    parser.add_argument("--pairs", type=int, default=8000, help="scenes kept to draw from")
    parser.add_argument("--encoder", type=Path, help="published weights, instead of training")
    parser.add_argument("--begin-from", type=Path, help="weights of an earlier training")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    if chosen.encoder is not None:
        photo_starter(chosen.encoder).save(chosen.output)
    else:
        _train(chosen)
    _tell(f"Written to {chosen.output}.")


def _train(chosen: argparse.Namespace) -> None:
    earlier = None if chosen.begin_from is None else Starter.load(chosen.begin_from)
    training = Pretraining(chosen.seed, earlier)
    with ScenePool(chosen.seed, chosen.pairs, chosen.processes) as pool:
        tasks = _tasks(pool.pairs(), np.random.default_rng(chosen.seed))
        pretrain(training, tasks, chosen.minutes, _tell)
    training.starter().save(chosen.output)


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


def _tasks(pairs: Iterable[Pair], rng: np.random.Generator) -> Iterator[Task]:
    for pair in pairs:
        task = draw_task(pair, rng)
        if task is not None:
            yield task


if __name__ == "__main__":
    main()
