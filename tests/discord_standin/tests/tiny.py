"""A tiny bot on real discord.py; each test gives it the answers it needs."""

import asyncio
import contextlib

import discord
from discord import app_commands


class TinyBot(discord.AutoShardedClient):
    """One command with every kind of option, two context menus; answers are handed in by the test.

    `answer(interaction, **options)` is called for commands, `pressed(interaction)` for components.
    """

    def __init__(self, connector, **options):
        options.setdefault("intents", discord.Intents(guilds=True))
        super().__init__(connector=connector, guild_ready_timeout=0.01, **options)
        self.tree = app_commands.CommandTree(self)
        self.answer = self.pressed = None
        self.events = []
        self.failures = []
        self.tree.on_error = self._failed
        self._add_commands()

    async def _failed(self, _interaction, error):
        self.failures.append(getattr(error, "original", error))

    async def setup_hook(self):
        await self.tree.sync()

    async def before_identify_hook(self, shard_id, *, initial=False):
        """Identify at once: the default waits five seconds before every IDENTIFY but the first."""

    def dispatch(self, event, *args, **kwargs):
        self.events.append(event)
        super().dispatch(event, *args, **kwargs)

    async def on_interaction(self, interaction):
        if interaction.type is discord.InteractionType.component and self.pressed:
            await self.pressed(interaction)

    def _add_commands(self):
        @self.tree.command(description="Probe the stand-in")
        @app_commands.choices(
            colour=[app_commands.Choice(name="Red", value="r"), app_commands.Choice(name="Blue", value="b")]
        )
        async def probe(  # noqa: PLR0913, PLR0917 - a slash command's options
            interaction: discord.Interaction,
            text: app_commands.Range[str, 1, 20],
            number: app_commands.Range[int, 1, 10] | None = None,
            file: discord.Attachment | None = None,
            who: discord.User | None = None,
            colour: str | None = None,
            loud: bool | None = None,  # noqa: FBT001
        ):
            await self.answer(interaction, text=text, number=number, file=file, who=who, colour=colour, loud=loud)

        @probe.autocomplete("text")
        async def complete(_interaction: discord.Interaction, typed: str):
            return [app_commands.Choice(name=f"{typed}{n}", value=f"{typed}-{n}") for n in range(3)]

        @self.tree.context_menu(name="Probe message")
        async def on_message(interaction: discord.Interaction, message: discord.Message):
            await self.answer(interaction, target=message)

        @self.tree.context_menu(name="Probe user")
        async def on_user(interaction: discord.Interaction, user: discord.User):
            await self.answer(interaction, target=user)

    def here(self, standin):
        """The test's channel, without asking Discord."""
        return self.get_partial_messageable(standin.channel.id, guild_id=standin.guild.id)


@contextlib.asynccontextmanager
async def running(bot, token):
    """Run a bot until the block ends; what ends it earlier is raised."""
    async with bot:
        task = asyncio.create_task(bot.start(token))
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if task.done():
            task.result()
        yield bot
    await asyncio.wait({task})


def saying(content, **more):
    """Make an answer that sends a message."""

    async def answer(interaction, **_options):
        await interaction.response.send_message(content, **more)

    return answer


async def soon(queue):
    """Return what a bot's answer puts into a queue."""
    return await asyncio.wait_for(queue.get(), 60)
