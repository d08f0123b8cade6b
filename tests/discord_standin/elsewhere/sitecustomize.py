"""Python imports this at start when its folder is on PYTHONPATH: it does what entries in /etc/hosts would.

`socket.getaddrinfo` answers for Discord's hosts with the stand-in's address and port, and asks the system
for all others. The program itself, discord.py and aiohttp are untouched. `SSL_CERT_FILE` lets OpenSSL
trust the stand-in's certificate. aiohttp must resolve through the system, which it does unless aiodns is
installed.
"""

import os
import socket
from typing import Any

_system = socket.getaddrinfo
_hosts = frozenset(os.environ.get("DISCORD_STANDIN_HOSTS", "").split(","))
_address, _, _port = os.environ.get("DISCORD_STANDIN", "").rpartition(":")


def _getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
    if host in _hosts:
        return _system(_address, int(_port), *args, **kwargs)
    return _system(host, port, *args, **kwargs)


if _address:
    socket.getaddrinfo = _getaddrinfo
