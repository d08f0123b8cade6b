"""The errors of the fronts, and the one place that turns any error into a sentence for a person.

ReverieError                 one plain sentence that says what to do (generator.errors, with the engine's branches)
└── BotError
    ├── SettingsError        the environment or .env names something we can't use
    ├── UsageError           a word on the command line, or an option, isn't one we know
    ├── QueueError           the queue takes no more, of this person or at all
    ├── QuotaError           a person had all the pictures that a server gives in a day
    ├── NotFoundError        there is no such run, or not for who asks
    └── StoppedError         a painting was called off by its person

Errors of the store may name folders: the owner of the machine reads them, other people don't.
"""

from __future__ import annotations

from bot import excuses
from generator.errors import ReverieError
from storage.errors import FullError, MissingError, StorageError, UnreachableError

SAID: dict[type[BaseException], str] = {  # the first that fits
    MissingError: excuses.MISSING,
    FullError: excuses.FULL,
    UnreachableError: excuses.AWAY,
    StorageError: excuses.STORE,
    MemoryError: excuses.TOO_LARGE,
}


class BotError(ReverieError):
    """What a front can't do; its text is one sentence for the person who asked."""


class SettingsError(BotError):
    """A setting is missing or makes no sense."""


class UsageError(BotError):
    """A command or an option isn't understood."""


class QueueError(BotError):
    """There is no room in the queue."""


class QuotaError(BotError):
    """A person had all the pictures that a server gives."""


class NotFoundError(BotError):
    """There is no such run, or it isn't for this person."""


class StoppedError(BotError):
    """A painting was called off before there was anything to keep."""


def sentence(error: BaseException, *, owner: bool = False, log: str = "the log") -> str:
    """Say an error in words, in English; `owner` for whoever sits at the machine and may read paths."""
    if isinstance(error, ReverieError) or (owner and isinstance(error, StorageError)):
        return str(error)
    if _no_memory(error):
        return excuses.TOO_LARGE
    said = (text for kind, text in SAID.items() if isinstance(error, kind))
    return next(said, excuses.OURS).replace("the log", log)


def _no_memory(error: BaseException) -> bool:
    """Whether memory ran out in the engine; torch has a class for that on a GPU only, and may not be imported here."""
    return type(error).__name__ == "OutOfMemoryError" or "can't allocate memory" in str(error)
