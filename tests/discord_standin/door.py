"""How a client gets to the stand-in while it believes that it speaks with Discord.

Within one process: a connector whose resolver knows only Discord's hosts and answers with our port.
For another process: environment variables; see `elsewhere/sitecustomize.py`.
"""

import functools
import os
import socket
import ssl
import tempfile
from pathlib import Path

import aiohttp
import trustme
from aiohttp.abc import AbstractResolver, ResolveResult

HOSTS = ("discord.com", "gateway.discord.gg", "gateway-resume.discord.gg", "cdn.discordapp.com", "media.discordapp.net")
LOOPBACK = "127.0.0.1"
ELSEWHERE = Path(__file__).parent / "elsewhere"


class Certificates:
    """An authority made on the spot, and a certificate of Discord's hosts signed by it.

    `server` is the context to serve with, `client` one that trusts this authority and nobody else.
    """

    def __init__(self) -> None:
        self._authority = trustme.CA()
        self.server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*HOSTS, "localhost", LOOPBACK).configure_cert(self.server)
        self.client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._authority.configure_trust(self.client)

    def write(self, path: Path) -> Path:
        """Write the authority's certificate where another process can read it."""
        self._authority.cert_pem.write_to_path(str(path))
        return path


@functools.cache
def certificates() -> Certificates:
    """Return the certificates of this process: making them took a third of a short test's time."""
    return Certificates()


class Resolver(AbstractResolver):
    """Knows Discord's hosts, all of them here, and no other."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self,
        host: str,
        port: int = 0,  # noqa: ARG002 - aiohttp's signature
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002
    ) -> list[ResolveResult]:
        """Answer with the loopback address and the stand-in's port, whatever port was asked for."""
        if host not in HOSTS:
            raise OSError(None, f"{host} is not Discord's: the stand-in leads nowhere else")
        return [
            ResolveResult(
                hostname=host,
                host=LOOPBACK,
                port=self._port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Nothing is open."""


def connector(port: int) -> aiohttp.TCPConnector:
    """Return a connector for `discord.Client(connector=…)`: one for each client, closed by it."""
    return aiohttp.TCPConnector(limit=0, resolver=Resolver(port), ssl=certificates().client)


def environment(port: int, folder: str) -> dict[str, str]:
    """Return what to set in another process's environment; the certificate is written into `folder`."""
    descriptor, name = tempfile.mkstemp(suffix=".pem", dir=folder)
    os.close(descriptor)
    path = [str(ELSEWHERE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        "PYTHONPATH": os.pathsep.join(path),
        "SSL_CERT_FILE": str(certificates().write(Path(name))),
        "DISCORD_STANDIN": f"{LOOPBACK}:{port}",
        "DISCORD_STANDIN_HOSTS": ",".join(HOSTS),
    }
