"""Filling in a modal as a person does."""

from collections.abc import Iterator
from typing import Any

from .client_rules import choose, impossible
from .components import JSON, SELECTS, Kind
from .resolving import Resolved

MANY = {Kind.FILE_UPLOAD, Kind.CHECKBOX_GROUP, *SELECTS}


def fields(payload: JSON) -> Iterator[tuple[str, JSON]]:
    """Yield a modal's fields with the labels that the person reads."""
    for top in payload["components"]:
        if top["type"] == Kind.LABEL:
            yield top["label"], top["component"]
        elif top["type"] == Kind.ROW:
            yield top["components"][0]["label"], top["components"][0]


def _text(field: JSON, value: Any) -> str:
    text = field.get("value") or "" if value is None else value
    impossible(not text and field.get("required", True), f"{field['custom_id']} must be filled in")
    low, high = field.get("min_length") or 0, field.get("max_length") or 4000
    impossible(text and not low <= len(text) <= high, f"{field['custom_id']} takes {low} to {high} letters")
    return str(text)


def _preset(field: JSON) -> list[Any]:
    return [one["value"] for one in field.get("options") or [] if one.get("default")]


def _many(field: JSON, value: Any, resolved: Resolved) -> list[str]:
    values = _preset(field) if value is None else list(value) if isinstance(value, list | tuple) else [value]
    if not values and not field.get("required", True):
        return []
    return choose(field, values, resolved)


def _one(field: JSON, value: Any, resolved: Resolved) -> str | None:
    chosen = _preset(field) if value is None else [value]
    impossible(not chosen and field.get("required", True), f"{field['custom_id']} must be chosen")
    return choose(field, chosen, resolved)[0] if chosen else None


def _answer(field: JSON, value: Any, resolved: Resolved) -> JSON:
    said: JSON = {"type": field["type"], "id": field.get("id", 0), "custom_id": field["custom_id"]}
    if field["type"] == Kind.TEXT_INPUT:
        return {**said, "value": _text(field, value)}
    if field["type"] == Kind.CHECKBOX:
        return {**said, "value": bool(field.get("default") if value is None else value)}
    if field["type"] == Kind.RADIO_GROUP:
        return {**said, "value": _one(field, value, resolved)}
    return {**said, "values": _many(field, value, resolved)}


def fill(payload: JSON, values: dict[str, Any], resolved: Resolved) -> JSON:
    """Return `data` of the submission; `values` go by label or custom id, fields left out keep what is preset."""
    known = {name for label, field in fields(payload) for name in (label, field["custom_id"])}
    impossible(set(values) - known, f"The modal has no fields {sorted(set(values) - known)}, only {sorted(known)}")
    tops: list[JSON] = []
    for top in payload["components"]:
        if top["type"] == Kind.TEXT:
            tops.append({"type": top["type"], "id": top.get("id", 0)})
            continue
        inner = top["component"] if top["type"] == Kind.LABEL else top["components"][0]
        label = top.get("label") or inner.get("label")
        answer = _answer(inner, values.get(label, values.get(inner["custom_id"])), resolved)
        placed: JSON = {"component": answer} if top["type"] == Kind.LABEL else {"components": [answer]}
        tops.append({"type": top["type"], "id": top.get("id", 0), **placed})
    return {"custom_id": payload["custom_id"], "components": tops}
