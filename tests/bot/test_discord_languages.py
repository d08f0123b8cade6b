"""People who read German and Japanese see what concerns them in their language."""

import pytest

from bot import excuses, speech
from bot.languages import say, tables
from generator.references import NO_DRAWING
from tests.bot.house import House, painted, quick
from tests.discord_standin import Limits, Standin, Upload
from tests.discord_standin.rates import Rate
from tests.fakes import FakePaint, GatedPaint

ON_MESSAGE = 3
LANGUAGES = pytest.mark.parametrize("language", ["de", "ja"])


def labels(message, kind):
    return [part.get("label") or part.get("placeholder") for part in parts(message.components) if part["type"] == kind]


def parts(components):
    for component in components:
        yield component
        yield from parts(component.get("components", ()))


@LANGUAGES
async def test_commands_and_choices_read_in_the_persons_language(house, language):
    person, told = house.person("carol", locale=language), tables()[language]
    assert person.reads("imagine")[1] == told[speech.COMMANDS["imagine"]]
    assert person.reads("Use as start", ON_MESSAGE)[0] == told["Use as start"]
    command = house.standin.state.commands.find("imagine", 1, None)
    names = {
        option["name"]: [choice["name_localizations"][language] for choice in option["choices"]]
        for option in command["options"]
        if option["name"] in {"quality", "freedom", "target_as"}
    }
    assert names["freedom"] == [told[speech.CHOICES[word]] for word in ("close", "free", "wild")]
    assert [name.startswith(told[word]) for name, word in zip(names["quality"], speech.QUALITIES, strict=True)]


@LANGUAGES
async def test_the_message_of_a_picture_speaks_the_language_of_who_asked(tmp_path, language):
    house = House(tmp_path)
    house.paint, house.rhythm = GatedPaint(at=2, notes=(NO_DRAWING.format(words="fog"),)), quick(every=0.0)
    house.standin = Standin(limits=Limits(edit=Rate(1_000, 1.0)))
    async with house:
        carol = house.person("carol", locale=language)
        message = await carol.slash("imagine", text="orcas", quality="draft").reply()
        await house.paint.reached()
        await house.saying(message, say(speech.PAINTING, language, bar="▱" * 12, step=1, steps=40))
        assert labels(message, 2) == [say(speech.BUTTONS[act], language) for act in ("cancel", "finish")]
        told = await carol.click(message, say("Finish now", language)).reply()
        assert told.text == say(speech.FINISHING, language)
        house.paint.gate.open.set()
        await house.saying(message, say(speech.EARLY, language, step=2, steps=40))
        assert say("draft", language) in message.text
        assert say(NO_DRAWING, language, words="fog") in message.text
        assert labels(message, 3) == [say(speech.USE_AS, language)]


@LANGUAGES
async def test_what_one_person_alone_sees_is_in_their_own_language(house, language):
    alice, carol = house.person("alice"), house.person("carol", locale=language)
    message = await painted(house, alice, "orcas")
    refusal = await carol.click(message, "Delete").reply()
    assert refusal.text == say(excuses.NOT_YOURS, language)
    form = await carol.click(message, "Edit…").modal()
    assert form.payload["title"] == say(speech.EDIT_TITLE, language)
    said = await carol.submit_modal(form, {say(speech.SEED, language): "many"}).reply()
    assert said.text == say(excuses.NOT_WHOLE, language, option="seed", low=0, high=2**32 - 1, typed="many")
    page = await carol.slash("history").reply()
    assert say(speech.HISTORY_TITLE, language) in page.text
    card = await carol.select(page, say(speech.OPEN_RUN, language), "1 orcas").reply()
    assert labels(card, 2)[0] == say("Again", language)
    assert "Again" in labels(message, 2)
    assert (await carol.slash("queue").reply()).text == say(speech.EMPTY_QUEUE, language)
    assert say("quality", language) in (await carol.menu("Show recipe", message).reply()).text


@LANGUAGES
async def test_errors_are_said_in_the_persons_language(house, language):
    carol = house.standin.person("carol", locale=language, upload_limit=2**25)
    told = await carol.slash("imagine", text="orcas", start=Upload("a.png", bytes(20 * 2**20 + 1))).reply()
    assert told.text == say(excuses.LARGE_FILE, language, name="start", limit=20)
    told = await carol.slash("show", run=7).reply()
    assert told.text == say(excuses.NO_RUN, language, run=7)


@LANGUAGES
async def test_a_failure_is_told_in_the_language_of_who_asked_after_a_restart_too(house, language):
    house.paint = FakePaint(fault=RuntimeError("secret"))
    await house.restart()
    carol = house.person("carol", locale=language)
    message = await carol.slash("imagine", text="orcas").reply()
    await house.saying(message, say(excuses.OURS, language))
    assert house.gallery.get(1).error == excuses.OURS
    assert house.gallery.get(1).locale == language
    await house.restart()
    alice = house.person("alice")
    assert excuses.OURS in (await alice.slash("show", run=1).reply()).text
    assert labels(message, 2) == [say("Again", language), say("Edit…", language)]
