"""Download the packs with the ordinary clients of their registries, check their hashes, unpack them.

PACKS/npm/NAME-VERSION.tgz and PACKS/npm/x/NAME-VERSION/package; PACKS/deb/*.deb and PACKS/deb/x (one tree for all);
PACKS/pypi/*.whl and PACKS/pypi/x.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

from training.pocket import files

LIST = Path(__file__).with_name("packs.toml")


def packs() -> dict[str, dict[str, Any]]:
    """Every pack by its registry's name."""
    return tomllib.loads(LIST.read_text("utf8"))


def fetch(target: Path) -> None:
    """Bring every pack that is not there yet; SystemExit names a pack whose bytes are not the pinned ones."""
    for name, pack in files.track(list(packs().items()), "packs"):
        {"npm": fetch_npm, "debian": fetch_debian, "pypi": fetch_pypi}[pack["registry"]](name, pack, target)


def flat(name: str, version: str) -> str:
    """The name npm gives to a packed file: @iconify-json/noto -> iconify-json-noto-VERSION."""
    return f"{name.removeprefix('@').replace('/', '-')}-{version}"


def fetch_npm(name: str, pack: dict[str, Any], target: Path) -> None:
    """`npm pack` into target/npm, unpacked into target/npm/x."""
    home, stem = target / "npm", flat(name, pack["version"])
    archive, opened = home / f"{stem}.tgz", home / "x" / stem
    home.mkdir(parents=True, exist_ok=True)
    if not archive.exists():
        call("npm", "pack", "--silent", f"{name}@{pack['version']}", cwd=home)
    check(name, archive, pack["sha256"])
    if not opened.exists():
        with tarfile.open(archive) as packed:
            packed.extractall(opened, filter="data")


def fetch_debian(name: str, pack: dict[str, Any], target: Path) -> None:
    """`apt-get download` into target/deb, unpacked into target/deb/x."""
    home, version = target / "deb", pack["version"]
    home.mkdir(parents=True, exist_ok=True)
    archive = home / f"{name}_{version.replace(':', '%3a')}_all.deb"
    if not archive.exists():
        call("apt-get", "download", f"{name}={version}", cwd=home)
    check(name, archive, pack["sha256"])
    if not (home / "x/usr/share/doc" / name).exists():
        call("dpkg-deb", "-x", archive.name, "x", cwd=home)


def fetch_pypi(name: str, pack: dict[str, Any], target: Path) -> None:
    """`pip download` of one wheel into target/pypi, unpacked into target/pypi/x."""
    home, stem = target / "pypi", f"{name.replace('-', '_')}-{pack['version']}"
    home.mkdir(parents=True, exist_ok=True)
    if not list(home.glob(f"{stem}-*.whl")):
        call(sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={pack['version']}", cwd=home)
    (archive,) = home.glob(f"{stem}-*.whl")
    check(name, archive, pack["sha256"])
    shutil.unpack_archive(archive, home / "x", "zip")


def call(*words: str, cwd: Path) -> None:
    """Run a client; its own words tell what went wrong."""
    subprocess.run(words, cwd=cwd, check=True)  # noqa: S603 - fixed programs, pinned names


def check(name: str, archive: Path, expected: str) -> None:
    """Stop when the bytes are not those that the eye was trained from."""
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != expected:
        raise SystemExit(f"{name}: {archive} has SHA-256 {found}, not the pinned {expected}.")
