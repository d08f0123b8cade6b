"""What goes wrong on the way to Discord: limits, lost answers, broken lines, slow files, and what can't be painted."""

from dataclasses import replace

import pytest

from generator.recipe import MAX_IMAGE_BYTES, Score
from storage.values import Role
from tests.bot.house import begun, file_of, picture
from tests.discord_standin import Upload
from tests.fakes import FakePaint, GatedPaint, declared_png


async def test_a_film_too_large_for_the_channel_is_made_smaller_once(house):
    alice = house.person("alice")
    message = await alice.slash("imagine", text="orcas").reply()
    await house.saying(message, "seed")
    large = len(file_of(message, ".gif"))
    house.standin.guild.upload_limit = large - 1
    again = await alice.click(message, "Again").reply()
    await house.saying(again, "run 2")
    assert len(file_of(again, ".gif")) <= large // 2 + 1


async def test_an_answer_that_is_lost_on_the_way_is_asked_for_again(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.state.faults.drop("PATCH", "*", after=True)
    gated.standin.state.faults.drop("PATCH", "*")
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert await gated.told(1)
    assert len(gated.standin.messages()) == 1


class Wordy(GatedPaint):
    """Says something about each of the twenty long texts that a recipe may have, all of them signs to be escaped."""

    def frame(self, recipe, step, *, first):
        frame = super().frame(recipe, step, first=first)
        texts = [f"{'*_' * 48}{n}" for n in range(20)]
        scores = tuple(Score(label=text, weight=-0.1, value=0.3) for text in texts)
        notes = tuple(f"The eye can't read a text this long to its end: it misses “{text}”." for text in texts)
        return replace(frame, scores=scores, notes=notes if first else ())


async def test_more_scores_and_notes_than_a_message_holds_are_left_out_rather_than_the_picture(gated):
    gated.paint = Wordy(at=2)
    await gated.restart()
    message = await gated.person("alice").slash("imagine", text="*_" * 50).reply()
    await gated.saying(message, "step 1")
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert file_of(message, ".gif")


async def test_a_failure_is_one_sentence_and_the_next_picture_is_painted(house):
    house.paint = FakePaint(fault=RuntimeError("secret path"), fault_at=2)
    await house.restart()
    alice = house.person("alice")
    message = await house.saying(await alice.slash("imagine", text="orcas").reply(), "Something went wrong")
    assert "secret" not in message.text
    house.paint.fault = None
    await house.saying(await alice.click(message, "Again").reply(), "run 2")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"text": "orcas:99"}, "A weight is a number"),
        ({"text": "orcas", "style": "gibbli"}, "Did you mean"),
        ({"text": "orcas", "hold": 2}, "needs start"),
        ({"text": "orcas", "start": Upload("a.png", b"<html>")}, "not a picture I can read"),
        ({"text": "orcas", "start": Upload("a.png", declared_png(30_000, 30_000))}, "million pixels"),
        ({"text": "orcas", "start": Upload("a.png", bytes(MAX_IMAGE_BYTES + 1))}, "larger than 20 MB"),
    ],
)
async def test_what_cannot_be_painted_gets_a_sentence(house, options, sentence):
    said = await house.standin.person("alice", upload_limit=2**25).slash("imagine", **options).reply()
    assert sentence in said.text


async def test_a_slow_file_is_waited_for_after_the_answer(house):
    gate = house.standin.state.faults.hold("GET", "/ephemeral-attachments/*")
    alice = house.person("alice")
    exchange = alice.slash("imagine", text="orcas", start=picture())
    await exchange.acknowledged()
    assert exchange.interaction.waited < 3
    gate.open()
    await house.saying(await exchange.reply(), "run 1")
    assert house.gallery.get(1).file(Role.START)


async def test_a_file_that_does_not_come_over_a_broken_line_is_said_to_be_so(house):
    house.standin.state.faults.drop("GET", "/ephemeral-attachments/*")
    said = await house.person("alice").slash("imagine", text="orcas", start=picture()).reply()
    assert said.text == "start: Discord didn't hand the file over; try once more."


@pytest.mark.parametrize("misfortune", ["reconnect", "drop", "invalidate", "outage"])
async def test_a_broken_line_to_discord_loses_no_picture(gated, misfortune):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    identified = len(gated.standin.state.gateway.identifies)
    if misfortune == "outage":
        async with gated.standin.outage():
            gated.paint.gate.open.set()
    else:
        getattr(gated.standin.state.gateway, misfortune)(**({"resumable": True} if misfortune == "invalidate" else {}))
        gated.paint.gate.open.set()
    await gated.saying(message, "seed", within=60)
    await gated.standin.online(within=60)
    assert await gated.told(1)
    again = alice.click(message, "Again")
    await gated.saying(await again.reply(within=60), "run 2")
    assert len(gated.standin.state.gateway.identifies) <= identified + 1
    assert len(gated.standin.messages()) == 2


async def test_a_rate_limit_is_waited_for(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.state.faults.rate_limit(0.05, "PATCH", "*")
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert await gated.told(1)
