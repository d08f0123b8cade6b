"""The forms that open before a person: edit a run and paint it again; paint with a picture as start or target."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ui

from bot import asking, defaults, excuses, order, speech
from bot.answers import apologise
from bot.asking import Wish
from bot.errors import UsageError
from bot.given import inputs
from bot.languages import say
from bot.options import PAINTING, TARGETS, read
from bot.parts import parts
from generator import codec, styles
from generator.recipe import MAX_LINE, MAX_NAME
from storage.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.attached import Fetch
    from bot.parts import Interaction
    from generator.recipe import ImagePrompt, Recipe
    from storage.values import Run

TITLE = 45  # characters, by Discord
PATIENCE = 3_600  # seconds


class Form(ui.Modal):
    """A form whose mistakes reach the one handler. Discord doesn't say when somebody closes it: so it is forgotten."""

    def __init__(self, title: str, locale: str) -> None:
        super().__init__(title=say(title, locale)[:TITLE], timeout=PATIENCE)
        self._locale = locale

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # type: ignore[override]  # as theirs
        """Say what went wrong."""
        await apologise(interaction, error)

    def _line(self, label: str, *, text: str = "", hint: str | None = None, most: int = MAX_NAME) -> ui.TextInput[Any]:
        """Add a field; `hint` makes it one that may stay empty."""
        field: ui.TextInput[Any] = ui.TextInput(
            default=text or None,
            placeholder=hint and say(hint, self._locale),
            required=hint is None,
            max_length=most,
        )
        self.add_item(ui.Label(text=say(label, self._locale), component=field))
        return field


class EditForm(Form):
    """A run's words, style and weights, filled in."""

    def __init__(self, run: Run, locale: str) -> None:
        super().__init__(speech.EDIT_TITLE, locale)
        self._run, self._recipe = run, codec.from_json(run.recipe)
        self._words = self._line(speech.PROMPT, text=self._recipe.text, most=MAX_LINE)
        self._style = self._line(speech.STYLE, text=self._recipe.style, hint="ghibli")
        self._avoid = self._line(speech.AVOID, text=self._recipe.avoid, hint="letters | frames", most=MAX_LINE)
        self._seed = self._line(speech.SEED, hint=speech.EMPTY_FOR_CHANCE)
        images = self._recipe.images
        told = " ".join(f"{image.weight:g}" for image in images)
        self._weights = self._line(speech.WEIGHTS, text=told, hint="0.4") if images else None

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Paint the edited recipe as a run of its own."""
        fields = {"text": self._words, "style": self._style, "avoid": self._avoid, "seed": self._seed}
        typed = read({name: field.value for name, field in fields.items() if field.value.strip()}, PAINTING)
        weights = _weights(self._weights.value if self._weights else "", self._recipe.images)
        asking.check({"text": "", **typed})
        await asking.admit(interaction, self._recipe.quality)
        address = await asking.begin(interaction, private=self._run.private)
        bot, seed = parts(interaction), typed.pop("seed", None)
        given = {"style": "", "avoid": "", **defaults.filled(typed, {}, ())}
        changed = replace(self._recipe, **given, images=weights, parent=None)
        recipe = await asyncio.to_thread(partial(order.again, styled(changed), bot.hashes, seed))
        links = tuple(link for link in inputs(self._run) if link.role is not Role.PARENT)
        wish = Wish(recipe=recipe, links=links, parent=self._run.id, private=self._run.private)
        await asking.submit(interaction, address, wish)


class UseForm(Form):
    """Words for a picture that is start or target, by its option; everything else is as it is kept, the style shown."""

    def __init__(self, ways: Mapping[str, Fetch], kept: Mapping[str, Any], locale: str) -> None:
        super().__init__(speech.START_OR_TARGET, locale)
        self._ways, self._kept = ways, kept
        self._words = self._line(speech.PROMPT, most=MAX_LINE)
        self._style = self._line(speech.STYLE, text=kept.get("style", ""), hint="ghibli")

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Paint with the picture."""
        typed = {"text": self._words.value, "style": self._style.value.strip() or defaults.NONE}
        await asking.ask(interaction, typed, self._ways, self._kept)


class StyleForm(Form):
    """Words for a picture in a style."""

    def __init__(self, style: str, locale: str) -> None:
        super().__init__(speech.PAINT_IN, locale)
        self._words = self._line(speech.PROMPT, most=MAX_LINE)
        self._style = self._line(speech.STYLE, text=style)

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Paint in the style."""
        await asking.ask(interaction, {"text": self._words.value, "style": self._style.value}, {})


def styled(recipe: Recipe) -> Recipe:
    """Give the recipe with its style's name as it is written in the table."""
    return replace(recipe, style=styles.find(recipe.style).name) if recipe.style else recipe


def _weights(text: str, images: tuple[ImagePrompt, ...]) -> tuple[ImagePrompt, ...]:
    """Give the targets with the weights that were typed, one for each."""
    numbers = text.replace(",", " ").split()
    if not images or not numbers:
        return images
    if len(numbers) != len(images):
        raise UsageError(excuses.ONE_WEIGHT_EACH, count=len(images))
    names = [f"{name}_weight" for name in TARGETS[: len(images)]]
    values = read(dict(zip(names, numbers, strict=True)), PAINTING)
    return tuple(replace(image, weight=values[name]) for name, image in zip(names, images, strict=True))
