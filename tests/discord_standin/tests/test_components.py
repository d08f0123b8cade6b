import asyncio
import io

import discord
import pytest
from discord import ui

from tests.discord_standin import AnswerKind, Flag, ImpossibleError
from tests.discord_standin.tests.tiny import TinyBot, running, saying, soon


def buttons():
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Again", custom_id="run:1:again"))
    view.add_item(ui.Button(label="Gone", custom_id="gone", disabled=True))
    view.add_item(ui.Button(label="Site", url="https://example.com"))
    options = [discord.SelectOption(label="As start", value="s"), discord.SelectOption(label="As target", value="t")]
    view.add_item(ui.Select(custom_id="use", placeholder="Use as…", options=options, max_values=2))
    return view


class Layout(ui.LayoutView):
    def __init__(self, name):
        super().__init__(timeout=None)
        row = ui.ActionRow(ui.Button(label="Star", custom_id="star"))
        gallery = ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}"))
        self.add_item(ui.Container(ui.TextDisplay("# A picture"), gallery, row))


async def post(bot, standin, **message):
    return standin.state.messages.by_id[(await bot.here(standin).send(**message)).id]


async def test_a_click_updates_its_message(standin, bot, alice):
    async def pressed(interaction):
        assert interaction.message.content == "press"
        await interaction.response.edit_message(content=interaction.data["custom_id"], view=None)

    bot.pressed = pressed
    message = await post(bot, standin, content="press", view=buttons())
    exchange = alice.click(message, "Again")
    assert await exchange.acknowledged() is AnswerKind.UPDATE
    assert (message.content, message.components, message.edits) == ("run:1:again", (), 1)


async def test_a_click_may_be_put_off_and_answered_later(standin, bot, alice):
    async def pressed(interaction):
        await interaction.response.defer()
        await interaction.edit_original_response(content="later")
        await interaction.followup.send("aside", ephemeral=True)

    bot.pressed = pressed
    message = await post(bot, standin, content="press", view=buttons())
    exchange = alice.click(message, "run:1:again")
    aside = await exchange.followup()
    assert message.content == "later"
    assert aside.ephemeral


async def test_a_select_brings_its_values(standin, bot, alice):
    async def pressed(interaction):
        await interaction.response.send_message(" ".join(interaction.data["values"]))

    bot.pressed = pressed
    message = await post(bot, standin, content="choose", view=buttons())
    assert (await alice.select(message, "Use as…", "As start", "t").reply()).content == "s t"


async def test_a_select_of_people_brings_them_resolved(standin, bot, alice, bob):
    view, got = ui.View(timeout=None), asyncio.Queue()
    menu = ui.UserSelect(custom_id="who", placeholder="Who?")

    async def chosen(interaction):
        got.put_nowait(menu.values)
        await interaction.response.defer()

    menu.callback = chosen
    view.add_item(menu)
    message = await post(bot, standin, content="choose", view=view)
    alice.select(message, "Who?", bob.user)
    (member,) = await soon(got)
    assert (member.name, member.guild.name) == ("bob", "Test Kitchen")


async def test_what_cannot_be_pressed_is_not(standin, bot, alice, bob):
    message = await post(bot, standin, content="press", view=buttons())
    for wanted in ("Gone", "Site", "Nowhere"):
        with pytest.raises(ImpossibleError):
            alice.click(message, wanted)
    with pytest.raises(ImpossibleError, match="no choice"):
        alice.select(message, "use", "As frame")
    bot.answer = saying("psst", ephemeral=True, view=buttons())
    secret = await alice.slash("probe", text="x").reply()
    with pytest.raises(ImpossibleError, match="can't see"):
        bob.click(secret, "Again")
    await message_deleted(alice, standin, message)


async def message_deleted(alice, standin, message):
    standin.overwrite(alice.user, allow={"manage_messages"})
    alice.delete(message)
    with pytest.raises(ImpossibleError, match="can't see"):
        alice.click(message, "Again")


async def test_a_version_2_message_shows_its_files_in_components_only(standin, bot, alice):
    message = await post(bot, standin, view=Layout("a.png"), file=discord.File(io.BytesIO(b"first"), "a.png"))
    assert Flag.COMPONENTS_V2 in message.now.flags
    assert message.text == "# A picture"
    served = await bot.here(standin).fetch_message(message.id)
    assert served.attachments == []
    gallery = served.components[0].children[1]
    assert standin.file(gallery.items[0].media.url) == b"first"
    assert await bot.http.get_from_cdn(gallery.items[0].media.url) == b"first"
    await served.edit(view=Layout("b.png"), attachments=[discord.File(io.BytesIO(b"second"), "b.png")])
    assert [file.filename for file in message.attachments] == ["b.png"]


async def test_a_view_read_back_from_a_message_can_be_sent_again(standin, bot):
    message = await post(bot, standin, view=Layout("a.png"), file=discord.File(io.BytesIO(b"first"), "a.png"))
    served = await bot.here(standin).fetch_message(message.id)
    await served.edit(view=ui.LayoutView.from_message(served, timeout=None))
    assert message.edits == 1
    again = await bot.here(standin).fetch_message(message.id)
    assert again.attachments == []
    assert standin.file(again.components[0].children[1].items[0].media.url) == b"first"


async def test_buttons_outlive_the_bot(standin, alice):
    class Run(ui.DynamicItem[ui.Button], template=r"run:(?P<id>\d+):again"):
        def __init__(self, number):
            super().__init__(ui.Button(label="Again", custom_id=f"run:{number}:again"))
            self.number = number

        @classmethod
        async def from_custom_id(cls, _interaction, _item, match):
            return cls(int(match["id"]))

        async def callback(self, interaction):
            await interaction.response.send_message(f"run {self.number}")

    async with running(TinyBot(standin.connector()), standin.token) as first:
        message = await post(first, standin, content="press", view=buttons())
    async with running(TinyBot(standin.connector()), standin.token) as second:
        second.add_dynamic_items(Run)
        assert (await alice.click(message, "Again").reply()).content == "run 1"
