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

    def bucket(self, request: Request) -> tuple[tuple[str, str], Rate] | None:
        """Return the request's bucket and its rate, if the route has one."""
        if not self.rate:
            return None
        return (f"{self.rate} by {self.by}", request.ids[self.by]), getattr(request.state.limits, self.rate)


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

    async def _work(self) -> tuple[Any, dict[str, str]]:
        state, web_request = self.state, self.web_request
        body = await read(web_request, state.limits.request_bytes)
        self.call.fields, self.call.filenames = body.fields, tuple(one.filename for one in body.files.values())
        state.changes.tell()
        if self.fault and not self.fault.after:
            await _strike(self.fault, web_request)
        request = Request(state=state, ids=web_request.match_info, query=web_request.query, body=body)
        _authorize(state, self.route, web_request)
        bucket = self.route.bucket(request)
        if bucket:
            state.limiter.check(*bucket)
        payload = self.route.handler(request)
        if self.fault and self.fault.after:
            await _strike(self.fault, web_request)
        return payload, state.limiter.headers(*bucket) if bucket else {}

    async def answer(self) -> web.Response:
        """Return the answer, be it a refusal."""
        try:
            payload, headers = await self._work()
        except RefusedError as error:
            headers = self.fault.headers if self.fault and self.fault.error else VIA if error.status == 429 else {}
            if error.status == 429 and "retry_after" in error.payload:
                headers = {**headers, "Retry-After": f"{error.payload['retry_after']:.3f}"}
            return _json(error.payload, error.status, headers)
        return _json(payload, 200, headers)


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
