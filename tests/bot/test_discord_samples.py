"""`/styles` and `/help` show pictures that this program painted."""

from io import BytesIO

from PIL import Image

from bot import manual, samples, speech
from bot.languages import say
from generator import styles
from generator.codec import from_json
from tests.bot.house import file_of


def opened(message):
    """Give the pictures of a message by name, as (width, height)."""
    return {file.filename: Image.open(BytesIO(file.content)).size for file in message.attachments}


async def test_styles_come_a_page_at_a_time_each_with_an_example(house):
    alice = house.person("alice")
    page = await alice.slash("styles").reply()
    assert page.ephemeral
    assert page.text == say(speech.STYLES_TITLE, "", page=1, pages=samples.last())
    names = list(styles.styles())
    assert [choice["value"] for choice in page.component("styles:paint")["options"]] == names[: samples.PAGE]
    assert page.component("styles:1:back")["disabled"]
    alice.click(page, "Next")
    await house.saying(page, "page 2")
    assert page.component("styles:paint")["options"][0]["value"] == names[samples.PAGE]
    assert list(opened(page)) == ["styles-2.webp"]
    alice.click(page, "Back")
    await house.saying(page, "page 1")


async def test_the_pages_hold_every_style_once_and_end(house):
    shown = [
        option.value
        for number in range(1, samples.last() + 1)
        for option in samples.page(number, "de").view.children[1].children[0].options
    ]
    assert shown == list(styles.styles())
    assert samples.page(10_000, "").files[0][0] == f"styles-{samples.last()}.webp"


async def test_a_style_is_chosen_on_its_page_and_painted_in(house):
    alice = house.person("alice")
    page = await alice.slash("styles").reply()
    form = await alice.select(page, speech.PAINT_STYLED, styles.styles()["ghibli"].title).modal()
    assert form.payload["title"] == speech.PAINT_IN
    await house.saying(await alice.submit_modal(form, {"What to paint": "orcas"}).reply(), "run 1")
    assert from_json(house.gallery.get(1).recipe).style == "ghibli"


async def test_help_shows_what_a_start_and_a_target_do(house):
    told = await house.person("alice", locale="de").slash("help").reply()
    assert told.ephemeral
    assert told.text == "\n".join(
        say(text, "de") for text in (*manual.HELP.values(), manual.HELP_STYLE, manual.HELP_AFTER)
    )
    assert list(opened(told)) == ["help-words.webp", "help-start.webp", "help-target.webp"]
    assert file_of(told, "help-start.webp") == (samples.PICTURES / "help-start.webp").read_bytes()


def test_every_bundled_style_has_its_example():
    assert [name for name in styles.styles() if not (samples.PICTURES / f"{name}.webp").exists()] == []


def test_a_style_without_an_example_is_shown_by_its_name():
    own = styles.Style(name="my-own", title="My own", template="{prompt}")
    with Image.open(BytesIO(samples.sheet([own]))) as sheet:
        assert sheet.size[1] == samples.SIDE + samples.CAPTION
        assert len(set(sheet.convert("L").tobytes())) > 2
