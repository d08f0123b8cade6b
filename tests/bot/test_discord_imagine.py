"""A person asks for a picture on Discord, and watches it come to be."""

from generator.codec import from_json
from generator.media import open_picture, recipe_of
from storage.status import Status
from tests.bot.house import file_of, picture


async def test_one_message_goes_from_thinking_to_the_picture(house):
    alice = house.person("alice")
    exchange = alice.slash("imagine", text="orcas | fog:0.5", style="ghibli", quality="draft", seed=7)
    message = await exchange.reply()
    await house.saying(message, "run 1")
    assert len(house.standin.messages()) == 1
    assert "orcas" in message.text
    film, png = file_of(message, ".gif"), file_of(message, ".png")
    run = house.gallery.get(1)
    assert (run.status, run.owner, run.seed, run.style) == (Status.DONE, alice.user.id, 7, "ghibli")
    assert from_json(recipe_of(png)) == from_json(run.recipe)
    assert open_picture(film).shape[2] == 3
    assert exchange.interaction.waited < 1


async def test_a_start_and_a_target_are_kept_as_our_own(house):
    alice = house.person("alice")
    exchange = alice.slash("imagine", text="orcas", start=picture("red"), target=picture("blue"), target_weight=0.7)
    await house.saying(await exchange.reply(), "run 1")
    recipe = from_json(house.gallery.get(1).recipe)
    assert open_picture(house.files.read(recipe.start))[0, 0].tolist() == [255, 0, 0]
    assert open_picture(house.files.read(recipe.images[0].sha256))[0, 0].tolist() == [0, 0, 255]
    assert recipe.images[0].weight == 0.7
