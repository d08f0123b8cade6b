"""What a person names in an option, a select or a modal, as an id and what the id stands for."""

from typing import Any

from . import payloads
from .bodies import Upload
from .components import JSON
from .errors import ImpossibleError
from .state import State
from .world import Channel, Role, User


class Resolved:
    """Collects `resolved` of one interaction."""

    def __init__(self, state: State, user: User, channel: Channel) -> None:
        self._state = state
        self._user = user
        self._channel = channel
        self.said: JSON = {}

    def _put(self, kind: str, id_: int, payload: JSON) -> str:
        self.said.setdefault(kind, {})[str(id_)] = payload
        return str(id_)

    def user(self, user: User) -> str:
        """Name a user; in a server they are resolved as a member too."""
        guild = self._channel.guild
        member = guild.members.get(user.id) if guild else None
        if member:
            said = payloads.member(member, self._channel)
            del said["user"]
            self._put("members", user.id, said)
        return self._put("users", user.id, payloads.user(user))

    def upload(self, upload: Upload) -> str:
        """Upload a file, as large as the person's own limit allows."""
        if len(upload.content) > self._user.upload_limit:
            raise ImpossibleError(f"{upload.filename} is larger than {self._user.name} may upload")
        folder = f"ephemeral-attachments/{self._channel.id}"
        file = self._state.files.add(folder, upload.filename, upload.content)
        return self._put("attachments", file.id, self._state.files.payload(file) | {"ephemeral": True})

    def value(self, value: Any) -> str:
        """Name anything that has an id."""
        if isinstance(value, Upload):
            return self.upload(value)
        if isinstance(value, User):
            return self.user(value)
        if isinstance(value, Role):
            return self._put("roles", value.id, payloads.role(value))
        if isinstance(value, Channel):
            return self._put("channels", value.id, {**payloads.channel(value), "permissions": "0"})
        raise ImpossibleError(f"{value!r} is nothing that a person could choose")
