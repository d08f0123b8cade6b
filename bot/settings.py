"""Settings, read once at the edge: the environment wins over the file `.env`; `.env.example` documents each."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dotenv import dotenv_values

from bot.errors import SettingsError
from bot.options import place
from storage.disk import address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEVICES = re.compile(r"auto|cpu|mps|cuda(:\d+)?")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
MAX_THREADS = 256
MAX_DAYS = 36_500
MAX_GIGABYTES = 1e9  # as many bytes as a file system's numbers hold
MAX_SECONDS = 3600


class Secret:
    """A text that can't be printed, logged, compared or pickled by accident: only `reveal` gives it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Give the text, to the one call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret can't be pickled or copied.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the owner of the machine chose."""

    discord_token: Secret | None = None
    data_dir: Path = Path("data")
    database: Secret | None = None  # a URL, which may hold a password; None: SQLite inside `data_dir`
    eye: str = "pocket"
    device: str = "auto"
    threads: int = 0  # of a painting on the CPU; 0: as many as there are cores
    checkpoint_seconds: float = 5.0
    log_level: str = "WARNING"
    keep_days: int | None = None  # what `db clean` lets go of; None: nothing
    keep_frame_days: int | None = None
    keep_gigabytes: float | None = None
    keep_starred: bool = True

    @property
    def database_url(self) -> str:
        """The database as SQLAlchemy writes it; it may hold a password."""
        return self.database.reveal() if self.database else address(self.data_dir / "reverie.db")

    @property
    def painting_threads(self) -> int:
        """How many threads paint on the CPU, at least 1."""
        return self.threads or os.cpu_count() or 1


def read(environ: Mapping[str, str], file: Path) -> Settings:
    """Read the settings from an environment and a `.env` file, if there is one; SettingsError names every bad key."""
    found = {**_from_file(file), **environ}
    texts = {key: found[key].strip() for key in READERS if found.get(key, "").strip()}
    chosen, faults = {}, []
    for key, text in texts.items():
        name, reader = READERS[key]
        try:
            chosen[name] = reader(text)
        except ValueError as fault:
            faults.append(f"{key} {fault}")
    if faults:
        raise SettingsError(f"Settings to mend: {'; '.join(faults)}.")
    return Settings(**chosen)  # type: ignore[arg-type]  # each reader gives its own field's type


def _from_file(file: Path) -> dict[str, str]:
    try:
        values = dotenv_values(file, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The file {file} can't be read as text.") from error
    return {key: value for key, value in values.items() if value is not None}


def _folder(text: str) -> Path:
    folder = place(text)
    if str(folder).startswith("~"):
        raise ValueError("begins with the home of somebody who isn't known here")
    return folder


def _device(text: str) -> str:
    if not DEVICES.fullmatch(text.lower()):
        raise ValueError("is one of auto, cpu, cuda and mps")
    return text.lower()


def _threads(text: str) -> int:
    return _whole(text, MAX_THREADS, "number")


def _seconds(text: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", text) or not 0 < float(text) <= MAX_SECONDS:
        raise ValueError(f"is a number of seconds, above 0 and up to {MAX_SECONDS}")
    return float(text)


def _days(text: str) -> int:
    return _whole(text, MAX_DAYS, "number of days")


def _whole(text: str, most: int, what: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or not 1 <= int(text) <= most:  # Python refuses to read very long ones
        raise ValueError(f"is a whole {what} from 1 to {most}, or empty")
    return int(text)


def _gigabytes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= MAX_GIGABYTES:
        raise ValueError("is a number above 0, or empty")
    return value


def _yes(text: str) -> bool:
    if text.lower() not in {"yes", "no"}:
        raise ValueError("is yes or no")
    return text.lower() == "yes"


def _level(text: str) -> str:
    if text.upper() not in LEVELS:
        raise ValueError(f"is one of {', '.join(LEVELS)}")
    return text.upper()


def _url(text: str) -> Secret:
    if "://" not in text:
        raise ValueError("is a URL such as sqlite:///reverie.db, or empty")
    return Secret(text)


def _token(text: str) -> Secret:
    if not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", text, re.ASCII):
        raise ValueError("has three parts with dots between them: copy it whole from Discord's developer portal")
    return Secret(text)


READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "DISCORD_TOKEN": ("discord_token", _token),
    "DATA_DIR": ("data_dir", _folder),
    "DATABASE_URL": ("database", _url),
    "EYE": ("eye", str),
    "DEVICE": ("device", _device),
    "THREADS": ("threads", _threads),
    "CHECKPOINT_SECONDS": ("checkpoint_seconds", _seconds),
    "LOG_LEVEL": ("log_level", _level),
    "KEEP_DAYS": ("keep_days", _days),
    "KEEP_FRAME_DAYS": ("keep_frame_days", _days),
    "KEEP_GIGABYTES": ("keep_gigabytes", _gigabytes),
    "KEEP_STARRED": ("keep_starred", _yes),
}
