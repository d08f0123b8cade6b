"""Gateway intents: which events a bot asks for."""

from enum import IntFlag


class Intent(IntFlag):
    """The intents that the stand-in heeds."""

    NONE = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.PRESENCES | Intent.MESSAGE_CONTENT
EVERY_INTENT = (1 << 26) - 1
