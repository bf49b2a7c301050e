"""Run the command line: `python -m showcase`."""

import os
import sys

from showcase.cli import main
from showcase.workers import begin

if __name__ == "__main__":
    begin()
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)  # all is closed; to free a hundred thousand records one by one would take 0.1 s
