"""Components of messages, legacy and version 2."""

from collections.abc import Callable, Collection
from typing import Any

from .check_basics import Problems, choice, number, required, size, text, unique
from .components import JSON, SELECTS, Kind, either, media_of, texts, walk
from .errors import Problem

MOST_COMPONENTS = 40
MOST_TEXT = 4000
LEGACY = {Kind.ROW}
IN_CONTAINER = {Kind.ROW, Kind.SECTION, Kind.TEXT, Kind.GALLERY, Kind.FILE, Kind.SEPARATOR}
VERSION_2 = IN_CONTAINER | {Kind.CONTAINER}
LINK, PREMIUM = 5, 6


def held(components: Any, path: str, allowed: Collection[Kind]) -> Problems:
    """Check that each of some components is of a kind that may stand here."""
    for index, one in enumerate(components if isinstance(components, list) else []):
        if not isinstance(one, dict) or one.get("type") not in allowed:
            kinds = ", ".join(str(int(kind)) for kind in sorted(allowed))
            message = f'Value of field "type" must be one of ({kinds},).'
            yield Problem(f"{path}.{index}.type", "UNION_TYPE_CHOICES", message)


def _row(row: JSON, path: str) -> Problems:
    children = row.get("components") or []
    yield from size(children, f"{path}.components", 1, 5)
    yield from held(children, f"{path}.components", {Kind.BUTTON, *SELECTS})
    selects = sum(one.get("type") in SELECTS for one in children if isinstance(one, dict))
    if selects and len(children) > 1:
        yield Problem(f"{path}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select menu fills a row alone.")


