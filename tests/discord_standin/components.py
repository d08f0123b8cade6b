"""Components as trees: walking them, finding one, and what Discord fills in when it sends them back."""

import copy
from collections.abc import Iterator
from enum import IntEnum
from itertools import count
from typing import Any

JSON = dict[str, Any]


class Kind(IntEnum):
    """Component types."""

    ROW = 1
    BUTTON = 2
    SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = {Kind.SELECT, Kind.USER_SELECT, Kind.ROLE_SELECT, Kind.MENTIONABLE_SELECT, Kind.CHANNEL_SELECT}


def either(value: Any, default: Any) -> Any:
    """Return a field's value, or the default where it is missing or null: discord.py sends nulls."""
    return default if value is None else value


def walk(components: Any, path: str = "components") -> Iterator[tuple[str, JSON]]:
    """Yield every component with its path, parents first; accessories and labelled components too."""
    for index, component in enumerate(components if isinstance(components, list | tuple) else []):
        yield from _walk_one(component, f"{path}.{index}")


def _walk_one(component: Any, path: str) -> Iterator[tuple[str, JSON]]:
    if not isinstance(component, dict):
        return
    yield path, component
    yield from walk(component.get("components"), f"{path}.components")
    for key in ("accessory", "component"):
        yield from _walk_one(component.get(key), f"{path}.{key}")


def media_of(component: JSON) -> Iterator[tuple[str, JSON]]:
    """Yield a component's media items with their path below it."""
    if component.get("type") == Kind.GALLERY:
        for index, item in enumerate(component.get("items") or []):
            yield f"items.{index}.media", item.get("media") or {}
    elif component.get("type") == Kind.THUMBNAIL:
        yield "media", component.get("media") or {}
    elif component.get("type") == Kind.FILE:
        yield "file", component.get("file") or {}


def with_ids(components: list[JSON]) -> list[JSON]:
    """Copy components and number those without an `id`, as Discord does: 1, 2, … around those given."""
    numbered = copy.deepcopy(components)
    taken = {component.get("id") for _, component in walk(numbered)}
    free = (number for number in count(1) if number not in taken)
    for _, component in walk(numbered):
        if not component.get("id"):
            component["id"] = next(free)
    return numbered


def texts(components: Any) -> list[str]:
    """Return the contents of all text displays."""
    return [str(one.get("content", "")) for _, one in walk(components) if one.get("type") == Kind.TEXT]


def names(component: JSON) -> set[str]:
    """By what words a person can mean a component: label, placeholder, emoji or custom id."""
    emoji = (component.get("emoji") or {}).get("name")
    said = (component.get("label"), component.get("placeholder"), emoji, component.get("custom_id"))
    return {name for name in said if name}
