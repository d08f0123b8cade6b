"""The application's commands as synced: globally and by server."""

from dataclasses import dataclass, field

from .check_commands import CHAT, check_commands
from .clock import Clock, Snowflakes
from .components import JSON
from .errors import RefusedError, raise_for

GLOBAL = 0
DAY = 86400.0


@dataclass(slots=True)
class CommandBook:
    """Commands by scope: `GLOBAL` or a guild's id. `syncs` counts the bulk overwrites."""

    clock: Clock
    ids: Snowflakes
    creates_a_day: int
    by_scope: dict[int, list[JSON]] = field(default_factory=dict)
    syncs: int = 0
    _creates: dict[int, list[float]] = field(default_factory=dict)

    def _count_creates(self, scope: int, new: int) -> None:
        now = self.clock.now()
        recent = [at for at in self._creates.get(scope, []) if at > now - DAY] + [now] * new
        if len(recent) > self.creates_a_day:
            message = f"Max number of daily application command creates has been reached ({self.creates_a_day})"
            raise RefusedError(429, 30034, message, retry_after=recent[0] + DAY - now, **{"global": False})
        self._creates[scope] = recent

    def sync(self, scope: int, application: int, commands: list[JSON]) -> list[JSON]:
        """Overwrite a scope's commands; those with the same type and name keep their id."""
        raise_for(check_commands(commands))
        known = {(one["type"], one["name"]): one["id"] for one in self.by_scope.get(scope, [])}
        keys = [(one.get("type", CHAT), one["name"]) for one in commands]
        self._count_creates(scope, sum(key not in known for key in keys))
        self.by_scope[scope] = [
            self._stored(one, known.get(key), application, scope) for one, key in zip(commands, keys, strict=True)
        ]
        self.syncs += 1
        return self.by_scope[scope]

    def _stored(self, command: JSON, known: str | None, application: int, scope: int) -> JSON:
        rights = command.get("default_member_permissions")
        said: JSON = {"type": CHAT, "description": "", "options": [], **command}
        said |= {
            "id": known or str(self.ids.mint()),
            "application_id": str(application),
            "version": str(self.ids.mint()),
        }
        said["default_member_permissions"] = None if rights is None else str(rights)
        return {**said, "guild_id": str(scope)} if scope else said

    def find(self, name: str, kind: int, guild_id: int | None) -> JSON | None:
        """Find the command that a person in a server (or none) means; the server's own come first."""
        for scope in (guild_id or GLOBAL, GLOBAL):
            for command in self.by_scope.get(scope, []):
                if (command["name"], command["type"]) == (name, kind):
                    return command
        return None
