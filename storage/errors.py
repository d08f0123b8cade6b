"""What can go wrong with the store, each told in one sentence for the owner of the machine.

StorageError               the base: `str(error)` is the sentence
├── UnreachableError       the database is down or can't be opened; worth trying again
├── FullError              no space is left on the disk; worth trying again after making room
├── UnwritableError        a folder, file or database can't be written; worth trying again after mending that
├── DamagedError           a database or file holds something else than what was written
├── NewerError             the database was made by a newer version of this program
├── HeldError              another process paints from this data folder
├── MissingError           there is no such run or file
└── ChangeError            a run can't change from the state it is in to the one asked for

Sentences hold no password and no token, but may hold paths: they are for the owner, not for a channel.
"""


class StorageError(Exception):
    """The store can't do what was asked; its text is one sentence for the owner."""


class UnreachableError(StorageError):
    """The database is down, busy for too long, or can't be opened."""


class FullError(StorageError):
    """No space is left."""


class UnwritableError(StorageError):
    """A folder or a file can't be written."""


class DamagedError(StorageError):
    """The bytes on disk are not those that were written."""


class NewerError(StorageError):
    """The database has a schema that this version does not know."""


class HeldError(StorageError):
    """Another process holds the data folder."""


class MissingError(StorageError):
    """There is no such run or file."""


class ChangeError(StorageError):
    """A run can't make this change: somebody was faster, or it has ended."""
