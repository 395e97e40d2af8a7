"""What all tests share: how processes are started, how many threads compute, what finds garbage.

One thread of computing for each process of the tests: many small steps are quicker so. Where a test
wants more, those that wait sleep, as there may be more of them than cores.
"""

import gc
import multiprocessing
import os

import pytest

from segstudio.garbage import search_where_due
from segstudio.worker import launch

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
gc.disable()  # as in the window's process: any thread would delete what windows have left behind


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish():
    """Search for garbage between the tests, on the thread that windows are on."""
    search_where_due()


@pytest.fixture(scope="session", autouse=True)
def quick_engine_starts():
    """Engines are forked, where that can be, from a process that has imported torch once.

    They are processes of their own as ever; only the seconds of the imports are saved two
    hundred times. As they are started by people, `tests/worker/test_launch.py` starts one.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        launch.CONTEXT = forked = multiprocessing.get_context("forkserver")
        # The last is what torch imports, for a second, where the first optimiser is made.
        forked.set_forkserver_preload(["segstudio.worker.child_loop", "torch._dynamo"])
