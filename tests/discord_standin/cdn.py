"""The CDN: files by signed link, slowly if asked to, and not at all once the link has died."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from .faults import Fault
from .files import StoredFile
from .journal import Call
from .state import State

#: The smallest GIF there is, served for every avatar.
PIXEL = b"GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02L\x01\x00;"


async def _send(web_request: web.Request, file: StoredFile, fault: Fault | None) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": file.content_type or "application/octet-stream"})
    response.content_length = len(file.content)
    await response.prepare(web_request)
    first = fault.first_bytes if fault else 0
    await response.write(file.content[:first])
    if fault and fault.gate:
        await fault.gate.pass_through()
    if fault and fault.drop and web_request.transport:
        web_request.transport.abort()
        return response
    await response.write(file.content[first:])
    await response.write_eof()
    return response


def serve(state: State) -> Callable[[web.Request], Any]:
    """Return the aiohttp handler of attachments."""

    async def handle(web_request: web.Request) -> web.StreamResponse:
        call = Call(method="GET", path=web_request.path, at=state.clock.now())
        state.journal.calls.append(call)
        state.changes.tell()
        fault = state.faults.take("GET", web_request.path)
        query = web_request.query
        file = state.files.open(web_request.path, query.get("ex", "0"), query.get("hm", ""))
        error = fault.error() if fault and fault.error else None
        call.status = error.status if error else 200 if file else 404
        if file is None or error:
            return web.Response(status=call.status, text="This content is no longer available.")
        return await _send(web_request, file, fault)

    return handle


async def avatar(_web_request: web.Request) -> web.Response:
    """Serve one and the same picture for all avatars and icons."""
    return web.Response(body=PIXEL, content_type="image/gif")
