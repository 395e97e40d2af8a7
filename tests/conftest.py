"""One thread of computing for each process of the tests: many small steps are quicker so."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
