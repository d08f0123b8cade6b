"""Modals and autocomplete choices: what an answer to an interaction may hold besides messages."""

from collections.abc import Callable
from typing import Any

from .check_basics import Problems, choice, number, required, size, text, unknown
from .check_components import distinct, held, options, select, unchecked
from .components import JSON, SELECTS, Kind, walk
from .errors import Problem

IN_LABEL = {Kind.TEXT_INPUT, Kind.FILE_UPLOAD, Kind.RADIO_GROUP, Kind.CHECKBOX_GROUP, Kind.CHECKBOX, *SELECTS}


def _custom_id(component: JSON, path: str) -> Problems:
    yield from text(component.get("custom_id"), f"{path}.custom_id", 1, 100)


def _row(row: JSON, path: str) -> Problems:
    yield from size(row.get("components"), f"{path}.components", 1, 1)
    yield from held(row.get("components"), f"{path}.components", {Kind.TEXT_INPUT})
    for index, one in enumerate(row.get("components") or []):
        yield from text(one.get("label"), f"{path}.components.{index}.label", 1, 45)


def _label(label: JSON, path: str) -> Problems:
    yield from text(label.get("label"), f"{path}.label", 1, 45)
    yield from text(label.get("description"), f"{path}.description", 0, 100)
    inner = label.get("component")
    if not isinstance(inner, dict):
        yield required(f"{path}.component")
        return
    yield from choice(inner.get("type"), f"{path}.component.type", sorted(IN_LABEL))
    if inner.get("label") is not None:
        yield Problem(f"{path}.component.label", "TEXT_INPUT_LABEL_NOT_ALLOWED", "The label is said by the Label.")


def _text_input(field: JSON, path: str) -> Problems:
    yield from _custom_id(field, path)
    yield from choice(field.get("style"), f"{path}.style", (1, 2))
    yield from text(field.get("placeholder"), f"{path}.placeholder", 0, 100)
    yield from text(field.get("value"), f"{path}.value", 0, min(field.get("max_length") or 4000, 4000))
    yield from number(field.get("min_length"), f"{path}.min_length", 0, 4000)
    yield from number(field.get("max_length"), f"{path}.max_length", 1, 4000)


def _file_upload(field: JSON, path: str) -> Problems:
    yield from _custom_id(field, path)
    yield from number(field.get("min_values"), f"{path}.min_values", 0, 10)
    yield from number(field.get("max_values"), f"{path}.max_values", 1, 10)


def _radio_group(field: JSON, path: str) -> Problems:
    yield from _custom_id(field, path)
    yield from options(field.get("options"), f"{path}.options", 2, 10)


def _checkbox_group(field: JSON, path: str) -> Problems:
    yield from _custom_id(field, path)
    yield from options(field.get("options"), f"{path}.options", 1, 10)


BY_KIND: dict[int, Callable[[JSON, str], Problems]] = {
    Kind.ROW: _row,
    Kind.LABEL: _label,
    Kind.TEXT_INPUT: _text_input,
    Kind.FILE_UPLOAD: _file_upload,
    Kind.RADIO_GROUP: _radio_group,
    Kind.CHECKBOX_GROUP: _checkbox_group,
    Kind.CHECKBOX: _custom_id,
    **dict.fromkeys(SELECTS, select),
}


def check_modal(data: JSON) -> Problems:
    """Check a modal."""
    yield from unknown(data, {"custom_id", "title", "components"}, "data")
    yield from text(data.get("custom_id"), "data.custom_id", 1, 100)
    yield from text(data.get("title"), "data.title", 1, 45)
    components = data.get("components")
    yield from size(components, "data.components", 1, 5)
    yield from held(components, "data.components", {Kind.ROW, Kind.LABEL, Kind.TEXT})
    for path, one in walk(components, "data.components"):
        yield from BY_KIND.get(one.get("type", 0), unchecked)(one, path)
    yield from distinct(components)


def check_choices(data: Any, option_kind: int) -> Problems:
    """Check autocomplete choices for an option of a type (3 text, 4 integer, 10 number)."""
    found = data.get("choices") if isinstance(data, dict) else None
    yield from size(found, "data.choices", 0, 25)
    for index, one in enumerate(found or []):
        yield from text(one.get("name"), f"data.choices.{index}.name", 1, 100)
        if option_kind == 3:
            yield from text(one.get("value"), f"data.choices.{index}.value", 1, 100)
        else:
            yield from number(one.get("value"), f"data.choices.{index}.value", -(2**53), 2**53)
