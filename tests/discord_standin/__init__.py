"""A loopback Discord that an unmodified discord.py logs in to. See README.md."""

from .bodies import Upload
from .errors import ImpossibleError
from .exchange import Exchange, Modal
from .intents import Intent
from .interactions import AnswerKind
from .messages import Flag, Message, Revision
from .permissions import EVERYTHING, USUAL
from .person import Person
from .rates import Limits, Rate
from .standin import Standin
from .world import Channel, Guild, Role, User

__all__ = [
    "EVERYTHING",
    "USUAL",
    "AnswerKind",
    "Channel",
    "Exchange",
    "Flag",
    "Guild",
    "ImpossibleError",
    "Intent",
    "Limits",
    "Message",
    "Modal",
    "Person",
    "Rate",
    "Revision",
    "Role",
    "Standin",
    "Upload",
    "User",
]
