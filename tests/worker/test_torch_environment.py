import os

from segstudio.worker.torch_environment import SETTINGS, prepare_environment


def test_what_is_not_set_is_set_and_the_rest_is_left(monkeypatch):
    monkeypatch.setattr(os, "environ", {"OMP_WAIT_POLICY": "ACTIVE"})
    prepare_environment()
    assert os.environ == {**SETTINGS, "OMP_WAIT_POLICY": "ACTIVE"}
