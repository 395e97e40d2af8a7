"""How quickly it learns from a simulated person, beside a plain U-Net: `segstudio benchmark`.

`python -m tests.benchmarks.loop --help` tells the options; it needs no Qt.
"""

import sys

from segstudio.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["benchmark", *sys.argv[1:]]))
