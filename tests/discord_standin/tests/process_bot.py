"""A bot as a program of its own: it knows nothing of any stand-in."""

import os

import discord

client = discord.Client(intents=discord.Intents(guilds=True))
tree = discord.app_commands.CommandTree(client)


@tree.command(description="Say how large a file is")
async def weigh(interaction: discord.Interaction, file: discord.Attachment):
    """Answer with the file's size and this process's number."""
    await interaction.response.send_message(f"{len(await file.read())} bytes, says {os.getpid()}")


@client.event
async def setup_hook():
    """Sync the commands."""
    await tree.sync()


client.run(os.environ["DISCORD_TOKEN"])
