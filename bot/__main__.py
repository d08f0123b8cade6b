"""`python -m bot` and `reverie`: hands the command line over; builds nothing itself."""

import os

# Before anything can import torch: threads that spin while they wait took 26 times as long beside a busy process.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import errno
import sys
from contextlib import suppress
from pathlib import Path

from bot import cli

MUTE = {errno.EPIPE, errno.ENOSPC}  # nothing more can be said, as after `| head`, or into a file on a full disk


def main() -> int:
    """Run the command line; gives the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # whoever started us closed it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  open to the end
        getattr(sys, name).reconfigure(errors="replace")  # a terminal without UTF-8 gets question marks
    world = cli.World(environ=os.environ, env_file=Path(".env"), out=sys.stdout, err=sys.stderr, make_desk=cli.desk)
    try:
        code = cli.main(sys.argv[1:], world)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in MUTE:
            raise
        if error.errno == errno.ENOSPC:  # those of the store are told as its own
            with suppress(OSError):  # it may go to the same disk
                sys.stderr.write("No space is left for what is said here: make room on the disk.\n")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())  # where what is still to be flushed goes
        return cli.FAILED
    return code


if __name__ == "__main__":
    sys.exit(main())
