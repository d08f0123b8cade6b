import asyncio

import discord
import pytest
from discord import ui

from tests.discord_standin import ImpossibleError, Upload
from tests.discord_standin.tests.refused import problems_of
from tests.discord_standin.tests.tiny import soon


class Form(ui.Modal, title="Edit"):
    note = ui.TextDisplay("Change what you like.")
    prompt = ui.Label(text="Prompt", component=ui.TextInput(custom_id="p", default="orcas", max_length=50))
    kind = ui.Label(
        text="Style",
        component=ui.Select(custom_id="s", options=[discord.SelectOption(label="Ghibli", value="g", default=True)]),
    )
    picture = ui.Label(text="Picture", component=ui.FileUpload(custom_id="f", required=False))


async def modal_of(bot, alice, form):
    async def answer(interaction, **_):
        await interaction.response.send_modal(form)

    bot.answer = answer
    return await alice.slash("probe", text="x").modal()


async def test_a_modal_is_filled_in_and_sent(standin, bot, alice):
    form, got = Form(), {}

    async def on_submit(interaction):
        upload = form.picture.component.values[0]
        got.update(prompt=form.prompt.component.value, style=form.kind.component.values, file=await upload.read())
        await interaction.response.send_message("thanks")

    form.on_submit = on_submit
    modal = await modal_of(bot, alice, form)
    exchange = alice.submit_modal(modal, {"Prompt": "whales", "Picture": Upload("a.png", b"bytes")})
    assert (await exchange.reply()).content == "thanks"
    assert got == {"prompt": "whales", "style": ["g"], "file": b"bytes"}


async def test_a_modal_left_alone_sends_what_was_preset(bot, alice):
    form, got = Form(), {}

    async def on_submit(interaction):
        got.update(prompt=form.prompt.component.value, files=form.picture.component.values)
        await interaction.response.send_message("thanks")

    form.on_submit = on_submit
    modal = await modal_of(bot, alice, form)
    for values in ({"Prompt": ""}, {"Prompt": "x" * 51}, {"Style": "Monet"}, {"Colour": "red"}):
        with pytest.raises(ImpossibleError):
            alice.submit_modal(modal, values)
    await alice.submit_modal(modal).reply()
    assert got == {"prompt": "orcas", "files": []}


class Boxes(ui.Modal, title="Boxes"):
    radio = ui.Label(
        text="Mode", component=ui.RadioGroup(custom_id="r", options=[discord.RadioGroupOption(label=n) for n in "ab"])
    )
    group = ui.Label(
        text="Also",
        component=ui.CheckboxGroup(
            custom_id="g", max_values=2, options=[discord.CheckboxGroupOption(label=n) for n in "xyz"]
        ),
    )
    box = ui.Label(text="Private", component=ui.Checkbox(custom_id="c"))


async def test_boxes_are_ticked(bot, alice):
    form, got = Boxes(), asyncio.Queue()

    async def on_submit(interaction):
        got.put_nowait((form.radio.component.value, form.group.component.values, form.box.component.value))
        await interaction.response.defer()

    form.on_submit = on_submit
    modal = await modal_of(bot, alice, form)
    alice.submit_modal(modal, {"Mode": "b", "Also": ["x", "z"], "Private": True})
    assert await soon(got) == ("b", ["x", "z"], True)
    with pytest.raises(ImpossibleError, match="can be chosen"):
        alice.submit_modal(modal, {"Mode": "b", "Also": ["x", "y", "z"]})


class Old(ui.Modal, title="Old"):
    name = ui.TextInput(label="Name", custom_id="n")


async def test_modals_of_the_old_kind_work_too(bot, alice):
    form = Old()

    async def on_submit(interaction):
        await interaction.response.send_message(form.name.value)

    form.on_submit = on_submit
    modal = await modal_of(bot, alice, form)
    assert (await alice.submit_modal(modal, {"Name": "orca"}).reply()).content == "orca"


FIELD = {"type": 4, "custom_id": "x", "style": 1}
BROKEN = {
    "a long title": ({"title": "x" * 46}, {"data.title": "BASE_TYPE_MAX_LENGTH"}),
    "six fields": ({"components": [{"type": 10, "content": "x"}] * 6}, {"data.components": "BASE_TYPE_BAD_LENGTH"}),
    "a button": ({"components": [{"type": 2}]}, {"data.components.0.type": "UNION_TYPE_CHOICES"}),
    "an empty label": (
        {"components": [{"type": 18, "label": "", "component": FIELD}]},
        {"data.components.0.label": "BASE_TYPE_BAD_LENGTH"},
    ),
    "a long preset": (
        {
            "components": [
                {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "x", "style": 1, "value": "x" * 4001}}
            ]
        },
        {"data.components.0.component.value": "BASE_TYPE_MAX_LENGTH"},
    ),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_modals_are_checked(bot, alice, name):
    changed, expected = BROKEN[name]
    got = asyncio.Queue()

    async def answer(interaction, **_):
        form = Form()
        data = {**form.to_dict(), **changed}
        form.to_dict = lambda: data
        got.put_nowait(await problems_of(interaction.response.send_modal(form)))

    bot.answer = answer
    alice.slash("probe", text="x")
    assert await soon(got) == expected


def button():
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Again", custom_id="again"))
    return view


async def test_a_modal_from_a_button_may_update_its_message(standin, bot, alice):
    form = Form()

    async def on_submit(interaction):
        await interaction.response.edit_message(content=form.prompt.component.value)

    async def pressed(interaction):
        await interaction.response.send_modal(form)

    form.on_submit, bot.pressed = on_submit, pressed
    await bot.here(standin).send("press", view=button())
    (message,) = standin.messages()
    modal = await alice.click(message, "Again").modal()
    await alice.submit_modal(modal, {"p": "seals"}).acknowledged()
    assert message.content == "seals"
