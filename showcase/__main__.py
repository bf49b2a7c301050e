"""Run the command line: `python -m showcase`."""

import sys

from showcase.cli import main
from showcase.workers import begin

if __name__ == "__main__":
    begin()
    sys.exit(main(sys.argv[1:]))
