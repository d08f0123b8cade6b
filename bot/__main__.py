"""`python -m bot` and `reverie`: hands the command line over; builds nothing itself."""

import os

# Before anything can import torch: threads that spin while they wait took 26 times as long beside a busy process.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import sys
from pathlib import Path

from bot import cli


def main() -> int:
    """Run the command line; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal without UTF-8 gets question marks
    world = cli.World(environ=os.environ, env_file=Path(".env"), out=sys.stdout, err=sys.stderr, make_desk=cli.desk)
    try:
        code = cli.main(sys.argv[1:], world)
        sys.stdout.flush()
    except BrokenPipeError:  # as `| head` leaves it; what is still to be flushed at the end goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return cli.FAILED
    return code


if __name__ == "__main__":
    sys.exit(main())
