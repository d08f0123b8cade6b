"""What the stand-in says no with.

RefusedError      the server's answer to the bot: a status, a code, a message
ImpossibleError   the test asked a person to do what Discord's own client would not allow
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

KNOWN = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    30015: (400, "Maximum number of attachments in a message reached (10)"),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    40094: (400, "This interaction has hit the maximum number of follow up messages"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50109: (400, "The request body contains invalid JSON."),
    160002: (400, "Cannot reply without permission to read message history"),
}


class ImpossibleError(AssertionError):
    """A person tried what Discord's client would not let them do: the test fails."""


class RefusedError(Exception):
    """An error answer of the REST side."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.payload: dict[str, Any] = {"message": message, "code": code, **more}


class Problem(NamedTuple):
    """One fault in a form body: where (dotted path), Discord's name for it, a sentence."""

    path: str
    code: str
    message: str


def refusal(code: int) -> RefusedError:
    """Make the error that Discord sends under this code."""
    status, message = KNOWN[code]
    return RefusedError(status, code, message)


def _nest(problems: Iterable[Problem]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for problem in problems:
        node = tree
        for step in filter(None, problem.path.split(".")):
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": problem.code, "message": problem.message})
    return tree


def raise_for(problems: Iterable[Problem]) -> None:
    """Raise 50035 with Discord's nested `errors` if there is any problem."""
    found = list(problems)
    if found:
        raise RefusedError(400, 50035, "Invalid Form Body", errors=_nest(found))
