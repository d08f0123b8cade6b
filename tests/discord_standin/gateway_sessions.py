"""A gateway session outlives its connections: it remembers all events, so that a client can resume."""

import asyncio
import json
import secrets
import zlib
from dataclasses import dataclass, field

from aiohttp import web

from .components import JSON


class Connection:
    """One web socket; what is sent goes through a queue, so that nobody has to wait for it."""

    def __init__(self, request: web.Request) -> None:
        self._request = request
        self._queue: asyncio.Queue[JSON | int] = asyncio.Queue()
        zlib_stream = request.query.get("compress") == "zlib-stream"
        self._deflate = zlib.compressobj() if zlib_stream else None
        self.session: Session | None = None

    @property
    def compressed(self) -> bool:
        """Whether all goes through one zlib stream."""
        return self._deflate is not None

    def send(self, payload: JSON) -> None:
        """Queue a payload."""
        self._queue.put_nowait(payload)

    def close(self, code: int) -> None:
        """Close with a code, after all that is queued."""
        self._queue.put_nowait(code)

    def drop(self) -> None:
        """Cut the line without a word."""
        if self._request.transport:
            self._request.transport.abort()

    async def write(self, socket: web.WebSocketResponse) -> None:
        """Send what is queued until the socket closes."""
        while not socket.closed:
            item = await self._queue.get()
            if isinstance(item, int):
                await socket.close(code=item)
            elif self._deflate is None:
                await socket.send_str(json.dumps(item))
            else:
                data = self._deflate.compress(json.dumps(item).encode())
                await socket.send_bytes(data + self._deflate.flush(zlib.Z_SYNC_FLUSH))


@dataclass(eq=False, kw_only=True, slots=True)
class Session:
    """What a client gets by IDENTIFY and keeps by RESUME."""

    intents: int
    shard: tuple[int, int]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    events: list[JSON] = field(default_factory=list)
    connection: Connection | None = None

    def wants(self, intent: int, guild_id: int | None) -> bool:
        """Whether events of this kind and guild come to this shard; private ones go to shard 0."""
        number, shards = self.shard
        mine = number == ((guild_id >> 22) % shards if guild_id else 0)
        return mine and (not intent or bool(self.intents & intent))

    def dispatch(self, event: str, data: JSON) -> None:
        """Send an event, or keep it for the resume if nobody is connected."""
        payload = {"op": 0, "t": event, "s": len(self.events) + 1, "d": data}
        self.events.append(payload)
        if self.connection:
            self.connection.send(payload)

    def replay(self, after: int) -> None:
        """Send again what came after a sequence number."""
        for payload in self.events[after:]:
            if self.connection:
                self.connection.send(payload)
