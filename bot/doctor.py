"""`doctor`: whether everything that the bot needs is there, and how fast this machine paints."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import app, speech
from bot.hashes import HASHES
from bot.order import samples
from bot.pace import Pace, measure
from generator.errors import ReverieError
from generator.executor import Executor
from storage.errors import StorageError
from storage.files import Files
from storage.values import LOCAL, Filter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.settings import Settings
    from generator.executor import Paint
    from generator.recipe import Recipe

SHAPED = "✓ there, in the shape of one"
TOKENLESS = "✗ DISCORD_TOKEN is empty: the terminal works, Discord doesn't"
PROBE = b"a file that doctor writes and removes"


def checks(settings: Settings, painting: Callable[[Settings, Files], Paint] = app.engine) -> Iterator[tuple[str, str]]:
    """Give what is looked at with what was found, one after the other; a fault is a sentence, and the next follows."""
    looks: dict[str, Callable[[], str]] = {
        "token": lambda: SHAPED if settings.discord_token else TOKENLESS,
        "data folder": lambda: _folder(settings),
        "database": lambda: _database(settings),
        "models": _models,
        "speed": lambda: _speed(settings, painting),
        "device": lambda: f"✓ {app.device(settings)}",  # last, as the engine must say first how many threads there are
    }
    for name, look in looks.items():
        try:
            yield name, look()
        except (ReverieError, StorageError, OSError) as error:
            yield name, f"✗ {error}"


def _folder(settings: Settings) -> str:
    files = Files(settings.data_dir / "files")
    files.remove(files.put(PROBE, "json").sha256)
    return f"✓ {settings.data_dir} can be written"


def _database(settings: Settings) -> str:
    with app.store(settings) as store:
        newest = store.gallery.history(Filter(viewer=LOCAL), limit=1)
    return f"✓ the newest run is {newest[0].id}" if newest else "✓ empty so far"


def _models() -> str:
    return f"✓ eye pocket {HASHES.weights('pocket')[:12]}, memory {HASHES.bank()[:12]}, styles {HASHES.styles()[:12]}"


def _speed(settings: Settings, painting: Callable[[Settings, Files], Paint]) -> str:
    """Paint a few steps of each quality, as the bot does when it starts, and say what that means for whole pictures."""
    recipes, pace = samples(settings.eye, HASHES), Pace()
    found = asyncio.run(_measured(painting(settings, Files(settings.data_dir / "files")), recipes.values()))
    for name, seconds in found.items():
        pace.learn(recipes[name], 1, seconds)
    views = recipes["draft"].views / found["draft"]
    told = ", ".join(f"{name} about {speech.about(pace.seconds(recipe))}" for name, recipe in recipes.items())
    return f"✓ {views:.1f} views a second of a draft with {settings.painting_threads} threads: {told}"


async def _measured(paint: Paint, recipes: Iterable[Recipe]) -> Mapping[str, float]:
    executor = Executor(paint)
    try:
        return await measure(executor, recipes)
    finally:
        await executor.close()
