"""The bot on Discord: which events it hears, which commands it has, and how it comes and goes."""

from __future__ import annotations

import hashlib
import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot import buttons
from bot.answers import apologise
from bot.commands import about, defaults, history, imagine, menus, privacy, runs, server
from bot.languages import say

if TYPE_CHECKING:
    import asyncio

    from discord.app_commands import TranslationContextTypes, locale_str

    from bot.parts import Interaction, Parts

log = logging.getLogger(__name__)

SYNCED = "commands"  # where the hash of the commands that Discord knows is kept
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it has no voice, so nobody need install one
INTENTS = discord.Intents(guilds=True)  # commands need no others, and nothing that is privileged
EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)
TYPED = {app_commands.TranslationContextLocation.command_name, app_commands.TranslationContextLocation.parameter_name}
BY_ALL = app_commands.AppInstallationType(guild=True, user=True)


class Languages(app_commands.Translator):
    """Says what Discord shows by itself in each person's language; what people type is the same in all."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """Give a text in a language, or None where it stays English; one with blanks brings how it is said."""
        if context.location in TYPED and not isinstance(context.data, app_commands.ContextMenu):
            return None
        speak = string.extras.get("say", partial(say, string.message))
        told: str = speak(locale.value)
        return None if told == string.message else told


class Tree(app_commands.CommandTree[discord.Client]):
    """The commands, with the one handler for what goes wrong before a command's own code."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Say what went wrong."""
        await apologise(interaction, error)


class Reverie(discord.AutoShardedClient):
    """The connection to Discord. `parts` is what commands and buttons work with, set before it logs in."""

    parts: Parts
    connected: asyncio.Task[None]

    def __init__(self, connector: Any = None, **options: Any) -> None:  # noqa: ANN401  discord.py's
        nobody = discord.AllowedMentions.none()
        super().__init__(intents=INTENTS, allowed_mentions=nobody, connector=connector, **options)
        self.tree = Tree(self, allowed_contexts=EVERYWHERE, allowed_installs=BY_ALL)

    @property
    def invitation(self) -> str:
        """The link by which a server takes the bot in, with exactly the rights that it needs."""
        return discord.utils.oauth_url(self.application_id or 0, permissions=NEEDED)

    async def setup_hook(self) -> None:
        """Bring commands and buttons in place, once a start; never in on_ready, which comes with each reconnect."""
        bot = self.parts
        for command in (
            imagine.command(bot.eye, bot.pace, bot.hashes),
            history.history,
            defaults.command(),
            server.server,
            *about.COMMANDS,
            *runs.COMMANDS,
        ):
            self.tree.add_command(command)
        self.tree.add_command(privacy.GROUP)
        for menu in menus.commands():
            self.tree.add_command(menu)
        self.add_dynamic_items(*buttons.DYNAMIC)
        await self.tree.set_translator(Languages())
        await self._sync()

    async def retell(self) -> None:
        """Say anew how long each quality takes, if that changed."""
        bot = self.parts
        self.tree.add_command(imagine.command(bot.eye, bot.pace, bot.hashes), override=True)
        try:
            await self._sync()
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:  # nobody waits for it
            log.warning("Discord could not be told the new times, which the next start will do: %s", error)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Call off what was asked for in a server that threw the bot out."""
        for run in self.parts.desk.of_server(guild.id):
            await self.parts.studio.cancel(run)

    async def _sync(self) -> None:
        """Tell Discord the commands, if they aren't those that it was told last."""
        gallery, translator = self.parts.store.gallery, self.tree.translator
        payload = [await one.get_translated_payload(self.tree, translator) for one in self._all()]  # type: ignore[arg-type]
        text = json.dumps([self.application_id, payload], sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        patiently = self.parts.studio.patiently
        known = await patiently(lambda _again: gallery.settings("bot", 0).get(SYNCED))
        if known != digest:
            await self.tree.sync()
            await patiently(lambda _again: gallery.amend("bot", 0, lambda kept: {**kept, SYNCED: digest}))
            log.info("told Discord %d commands", len(payload))

    def _all(self) -> list[app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu]:
        kinds = discord.AppCommandType.chat_input, discord.AppCommandType.message
        return [command for kind in kinds for command in self.tree.get_commands(type=kind)]
