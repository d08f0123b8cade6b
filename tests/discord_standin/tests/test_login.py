import aiohttp
import discord
import pytest

from tests.discord_standin import Intent, Standin
from tests.discord_standin.tests.tiny import TinyBot, running


async def test_a_bot_logs_in_and_finds_its_servers(standin, bot):
    assert bot.user.id == standin.state.bot.id
    assert [guild.name for guild in bot.guilds] == ["Test Kitchen"]
    assert bot.get_channel(standin.channel.id).name == "general"
    assert not standin.state.journal.unknown


async def test_a_wrong_token_is_refused(standin):
    bot = TinyBot(standin.connector())
    with pytest.raises(discord.LoginFailure):
        async with running(bot, "wrong"):
            pass


async def test_a_plain_client_logs_in_too(standin):
    client = discord.Client(intents=discord.Intents.none(), connector=standin.connector(), guild_ready_timeout=0.01)
    async with running(client, standin.token):
        assert client.user.name == "stand-in bot"


async def test_shards_get_their_own_servers():
    async with Standin(shards=2) as standin:
        guilds = [standin.guild, *(standin.add_guild(f"number {n}") for n in range(3))]
        async with running(TinyBot(standin.connector()), standin.token) as bot:
            assert {guild.id for guild in bot.guilds} == {guild.id for guild in guilds}
            assert [said["shard"] for said in standin.state.gateway.identifies] == [[0, 2], [1, 2]]
            for guild in bot.guilds:
                assert guild.shard_id == (guild.id >> 22) % 2


async def test_privileged_intents_have_to_be_granted(standin):
    greedy = discord.Intents(guilds=True, message_content=True)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(TinyBot(standin.connector(), intents=greedy), standin.token):
            pass
    async with (
        Standin(privileged=Intent.MESSAGE_CONTENT) as generous,
        running(TinyBot(generous.connector(), intents=greedy), generous.token) as bot,
    ):
        assert bot.is_ready()


async def test_nothing_but_discord_is_reached(standin, bot):
    with pytest.raises(aiohttp.ClientConnectorError, match="leads nowhere else") as caught:
        await bot.http.get_from_cdn("https://example.com/picture.png")
    assert caught.value.host == "example.com"


async def test_requests_for_unknown_routes_are_written_down(standin, bot):
    with pytest.raises(discord.NotFound):
        await bot.http.request(discord.http.Route("GET", "/no/such/thing"))
    assert [call.path for call in standin.state.journal.unknown] == ["/api/v10/no/such/thing"]


async def test_servers_users_and_members_can_be_fetched(standin, bot, alice):
    guild = await bot.fetch_guild(standin.guild.id)
    assert guild.name == "Test Kitchen"
    assert [one.name for one in await guild.fetch_channels()] == ["general"]
    assert (await bot.fetch_user(alice.user.id)).name == "alice"
    assert (await guild.fetch_member(alice.user.id)).name == "alice"
    assert (await bot.fetch_channel(standin.channel.id)).name == "general"
    assert len(await (await bot.fetch_user(alice.user.id)).display_avatar.read()) > 0
