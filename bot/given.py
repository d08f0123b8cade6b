"""From typed options to an order: the terminal's half of the road, with pictures read from files."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import excuses
from bot.errors import UsageError
from bot.options import TARGETS, place
from bot.order import Order
from generator import styles
from generator.errors import ImageError, RecipeError
from generator.recipe import MAX_IMAGE_BYTES, ImagePrompt
from storage.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from storage.values import Link, Run

ROLES = {"start": Role.START, "style_image": Role.STYLE, **dict.fromkeys(TARGETS, Role.TARGET)}
PLAIN = ("text", "style", "hold", "avoid", "references", "freedom", "canvas", "quality", "aspect", "seed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that a person gave, checked but not stored yet. `size` is (width, height)."""

    data: bytes
    kind: str
    role: Role
    size: tuple[int, int]

    @property
    def sha256(self) -> str:
        """The name it will have in the store."""
        return hashlib.sha256(self.data).hexdigest()


def styled(typed: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same options; a style that is no style's name but a picture's file is the style_image."""
    named = typed.get("style", "")
    if not named or "style_image" in typed or not os.path.isfile(place(named)):  # noqa: PTH113  Path raises at long names
        return typed
    try:
        styles.find(named)
    except RecipeError:
        return {**{name: value for name, value in typed.items() if name != "style"}, "style_image": named}
    return typed


def pictures(typed: Mapping[str, Any]) -> dict[str, Picture]:
    """Read the pictures among the options; an error says which option it is about."""
    return {name: picture(name, place(typed[name]), role) for name, role in ROLES.items() if name in typed}


def picture(name: str, path: Path, role: Role) -> Picture:
    """Read and check one picture file."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_IMAGE_BYTES + 1)
    except OSError as error:
        raise UsageError(f"The {name} {str(path)!r} can't be read: {error.strerror}.") from error
    return checked(name, data, role)


def checked(name: str, data: bytes, role: Role) -> Picture:
    """Check the bytes of a picture; an ImageError begins with the option's name."""
    from generator.media import kind_of, open_picture  # noqa: PLC0415  a line without pictures answers sooner

    try:
        height, width = open_picture(data).shape[:2]
        return Picture(data=data, kind=kind_of(data), role=role, size=(width, height))
    except ImageError as error:
        raise ImageError(excuses.BAD_FILE, name=name, sentence=error) from error


def order(typed: Mapping[str, Any], given: Mapping[str, Picture], eye: str) -> Order:
    """Make an order of typed options and their pictures; UsageError for options that need another one."""
    if not typed.get("text", "").strip():
        raise UsageError(excuses.NO_WORDS)
    for name in typed:
        base = "start" if name == "hold" else name.partition("_weight")[0].partition("_as")[0]
        if base in ("start", *TARGETS) and base not in given:
            raise UsageError(excuses.NEEDS_PICTURE, name=name, base=base)
    plain = {name: typed[name] for name in PLAIN if name in typed}
    return Order(
        **plain,
        images=tuple(_target(name, typed, given[name]) for name in TARGETS if name in given),
        start=given["start"].sha256 if "start" in given else None,
        start_size=given["start"].size if "start" in given else None,
        style_image=given["style_image"].sha256 if "style_image" in given else None,
        eye=eye,
    )


def _target(name: str, typed: Mapping[str, Any], picture: Picture) -> ImagePrompt:
    chosen = {"weight": typed.get(f"{name}_weight"), "kind": typed.get(f"{name}_as")}
    return ImagePrompt(sha256=picture.sha256, **{key: value for key, value in chosen.items() if value is not None})


def inputs(run: Run) -> tuple[Link, ...]:
    """Give the pictures that went into a run, for another run of the same recipe."""
    return tuple(link for link in run.files if link.role in {*ROLES.values(), Role.PARENT})
