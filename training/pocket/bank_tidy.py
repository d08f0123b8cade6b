"""Make an SVG drawing small without changing how it looks: drop what is not drawn, round what is."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from training.pocket.bank_svg import NUMBER, decimals, short, shrink_path

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
REFERENCE = re.compile(r"url\(#([^)]+)\)")
DROPPED = frozenset(
    {"metadata", "title", "desc", "animate", "animateTransform", "animateMotion", "set", "script", "text"}
)
DEFAULTS = {
    "fill-opacity": "1", "stroke-opacity": "1", "opacity": "1", "stroke-dasharray": "none", "stroke-dashoffset": "0",
    "stroke-miterlimit": "4", "stroke-linecap": "butt", "stroke-linejoin": "miter", "stop-opacity": "1",
    "display": "inline", "visibility": "visible", "overflow": "visible", "fill-rule": "nonzero", "clip-rule": "nonzero",
}  # fmt: skip
DRAWN = frozenset(DEFAULTS) | {"fill", "stroke", "stroke-width", "stop-color", "offset", "filter", "clip-path", "mask"}


def shrink(svg: str, width: float, height: float) -> str:
    """A whole SVG document, as small as it goes; raises ET.ParseError for broken ones."""
    ET.register_namespace("", SVG[1:-1])
    ET.register_namespace("xlink", XLINK[1:-5])
    root = ET.fromstring(svg)  # noqa: S314 - local packs with pinned hashes
    tidy(root, decimals(width, height))
    for key in set(root.attrib) - {"viewBox", "fill", "stroke"}:
        del root.attrib[key]
    return ET.tostring(root, encoding="unicode", short_empty_elements=True).replace(" />", "/>")


def tidy(root: ET.Element, places: int) -> None:
    """Drop what is not drawn and round what is, in place."""
    for element in root.iter():
        for child in list(element):
            name = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else ""
            if name in DROPPED or "}" in name or not name:
                element.remove(child)
        spread_style(element)
        round_attributes(element, places)
        element.text = element.tail = None
    rename(root)


def spread_style(element: ET.Element) -> None:
    """Turn a style attribute into plain ones; drop foreign and default attributes."""
    for entry in element.attrib.pop("style", "").split(";"):
        key, _, value = entry.partition(":")
        if key.strip() in DRAWN:
            element.set(key.strip(), value.strip())
    for key, value in list(element.attrib.items()):
        foreign = ("}" in key and key != XLINK) or key in ("class", "enable-background", "version", "baseProfile")
        if foreign or DEFAULTS.get(key) == value:
            del element.attrib[key]


def round_attributes(element: ET.Element, places: int) -> None:
    """Round every number of one element."""
    for key, value in element.attrib.items():
        if key == "d":
            element.set(key, shrink_path(value, places))
        elif key in ("transform", "gradientTransform", "patternTransform"):
            element.set(key, NUMBER.sub(lambda m: short(float(m[0]), 4), value))
        elif key not in ("id", XLINK, "href") and "#" not in value and not value.isalpha():
            element.set(key, NUMBER.sub(lambda m: short(float(m[0]), places + 1), value))


def rename(root: ET.Element) -> None:
    """Give the ids that are used short names, drop the others."""
    used: dict[str, str] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            names = [value[1:]] if key in (XLINK, "href") and value.startswith("#") else REFERENCE.findall(value)
            for name in names:
                used.setdefault(name.strip("'\""), f"i{len(used):x}")
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                del element.attrib[key]
                if value in used:
                    element.set("id", used[value])
            elif key in (XLINK, "href"):
                element.set(key, "#" + used.get(value[1:], ""))
            else:
                element.set(key, REFERENCE.sub(lambda m: f"url(#{used[m[1].strip(chr(34) + chr(39))]})", value))
