"""The engine's process as people start it: the other tests fork theirs from one that is warm."""

import multiprocessing

from segstudio.document.region import TileIndex
from segstudio.worker import launch
from segstudio.worker.messages import TilePredicted, View


def test_a_spawned_engine_learns_what_was_drawn(monkeypatch, fresh, tmp_path):
    monkeypatch.setattr(launch, "CONTEXT", multiprocessing.get_context("spawn"))
    fresh.start()
    fresh.send(View(fresh.learn(tmp_path), (TileIndex(0, 0),)))
    assert fresh.wait(TilePredicted).class_ids.shape == (256, 256)
