"""Run the command line: `python -m showcase`."""

import sys

from showcase.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
