"""What the buttons of a run do, one function each; errors become sentences in `bot.answers`."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot import asking, attached, defaults, excuses, forms, layouts, order, personal, shown, speech
from bot.answers import check_owner, whisper
from bot.asking import Wish
from bot.errors import UsageError
from bot.given import inputs
from bot.languages import say
from bot.parts import parts
from generator import codec
from generator.recipe import Parent
from storage.values import Link, Role

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.parts import Interaction
    from generator.recipe import Recipe
    from storage.values import Run

NOISE = 0.3  # share of fresh noise in a neighbour
MOST = 3_900  # characters of a list, of the 4,000 that a message may have
FURTHER = 0.5  # of the steps that a picture was given, for going on


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a button does, and whether only the owner or a moderator may press it."""

    do: Callable[[Interaction, Run], Awaitable[None]]
    theirs: bool = False


async def press(interaction: Interaction, run: Run, name: str) -> None:
    """Do what a button says; a second press of the same person a moment later is taken for a double click."""
    act = ACTS[name]
    if not parts(interaction).once.first(interaction.user.id, run.id, name):
        await interaction.response.defer()
        return
    if act.theirs:
        check_owner(interaction, run)
    await act.do(interaction, run)


async def cancel(interaction: Interaction, run: Run) -> None:
    """Call it off; its reporter shows that."""
    if not await parts(interaction).studio.cancel(run.id):
        raise UsageError(excuses.TOO_LATE)
    await interaction.response.defer()


async def finish(interaction: Interaction, run: Run) -> None:
    """Keep what is painted so far."""
    if run.status.ended:
        raise UsageError(excuses.TOO_LATE)
    if not parts(interaction).studio.finish(run.id):
        raise UsageError(excuses.NOTHING_YET)
    await whisper(interaction, speech.FINISHING)


async def again(interaction: Interaction, run: Run) -> None:
    """Paint the same recipe with another seed."""
    await _paint(interaction, run, lambda old: old)


async def vary(interaction: Interaction, run: Run) -> None:
    """Paint a neighbour: from the finished picture with some noise."""
    state = _state(run)
    await _paint(interaction, run, lambda old: replace(old, parent=Parent(state=state, noise=NOISE)))


async def go_on(interaction: Interaction, run: Run) -> None:
    """Paint half as many steps more, from where it ended."""
    state = _state(run)

    def further(old: Recipe) -> Recipe:
        return replace(old, parent=Parent(state=state), steps=max(1, round(FURTHER * old.steps)))

    await _paint(interaction, run, further, seed=run.seed)


async def edit(interaction: Interaction, run: Run) -> None:
    """Open the form with everything filled in."""
    await interaction.response.send_modal(forms.EditForm(run, str(interaction.locale)))


async def star(interaction: Interaction, run: Run) -> None:
    """Give a star, or take it back."""
    gallery, person = parts(interaction).store.gallery, interaction.user.id
    starred = person in run.stars
    await asyncio.to_thread(gallery.unstar if starred else gallery.star, run.id, person)
    await whisper(interaction, speech.UNSTARRED if starred else speech.STARRED, run=run.id)


async def sources(interaction: Interaction, run: Run) -> None:
    """Tell what was looked at, with licences."""
    locale = str(interaction.locale)
    title = say(speech.LOOKED_AT if run.sources else speech.LOOKED_AT_NONE, locale, run=run.id)
    await whisper(interaction, "\n".join([title, *shown.looked_at(run.sources, locale)])[:MOST])


async def delete(interaction: Interaction, run: Run) -> None:
    """Ask once more before anything is gone."""
    locale = str(interaction.locale)
    view = layouts.said(say(speech.ERASE_ASK, locale, run=run.id), layouts.buttons(run.id, locale, "erase"))
    await interaction.response.send_message(view=view, ephemeral=True)


async def erase(interaction: Interaction, run: Run) -> None:
    """Remove the run, its files that no other run uses, and its message."""
    await interaction.response.defer()
    await personal.erase(parts(interaction), interaction.client, run)
    gone = say(speech.ERASED, str(interaction.locale), run=run.id)
    await interaction.edit_original_response(view=layouts.said(gone))


async def use(interaction: Interaction, run: Run, role: str) -> None:
    """Open the form that paints with this picture."""
    picture = run.file(Role.PNG)
    if picture is None:
        raise UsageError(excuses.TOO_LATE)
    recipe, way = codec.from_json(run.recipe), attached.stored(parts(interaction).store, picture)
    own = defaults.of_recipe(recipe, private=run.private)
    form = forms.UseForm({role: way}, {**own, "style": recipe.style}, str(interaction.locale))
    await interaction.response.send_modal(form)


async def _paint(
    interaction: Interaction, run: Run, change: Callable[[Recipe], Recipe], seed: int | None = None
) -> None:
    """Paint a changed recipe; what can be refused is refused before the answer."""
    recipe = change(codec.from_json(run.recipe))
    await asking.admit(interaction, recipe.quality)
    address = await asking.begin(interaction, private=run.private)
    bot = parts(interaction)
    ready = await asyncio.to_thread(partial(order.again, recipe, bot.hashes, seed))
    links = tuple(link for link in inputs(run) if link.role is not Role.PARENT or ready.parent)
    wish = Wish(recipe=ready, links=_with_parent(links, run, ready), parent=run.id, private=run.private)
    await asking.submit(interaction, address, wish)


def _with_parent(links: tuple[Link, ...], run: Run, recipe: Recipe) -> tuple[Link, ...]:
    """Link the state that is gone on from, so that it stays when the run it came from is deleted."""
    known = run.file(Role.STATE)
    if recipe.parent is None or known is None or known.sha256 != recipe.parent.state:
        return links
    return (*(link for link in links if link.role is not Role.PARENT), Link(role=Role.PARENT, file=known))


def _state(run: Run) -> str:
    kept = run.file(Role.STATE)
    if kept is None:
        raise UsageError(excuses.NO_STATE, run=run.id)
    return kept.sha256


ACTS = {
    "cancel": Act(do=cancel, theirs=True),
    "finish": Act(do=finish, theirs=True),
    "again": Act(do=again),
    "vary": Act(do=vary),
    "continue": Act(do=go_on),
    "edit": Act(do=edit),
    "star": Act(do=star),
    "sources": Act(do=sources),
    "delete": Act(do=delete, theirs=True),
    "erase": Act(do=erase, theirs=True),
}
