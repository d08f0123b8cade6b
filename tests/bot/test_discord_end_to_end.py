"""The whole of it, painted for real with pocket at draft quality."""

from io import BytesIO

from PIL import Image

from bot.app import engine
from bot.desk import Rhythm
from bot.hashes import HASHES
from generator.codec import from_json
from generator.film import FRAME_MS, LAST_MS
from generator.media import open_picture, recipe_of
from storage.values import Role
from tests.bot.house import House, file_of, picture


async def test_from_a_slash_with_pictures_to_a_button_after_a_restart(tmp_path):
    house = House(tmp_path)
    house.painting, house.hashes, house.rhythm = engine, HASHES, Rhythm(every=1.0)
    async with house:
        alice = house.person("alice")
        given = {"start": picture("navy", (96, 96)), "target": picture("orange", (80, 80))}
        exchange = alice.slash("imagine", text="a red apple", quality="draft", style="ghibli", **given)
        message = await exchange.reply()
        assert exchange.interaction.waited < 3
        await house.saying(message, "step", within=120)
        await house.saying(message, "seed", within=240)
        run = house.gallery.get(1)
        check_picture(house, message, run)
        check_film(message, run)
        again = await house.saying(await alice.click(message, "Again").reply(), "seed", within=240)
        page = await alice.slash("history").reply()
        assert "**1** a red apple" in page.text
        assert "**2** a red apple" in page.text
        assert again.attachments
        await house.restart()
        assert (await alice.click(message, "★").reply()).ephemeral
        assert house.gallery.get(1).stars == {alice.user.id}


def check_picture(house, message, run):
    """The PNG on Discord's own shelves is the stored one, and holds the run's recipe."""
    png = file_of(message, ".png")
    assert house.files.read(run.file(Role.PNG).sha256) == png
    recipe = from_json(recipe_of(png))
    assert recipe == from_json(run.recipe)
    assert (recipe.start, recipe.images[0].sha256) == (run.file(Role.START).sha256, run.file(Role.TARGET).sha256)
    assert open_picture(png).shape == (192, 192, 3)


def check_film(message, run):
    """A frame for every two steps, each shown as long as it should be, and the last longer."""
    with Image.open(BytesIO(file_of(message, ".gif"))) as film:
        durations = []
        for number in range(film.n_frames):
            film.seek(number)
            durations.append(film.info["duration"])
    assert run.step == 40
    assert durations == [FRAME_MS] * 20 + [LAST_MS]
