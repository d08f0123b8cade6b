"""The gateway: hello, identify, resume, heartbeats, dispatch, and its misfortunes on demand."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from . import payloads
from .components import JSON
from .gateway_sessions import Connection, Session
from .intents import EVERY_INTENT, PRIVILEGED, Intent

if TYPE_CHECKING:
    from .state import State

RESUME_URL = "wss://gateway-resume.discord.gg/"
FORGETTING_CLOSES = {1000, 1001}


@dataclass(eq=False, slots=True)
class Gateway:
    """All sessions; `identifies` and `resumes` hold what the client sent, in order."""

    state: "State"
    heartbeat_seconds: float = 41.25
    sessions: dict[str, Session] = field(default_factory=dict)
    identifies: list[JSON] = field(default_factory=list)
    resumes: list[JSON] = field(default_factory=list)
    heartbeats: int = 0
    silent: bool = False

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client until it or we close."""
        socket = web.WebSocketResponse(timeout=0.2)
        await socket.prepare(request)
        connection = Connection(request)
        writer = asyncio.create_task(connection.write(socket))
        connection.send({"op": 10, "d": {"heartbeat_interval": int(self.heartbeat_seconds * 1000)}})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._receive(connection, frame.data)
        finally:
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await writer
            self._gone(connection, socket.close_code)
        return socket

    def _receive(self, connection: Connection, text: str) -> None:
        try:
            payload = json.loads(text)
        except ValueError:
            connection.close(4002)
            return
        take = _RECEIVERS.get(payload.get("op"))
        if take is None:
            connection.close(4001)
        elif connection.session is None and payload["op"] not in {1, 2, 6}:
            connection.close(4003)
        else:
            take(self, connection, payload.get("d"))
        self.state.changes.tell()

    def _gone(self, connection: Connection, code: int | None) -> None:
        session = connection.session
        if session and session.connection is connection:
            session.connection = None
            if code in FORGETTING_CLOSES:
                self.sessions.pop(session.id, None)
        self.state.changes.tell()

    def _heartbeat(self, connection: Connection, _sequence: int | None) -> None:
        self.heartbeats += 1
        if not self.silent:
            connection.send({"op": 11, "d": None, "s": None, "t": None})

    def _refuses(self, said: JSON) -> int | None:
        """Return the close code for an IDENTIFY that is no good."""
        number, shards = said.get("shard") or (0, 1)
        faults = (
            (4004, said.get("token") != self.state.token),
            (4010, not 0 <= number < shards),
            (4013, bool(int(said.get("intents", 0)) & ~EVERY_INTENT)),
            (4014, bool(int(said.get("intents", 0)) & PRIVILEGED & ~self.state.privileged)),
        )
        return next((code for code, wrong in faults if wrong), None)

    def _identify(self, connection: Connection, said: JSON) -> None:
        self.identifies.append(said)
        code = 4005 if connection.session else self._refuses(said)
        if code:
            connection.close(code)
            return
        number, shards = said.get("shard") or (0, 1)
        session = Session(intents=int(said["intents"]), shard=(number, shards), connection=connection)
        connection.session = self.sessions.setdefault(session.id, session)
        guilds = [one for one in self.state.bot_guilds() if session.wants(Intent.NONE, one.id)]
        session.dispatch("READY", self._ready(session, [one.id for one in guilds]))
        for guild in guilds if session.intents & Intent.GUILDS else []:
            session.dispatch("GUILD_CREATE", {**payloads.guild(guild), "unavailable": False})

    def _ready(self, session: Session, guild_ids: list[int]) -> JSON:
        return {
            "v": 10,
            "user": payloads.user(self.state.bot),
            "guilds": [{"id": str(id_), "unavailable": True} for id_ in guild_ids],
            "session_id": session.id,
            "resume_gateway_url": RESUME_URL,
            "shard": list(session.shard),
            "application": {"id": str(self.state.bot.id), "flags": 0},
        }

    def _resume(self, connection: Connection, said: JSON) -> None:
        self.resumes.append(said)
        session = self.sessions.get(said.get("session_id", ""))
        if said.get("token") != self.state.token:
            connection.close(4004)
        elif session is None:
            connection.send({"op": 9, "d": False, "s": None, "t": None})
        elif not 0 <= (said.get("seq") or 0) <= len(session.events):
            connection.close(4007)
        else:
            connection.session, session.connection = session, connection
            session.replay(said.get("seq") or 0)
            session.dispatch("RESUMED", {})

    def _nothing(self, _connection: Connection, _said: JSON) -> None:
        """Presence, voice state and member requests are taken and forgotten."""

    def dispatch(self, event: str, data: JSON, *, intent: Intent = Intent.NONE, guild_id: int | None = None) -> None:
        """Send an event to the sessions that want it."""
        for session in list(self.sessions.values()):
            if session.wants(intent, guild_id):
                session.dispatch(event, data)

    def connections(self) -> list[Connection]:
        """All clients that have identified and are there."""
        return [session.connection for session in self.sessions.values() if session.connection]

    @property
    def online(self) -> bool:
        """Whether a bot is there."""
        return bool(self.connections())

    def reconnect(self) -> None:
        """Ask all clients to reconnect and resume (op 7)."""
        for connection in self.connections():
            connection.send({"op": 7, "d": None, "s": None, "t": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Tell all clients that their session is no good (op 9); unless resumable it is forgotten."""
        for connection in self.connections():
            connection.send({"op": 9, "d": resumable, "s": None, "t": None})
        if not resumable:
            self.forget()

    def forget(self) -> None:
        """Forget all sessions: who resumes is told to identify anew."""
        self.sessions.clear()

    def drop(self) -> None:
        """Cut all lines without a word."""
        for connection in self.connections():
            connection.drop()

    def close(self, code: int) -> None:
        """Close all connections with a code; 4004 and 4010 to 4014 are final for a client."""
        for connection in self.connections():
            connection.close(code)


_RECEIVERS: dict[int, Callable[[Gateway, Connection, JSON], None]] = {
    1: Gateway._heartbeat,  # type: ignore[dict-item]
    2: Gateway._identify,
    3: Gateway._nothing,
    4: Gateway._nothing,
    6: Gateway._resume,
    8: Gateway._nothing,
}
