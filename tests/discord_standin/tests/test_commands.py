import discord
import pytest
from discord import app_commands

from tests.discord_standin import ImpossibleError
from tests.discord_standin.tests.refused import code_of, problems_of


def option(name="x", **more):
    return {"type": 3, "name": name, "description": "x", **more}


def command(*options, **more):
    return {"name": "x", "description": "x", "options": list(options), **more}


def choices(count, **more):
    return [{"name": f"c{n}", "value": f"v{n}", **more} for n in range(count)]


WORDY = [{"name": f"c{n}" + "x" * 90, "value": "v" * 90} for n in range(25)]
BROKEN = {
    "a capital letter": (command(name="Paint"), ("0.name", "APPLICATION_COMMAND_INVALID_NAME")),
    "a space": (command(name="paint it"), ("0.name", "APPLICATION_COMMAND_INVALID_NAME")),
    "a long name": (command(name="x" * 33), ("0.name", "BASE_TYPE_MAX_LENGTH")),
    "no description": (command(description=""), ("0.description", "BASE_TYPE_BAD_LENGTH")),
    "a long description": (command(description="x" * 101), ("0.description", "BASE_TYPE_MAX_LENGTH")),
    "26 options": (command(*(option(f"o{n}") for n in range(26))), ("0.options", "BASE_TYPE_BAD_LENGTH")),
    "26 choices": (command(option(choices=choices(26))), ("0.options.0.choices", "BASE_TYPE_BAD_LENGTH")),
    "a choice's long name": (
        command(option(choices=choices(1, name="x" * 101))),
        ("0.options.0.choices.0.name", "BASE_TYPE_MAX_LENGTH"),
    ),
    "required options last": (
        command(option("a"), option("b", required=True)),
        ("0.options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
    ),
    "an option twice": (
        command(option("a"), option("a")),
        ("0.options.1", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
    ),
    "choices and autocomplete": (
        command(option(choices=choices(1), autocomplete=True)),
        ("0.options.0", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_MUTUALLY_EXCLUSIVE"),
    ),
    "autocomplete for a file": (
        command({**option(autocomplete=True), "type": 11}),
        ("0.options.0", "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID_OPTION_TYPE"),
    ),
    "an option beside a subcommand": (
        command({"type": 1, "name": "sub", "description": "x"}, option()),
        ("0.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ),
    "over 8000 letters": (
        command(option("a", choices=WORDY), option("b", choices=WORDY)),
        ("0", "APPLICATION_COMMAND_TOO_LARGE"),
    ),
    "an unknown language": (
        command(name_localizations={"tlh": "x"}),
        ("0.name_localizations.tlh", "ENUM_TYPE_COERCE"),
    ),
    "a translated capital": (
        command(name_localizations={"de": "Malen"}),
        ("0.name_localizations.de", "APPLICATION_COMMAND_INVALID_NAME"),
    ),
    "a described context menu": (command(type=3), ("0.description", "BASE_TYPE_MAX_LENGTH")),
    "an unknown context": (command(contexts=[3]), ("0.contexts.0", "BASE_TYPE_CHOICES")),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_commands_are_checked_when_they_are_synced(standin, bot, name):
    broken, (path, code) = BROKEN[name]
    before = standin.state.commands.by_scope[0]
    found = await problems_of(bot.http.bulk_upsert_global_commands(bot.application_id, [broken]))
    assert found[path] == code
    assert standin.state.commands.by_scope[0] is before


async def test_two_commands_of_a_name_are_refused(bot):
    syncing = bot.http.bulk_upsert_global_commands(bot.application_id, [command(), command()])
    assert await problems_of(syncing) == {"1": "APPLICATION_COMMANDS_DUPLICATE_NAME"}


async def test_discord_py_names_the_command_that_was_refused(bot):
    bot.tree.command(name="fine", description="x" * 100)(two_options)
    bot.tree.get_command("fine").description = "x" * 101
    with pytest.raises(app_commands.CommandSyncFailure, match="fine"):
        await bot.tree.sync()


async def two_options(interaction: discord.Interaction, text: str, number: int = 1):
    """Answer with both options."""
    await interaction.response.send_message(f"{text} {number}")


async def test_a_command_keeps_its_id_and_a_removed_one_is_gone(standin, bot, alice):
    first = {one.name: one.id for one in await bot.tree.fetch_commands()}
    bot.tree.remove_command("Probe user", type=discord.AppCommandType.user)
    bot.tree.command(name="new", description="new")(two_options)
    second = {one.name: one.id for one in await bot.tree.sync()}
    assert set(second) == {"probe", "Probe message", "new"}
    assert second["probe"] == first["probe"]
    with pytest.raises(ImpossibleError, match="never synced"):
        alice.menu("Probe user", alice.user)


async def test_a_servers_own_commands_are_seen_there_alone(standin, bot, alice):
    elsewhere = standin.add_guild("Elsewhere", with_bot=False)
    there = discord.Object(elsewhere.id)
    bot.tree.command(name="here", description="here", guild=discord.Object(standin.guild.id))(two_options)
    await bot.tree.sync(guild=discord.Object(standin.guild.id))
    assert (await alice.slash("here", text="x", number=2).reply()).content == "x 2"
    assert await code_of(bot.tree.sync(guild=there)) == (403, 50001)
    with pytest.raises(ImpossibleError):
        alice.in_dm().slash("here", text="x")


async def test_subcommands_are_reached_by_their_path(bot, alice):
    group = app_commands.Group(name="show", description="Show things")
    group.command(name="run", description="Show a run")(two_options)
    bot.tree.add_command(group)
    await bot.tree.sync()
    assert (await alice.slash("show run", text="x").reply()).content == "x 1"
    for wrong in ("show", "show walk"):
        with pytest.raises(ImpossibleError):
            alice.slash(wrong, text="x")


async def test_commands_are_shown_to_those_they_are_for_and_where_they_are_for(standin, bot, alice, bob):
    settings = bot.tree.command(name="settings", description="Settings")(two_options)
    settings.default_permissions = discord.Permissions(manage_guild=True)
    bot.tree.command(name="closed", description="For admins")(two_options).default_permissions = discord.Permissions(0)
    settings.allowed_contexts = app_commands.AppCommandContext(guild=True)
    await bot.tree.sync()
    admin = bob.with_role(standin.state.world.add_role(standin.guild, "admin", frozenset({"manage_guild"})))
    assert (await admin.slash("settings", text="x").reply()).content == "x 1"
    with pytest.raises(ImpossibleError, match="lacks"):
        alice.slash("settings", text="x")
    with pytest.raises(ImpossibleError, match="lacks"):
        admin.slash("closed", text="x")
    with pytest.raises(ImpossibleError, match="isn't offered here"):
        admin.in_dm().slash("settings", text="x")


async def test_descriptions_come_in_the_languages_of_a_translator(standin, bot):
    class German(app_commands.Translator):
        async def translate(self, string, locale, _context):
            return "deutsch" if locale is discord.Locale.german and "Probe the" in string.message else None

    await bot.tree.set_translator(German())
    probe = bot.tree.get_command("probe")
    probe._locale_description = app_commands.locale_str("Probe the stand-in")
    await bot.tree.sync()
    assert standin.person("dieter", locale="de").reads("probe") == ("probe", "deutsch")
    assert standin.person("jane").reads("probe") == ("probe", "Probe the stand-in")
