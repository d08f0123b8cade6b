"""The REST side's frame: what every request goes through before and after its route's handler."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .bodies import Body, read
from .errors import RefusedError, refusal
from .faults import Fault
from .journal import Call
from .rates import VIA, Rate
from .state import State

PREFIX = "/api/v10"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A request as a handler sees it; `ids` are the path's parts by name."""

    state: State
    ids: Mapping[str, str]
    query: Mapping[str, str]
    body: Body

    def id(self, name: str) -> int:
        """Return one of the path's ids; what is no number is an id nobody has."""
        return int(self.ids[name]) if self.ids[name].isdigit() else 0


#: Returns JSON, or None for 204 No Content.
Handler = Callable[[Request], Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """One route; `rate` names a field of `Limits`, `by` the path's part that its bucket belongs to."""

    method: str
    path: str
    handler: Handler
    rate: str = ""
    by: str = ""
    by_token: bool = False

    def bucket(self, ids: Mapping[str, str], state: State) -> tuple[tuple[str, str], Rate] | None:
        """Return a request's bucket and its rate, if the route has one."""
        if not self.rate:
            return None
        return (f"{self.rate} by {self.by}", ids[self.by]), getattr(state.limits, self.rate)


def _json(payload: Any, status: int, headers: Mapping[str, str]) -> web.Response:
    """Answer with exactly this content type: with a charset discord.py would take the body for text."""
    if payload is None:
        return web.Response(status=204, headers=headers)
    return web.Response(
        status=status, body=json.dumps(payload).encode(), headers={**headers, "Content-Type": "application/json"}
    )


def _authorize(state: State, route: Route, web_request: web.Request) -> None:
    if route.by_token:
        return
    state.limiter.check_everything(state.limits.everything)
    if web_request.headers.get("Authorization") != f"Bot {state.token}":
        raise refusal(0)


async def _strike(fault: Fault, web_request: web.Request) -> None:
    """Let a fault happen."""
    if fault.gate:
        await fault.gate.pass_through()
    if fault.drop and web_request.transport:
        web_request.transport.abort()
        raise ConnectionResetError
    if fault.error:
        raise fault.error()


@dataclass(frozen=True, slots=True)
class Passage:
    """One request on its way through."""

    state: State
    route: Route
    web_request: web.Request
    call: Call
    fault: Fault | None

    async def _request(self) -> Request:
        state, web_request = self.state, self.web_request
        body = await read(web_request, state.limits.request_bytes)
        self.call.fields, self.call.filenames = body.fields, tuple(one.filename for one in body.files.values())
        state.changes.tell()
        return Request(state=state, ids=web_request.match_info, query=web_request.query, body=body)

    async def _work(self, request: Request) -> Any:
        if self.fault and not self.fault.after:
            await _strike(self.fault, self.web_request)
        _authorize(self.state, self.route, self.web_request)
        if bucket := self.route.bucket(request.ids, self.state):
            self.state.limiter.check(*bucket)
        payload = self.route.handler(request)
        if self.fault and self.fault.after:
            await _strike(self.fault, self.web_request)
        return payload

    def _headers(self, error: RefusedError | None) -> dict[str, str]:
        bucket = self.route.bucket(self.web_request.match_info, self.state)
        headers = self.state.limiter.headers(*bucket) if bucket else {}
        if error is None or error.status != 429:
            return headers
        via = self.fault.headers if self.fault and self.fault.error else VIA
        return {**headers, **via, "Retry-After": f"{error.payload.get('retry_after', 0):.3f}"}

    async def answer(self) -> web.Response:
        """Return the answer, be it a refusal."""
        try:
            payload = await self._work(await self._request())
        except RefusedError as error:
            return _json(error.payload, error.status, self._headers(error))
        return _json(payload, 200, self._headers(None))


def serve(state: State, route: Route) -> Callable[[web.Request], Any]:
    """Return the aiohttp handler of a route."""

    async def handle(web_request: web.Request) -> web.Response:
        path = web_request.path.removeprefix(PREFIX)
        call = Call(method=web_request.method, path=path, at=state.clock.now())
        state.journal.calls.append(call)
        try:
            response = await Passage(state, route, web_request, call, state.faults.take(call.method, path)).answer()
        except ConnectionResetError:
            raise
        except Exception as error:  # noqa: BLE001 - kept, and raised when the stand-in closes
            state.journal.breakdowns.append(error)
            # A 500 would make the client try again for 25 seconds.
            response = _json({"message": f"The stand-in broke: {error!r}", "code": 0}, 400, {})
        call.status = response.status
        state.changes.tell()
        return response

    return handle


def unknown(state: State) -> Callable[[web.Request], Any]:
    """Return the handler of all other paths: it writes down who was asked for, and answers 404."""

    async def handle(web_request: web.Request) -> web.Response:
        state.journal.unknown.append(
            Call(method=web_request.method, path=web_request.path, at=state.clock.now(), status=404)
        )
        return _json({"message": "404: Not Found", "code": 0}, 404, {})

    return handle
