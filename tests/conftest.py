"""One thread of computing for each process of the tests: many small steps are quicker so.

Where a test wants more, those that wait sleep, as there may be more of them than cores.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
