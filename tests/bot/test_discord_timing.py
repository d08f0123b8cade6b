"""Each quality says how long it takes here: measured at the first start, kept, and refined by pictures."""

from bot.order import samples
from bot.pace import STEPS
from bot.timing import KEPT
from generator.errors import EyeError
from tests.bot.house import painted
from tests.fakes import FakePaint


def qualities(house):
    """Give what people read beside each quality, by its name."""
    options = house.standin.state.commands.find("imagine", 1, None)["options"]
    choices = next(option["choices"] for option in options if option["name"] == "quality")
    return {choice["value"]: choice["name"] for choice in choices}


async def measured(house):
    """Start once more with measuring, and wait until Discord is told what was found."""
    house.measures = True
    await house.restart()
    await house.standin.until(lambda: "about 1 s" in qualities(house)["fine"], what="times")


async def test_the_choices_tell_what_was_measured_and_a_later_start_knows_it(house):
    assert qualities(house)["standard"] == "standard, about 10 s"  # a guess
    await measured(house)
    assert qualities(house)["draft"] == "draft, about 1 s"
    assert [recipe.steps for recipe, _ in house.paint.asked] == [STEPS + 1] * 4
    (seconds,) = house.gallery.settings("bot", 0)[KEPT].values()
    assert seconds.keys() == {"draft", "standard", "fine"}
    await house.restart()
    await painted(house, house.person("alice"))
    assert len(house.paint.asked) == 5
    assert qualities(house)["fine"] == "fine, about 1 s"


async def test_the_first_estimate_of_the_queue_is_what_was_measured(house):
    await measured(house)
    await house.restart()
    standard = samples("pocket", house.hashes)["standard"]
    assert house.client.parts.pace.seconds(standard) < 1


async def test_an_eye_that_can_not_be_opened_keeps_the_bot_up(house, caplog):
    house.paint, house.measures = FakePaint(fault=EyeError("There is no such eye."), fault_at=0), True
    await house.restart()
    await house.standin.until(lambda: "could not be measured" in caplog.text, what="a line in the log")
    assert "Nobody waits" in (await house.person("alice").slash("queue").reply()).text


async def test_times_that_can_not_be_told_are_told_by_the_next_start(house, caplog):
    standard = samples("pocket", house.hashes)["standard"]
    house.client.parts.pace.learn(standard, 1, 3.0)
    token, house.standin.state.token = house.standin.state.token, "another"
    await house.client.retell()
    assert "could not be told the new times" in caplog.text
    assert "Traceback" not in caplog.text
    house.standin.state.token = token
    await house.client.retell()
    assert qualities(house)["standard"] == "standard, about 4 min"
