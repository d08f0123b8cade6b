"""A disk of our own that can be filled up and made free again; only root may mount one."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

LARGE = 8 << 30  # bytes it may grow to: it lives in memory, and takes only what is written
TRIES = 20


class Disk:
    """A mounted tmpfs."""

    def __init__(self, folder: Path):
        self.folder = folder

    def fill(self, spare):
        """Leave no more than `spare` bytes free."""
        for _ in range(TRIES):
            if self._resize(self._used() + spare).returncode == 0:
                return
        raise RuntimeError("The bot writes faster than its disk can be shrunk.")

    def free(self):
        """Make room again."""
        self._resize(LARGE).check_returncode()

    def _used(self):
        now = os.statvfs(self.folder)
        return (now.f_blocks - now.f_bfree) * now.f_frsize

    def _resize(self, size):
        options = f"remount,size={size}"
        return subprocess.run(["mount", "-o", options, self.folder], check=False, capture_output=True)


@contextmanager
def mounted(folder):
    """Give a Disk for a block, or None where we may not mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={LARGE}", "torture", folder]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:
        yield None
        return
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