def _button(button: JSON, path: str) -> Problems:
    style = button.get("style")
    yield from choice(style, f"{path}.style", range(1, 7))
    yield from text(button.get("label"), f"{path}.label", 0, 80)
    if style == LINK:
        yield from text(button.get("url"), f"{path}.url", 1, 512)
    elif style != PREMIUM:
        yield from text(button.get("custom_id"), f"{path}.custom_id", 1, 100)
    if ("custom_id" in button) + ("url" in button) > 1:
        yield Problem(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_CONFLICT", "A custom id and url cannot both be specified")
    if style != PREMIUM and not (button.get("label") or button.get("emoji")):
        yield Problem(path, "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji")


def options(entries: Any, path: str, low: int, high: int) -> Problems:
    """Check the options of a select, a radio group or a checkbox group."""
    yield from size(entries, path, low, high)
    entries = [one for one in entries or [] if isinstance(one, dict)]
    for index, one in enumerate(entries):
        yield from text(one.get("label"), f"{path}.{index}.label", 1, 100)
        yield from text(one.get("value"), f"{path}.{index}.value", 1, 100)
        yield from text(one.get("description"), f"{path}.{index}.description", 0, 100)
    values = [(f"{path}.{index}.value", one.get("value")) for index, one in enumerate(entries)]
    message = "The specified option value is already used"
    yield from unique(values, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)


def select(menu: JSON, path: str) -> Problems:
    """Check a select menu of any kind."""
    yield from text(menu.get("custom_id"), f"{path}.custom_id", 1, 100)
    yield from text(menu.get("placeholder"), f"{path}.placeholder", 0, 150)
    yield from number(menu.get("min_values"), f"{path}.min_values", 0, 25)
    yield from number(menu.get("max_values"), f"{path}.max_values", 1, 25)
    if menu.get("type") == Kind.SELECT:
        entries = menu.get("options")
        yield from options(entries, f"{path}.options", 1, 25)
        if max(either(menu.get("min_values"), 1), either(menu.get("max_values"), 1)) > len(entries or []):
            yield Problem(f"{path}.options", "BASE_TYPE_BAD_LENGTH", "There are fewer options than may be chosen.")


def _section(section: JSON, path: str) -> Problems:
    yield from size(section.get("components"), f"{path}.components", 1, 3)
    yield from held(section.get("components"), f"{path}.components", {Kind.TEXT})
    if "accessory" not in section:
        yield required(f"{path}.accessory")
    else:
        yield from choice(section["accessory"].get("type"), f"{path}.accessory.type", (Kind.BUTTON, Kind.THUMBNAIL))


def _text(display: JSON, path: str) -> Problems:
    yield from text(display.get("content"), f"{path}.content", 1, MOST_TEXT)


def _thumbnail(thumbnail: JSON, path: str) -> Problems:
    yield from text(thumbnail.get("description"), f"{path}.description", 0, 1024)


def _gallery(gallery: JSON, path: str) -> Problems:
    yield from size(gallery.get("items"), f"{path}.items", 1, 10)
    for index, item in enumerate(gallery.get("items") or []):
        yield from text(item.get("description"), f"{path}.items.{index}.description", 0, 1024)


def _file(file: JSON, path: str) -> Problems:
    if not str(file.get("file", {}).get("url", "")).startswith("attachment://"):
        yield Problem(
            f"{path}.file.url", "UNFURLED_MEDIA_ITEM_INVALID_SCHEME", "A file component shows attachments only."
        )


def _separator(separator: JSON, path: str) -> Problems:
    yield from choice(separator.get("spacing", 1), f"{path}.spacing", (1, 2))


def _container(container: JSON, path: str) -> Problems:
    yield from size(container.get("components"), f"{path}.components", 1, MOST_COMPONENTS)
    yield from held(container.get("components"), f"{path}.components", IN_CONTAINER)
    yield from number(container.get("accent_color"), f"{path}.accent_color", 0, 0xFFFFFF)


BY_KIND: dict[int, Callable[[JSON, str], Problems]] = {
    Kind.ROW: _row,
    Kind.BUTTON: _button,
    Kind.SECTION: _section,
    Kind.TEXT: _text,
    Kind.THUMBNAIL: _thumbnail,
    Kind.GALLERY: _gallery,
    Kind.FILE: _file,
    Kind.SEPARATOR: _separator,
    Kind.CONTAINER: _container,
    **dict.fromkeys(SELECTS, select),
}


def unchecked(_component: JSON, _path: str) -> Problems:
    """Check nothing: that a kind is out of place is told elsewhere."""
    yield from ()


def _media(component: JSON, path: str, filenames: Collection[str]) -> Problems:
    for below, media in media_of(component):
        url = str(media.get("url", ""))
        if url.startswith("attachment://") and url.removeprefix("attachment://") not in filenames:
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            yield Problem(f"{path}.{below}.url", code, "The referenced attachment was not found")
        elif not url.startswith(("attachment://", "https://", "http://")):
            yield Problem(
                f"{path}.{below}.url", "URL_TYPE_INVALID_SCHEME", f'Scheme of "{url}" must be one of http, https.'
            )


def distinct(components: Any) -> Problems:
    """Check that custom ids and numeric ids come once only."""
    every = list(walk(components))
    customs = [(f"{path}.custom_id", one["custom_id"]) for path, one in every if one.get("custom_id")]
    yield from unique(customs, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
    numbers = [(f"{path}.id", one["id"]) for path, one in every if one.get("id")]
    yield from unique(numbers, "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")


def check_components(components: Any, filenames: Collection[str], *, v2: bool) -> Problems:
    """Check a message's components; `filenames` are those of its attachments."""
    yield from size(components, "components", 0, MOST_COMPONENTS if v2 else 5)
    yield from held(components, "components", VERSION_2 if v2 else LEGACY)
    every = list(walk(components))
    for path, one in every:
        yield from BY_KIND.get(one.get("type", 0), unchecked)(one, path)
        yield from _media(one, path, filenames)
    yield from distinct(components)
    if len(every) > MOST_COMPONENTS:
        message = f"The total number of components cannot exceed {MOST_COMPONENTS}"
        yield Problem("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    if sum(map(len, texts(components))) > MOST_TEXT:
        message = f"The total text of components cannot exceed {MOST_TEXT} characters"
        yield Problem("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)
