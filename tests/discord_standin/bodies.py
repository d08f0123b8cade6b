"""Request bodies: JSON, or multipart with `payload_json` and `files[n]`."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from .errors import refusal


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carried; `files` by the number in their part's name."""

    fields: Any = field(default_factory=dict)
    files: dict[int, Upload] = field(default_factory=dict)

    def inner(self) -> "Body":
        """Return the body of the message inside an interaction's answer."""
        return Body(self.fields.get("data") or {}, self.files)


def _parse(text: str) -> Any:
    try:
        return json.loads(text) if text else {}
    except ValueError:
        raise refusal(50109) from None


async def _multipart(request: web.Request, most: int) -> Body:
    fields: Any = {}
    files: dict[int, Upload] = {}
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise refusal(50109)
        content = bytes(await part.read(decode=False))
        total += len(content)
        if part.name == "payload_json":
            fields = _parse(content.decode())
        elif found := re.fullmatch(r"files\[(\d+)\]", part.name or ""):
            files[int(found[1])] = Upload(part.filename or "unknown", content)
    if total > most:
        raise refusal(40005)
    return Body(fields, files)


async def read(request: web.Request, most: int) -> Body:
    """Read a body of at most `most` bytes, or refuse with 40005."""
    if request.content_type == "multipart/form-data":
        return await _multipart(request, most)
    content = await request.read()
    if len(content) > most:
        raise refusal(40005)
    return Body(_parse(content.decode()))
