"""The files of the CDN: bytes by url; links are signed and die after a day."""

import hashlib
import hmac
import mimetypes
import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from .clock import Clock, Snowflakes
from .pictures import size_of

CDN = "https://cdn.discordapp.com"
PROXY = "https://media.discordapp.net"


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """One uploaded file."""

    id: int
    path: str
    filename: str
    content: bytes
    description: str | None = None

    @property
    def content_type(self) -> str | None:
        """What Discord guesses from the name: the client always says octet-stream."""
        return mimetypes.guess_type(self.filename)[0]

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height, of a picture."""
        return size_of(self.content)


def cleaned(filename: str) -> str:
    """Discord keeps letters, digits, dots, dashes and underscores of a file's name."""
    return re.sub(r"[^A-Za-z0-9_.-]", "", filename.replace(" ", "_")) or "unknown"


@dataclass(slots=True)
class FileStore:
    """Keeps every file ever uploaded, and signs and checks the links to them."""

    clock: Clock
    ids: Snowflakes
    link_lives: float
    _by_path: dict[str, StoredFile] = field(default_factory=dict)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def add(self, folder: str, filename: str, content: bytes, description: str | None = None) -> StoredFile:
        """Store a file under a folder such as `attachments/CHANNEL`."""
        id_ = self.ids.mint()
        name = cleaned(filename)
        path = f"/{folder}/{id_}/{name}"
        file = StoredFile(id=id_, path=path, filename=name, content=content, description=description)
        self._by_path[file.path] = file
        return file

    def _signature(self, path: str, expiry: str) -> str:
        return hmac.new(self._secret, f"{path} {expiry}".encode(), hashlib.sha256).hexdigest()

    def url(self, file: StoredFile, host: str = CDN) -> str:
        """Return a link that lives for `link_lives` seconds from now."""
        issued = int(self.clock.now())
        expiry = f"{issued + int(self.link_lives):x}"
        return f"{host}{file.path}?ex={expiry}&is={issued:x}&hm={self._signature(file.path, expiry)}&"

    def at(self, url: str) -> StoredFile | None:
        """Find a file by any link to it, even a dead one."""
        return self._by_path.get(urlsplit(url).path)

    def open(self, path: str, expiry: str, signature: str) -> StoredFile | None:
        """Find what a link leads to; None if it is unknown, forged or has died."""
        file = self.at(path)
        if file is None or not hmac.compare_digest(signature, self._signature(file.path, expiry)):
            return None
        return file if int(expiry, 16) > self.clock.now() else None

    def payload(self, file: StoredFile) -> dict[str, object]:
        """Return Discord's attachment object."""
        said: dict[str, object] = {
            "id": str(file.id),
            "filename": file.filename,
            "size": len(file.content),
            "url": self.url(file),
            "proxy_url": self.url(file, PROXY),
            "content_type": file.content_type,
            "description": file.description,
        }
        if size := file.size:
            said["width"], said["height"] = size
        return {key: value for key, value in said.items() if value is not None}

    def media(self, file: StoredFile) -> dict[str, object]:
        """Return Discord's unfurled media item, as components carry it."""
        said = self.payload(file)
        wanted = ("url", "proxy_url", "width", "height", "content_type")
        kept: dict[str, object] = {key: said[key] for key in wanted if key in said}
        return {**kept, "attachment_id": str(file.id), "loading_state": 2, "placeholder": ""}
