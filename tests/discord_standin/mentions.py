"""Whom a message pings: what its text mentions, as far as `allowed_mentions` lets it."""

import re
from typing import Any, NamedTuple


class Pings(NamedTuple):
    """Ids of users and roles, and whether everyone is called."""

    ids: frozenset[int]
    everyone: bool


def _named(kind: str, found: set[int], allowed: dict[str, Any]) -> set[int]:
    if kind in (allowed.get("parse") or []):
        return found
    return found & {int(id_) for id_ in allowed.get(kind) or []}


def pings(text: str, allowed: dict[str, Any] | None, *, may_everyone: bool) -> Pings:
    """Find the pings in a text; without `allowed_mentions` all mentions ping."""
    allowed = {"parse": ["users", "roles", "everyone"]} if allowed is None else allowed
    users = {int(id_) for id_ in re.findall(r"<@!?(\d+)>", text)}
    roles = {int(id_) for id_ in re.findall(r"<@&(\d+)>", text)}
    everyone = bool(re.search(r"@everyone|@here", text)) and "everyone" in (allowed.get("parse") or [])
    ids = _named("users", users, allowed) | _named("roles", roles, allowed)
    return Pings(frozenset(ids), everyone and may_everyone)
