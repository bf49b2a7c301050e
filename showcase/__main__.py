"""Run the command line: `python -m showcase`.

Workers load this file too: what it needs is loaded where it is the program that was started.
"""

if __name__ == "__main__":
    import gc
    import os
    import sys

    from showcase.cli import main

    gc.disable()  # a build ends soon and leaves next to nothing in circles: looking for them takes a twentieth of it
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)  # all is closed; to free a hundred thousand records one by one would take 0.1 s
