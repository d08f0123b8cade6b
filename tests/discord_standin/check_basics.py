"""Small checks the others are made of."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .errors import Problem

Problems = Iterator[Problem]


def required(path: str) -> Problem:
    """Something is missing."""
    return Problem(path, "BASE_TYPE_REQUIRED", "This field is required")


def text(value: Any, path: str, low: int, high: int) -> Problems:
    """Check a string's length; None counts as missing where something is wanted."""
    if value is None:
        if low:
            yield required(path)
    elif not isinstance(value, str):
        yield Problem(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
    elif len(value) < low:
        yield Problem(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
    elif len(value) > high:
        yield Problem(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")


def number(value: Any, path: str, low: float, high: float) -> Problems:
    """Check a number that may be left out."""
    if value is None:
        return
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield Problem(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not number.')
    elif value < low:
        yield Problem(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
    elif value > high:
        yield Problem(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")


def size(value: Any, path: str, low: int, high: int) -> Problems:
    """Check how many items a list has."""
    if not isinstance(value, list | tuple):
        yield Problem(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    elif not low <= len(value) <= high:
        yield Problem(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")


def choice(value: Any, path: str, allowed: Iterable[Any]) -> Problems:
    """Check that a value is one of a few."""
    allowed = tuple(int(one) if isinstance(one, int) else one for one in allowed)
    if value not in allowed:
        yield Problem(path, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")


def unique(values: Iterable[tuple[str, Any]], code: str, message: str) -> Problems:
    """Check that no value comes twice; `values` are (path, value)."""
    seen = set()
    for path, value in values:
        if value in seen:
            yield Problem(path, code, message)
        seen.add(value)


def snowflake(value: Any, path: str) -> Problems:
    """Check an id, a number or a string of digits."""
    if not re.fullmatch(r"\d{1,20}", str(value)):
        yield Problem(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')


def unknown(fields: dict[str, Any], allowed: Iterable[str], path: str = "") -> Problems:
    """Find fields that no reader knows. Discord drops them in silence; here a test shall hear of them."""
    for field in sorted(set(fields) - set(allowed)):
        yield Problem(f"{path}.{field}".strip("."), "UNKNOWN_FIELD", "The stand-in knows no such field.")
