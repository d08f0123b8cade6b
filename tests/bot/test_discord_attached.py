"""Pictures in other people's messages: nothing too large is fetched, and nothing that isn't Discord's to hand over."""

from types import SimpleNamespace

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from discord import Embed, UnfurledMediaItem

from bot import attached, excuses
from generator.errors import ImageError
from generator.recipe import MAX_IMAGE_BYTES
from tests.bot.house import file_of, painted, picture
from tests.discord_standin import Flag, Upload
from tests.discord_standin.bodies import Body
from tests.discord_standin.drafts import Terms, compose
from tests.discord_standin.posting import post

LARGE = Upload("a.png", bytes(MAX_IMAGE_BYTES + 1))
SHOWN = {"url": "attachment://a.png"}
GALLERY = {"components": [{"type": 12, "items": [{"media": SHOWN}]}], "flags": int(Flag.COMPONENTS_V2)}


def says(house, upload, **fields):
    """Have somebody say what bots alone can: a message that shows a file otherwise than as an attachment."""
    state, channel = house.standin.state, house.standin.channel
    terms = Terms(channel=channel, via="person", now=state.clock.now(), upload_limit=2**26)
    revision = compose(state.files, Body(fields, {0: upload}), terms)
    return post(state, channel, house.person("rob").user, revision)


@pytest.mark.parametrize("menu", ["Use as start", "Show recipe"])
async def test_a_file_that_is_too_large_is_refused_to_the_asker_alone_and_not_even_fetched(house, menu):
    bob, alice = house.person("bob", upload_limit=2**25), house.person("alice")
    refusal = await alice.menu(menu, bob.say("look", LARGE)).reply()
    assert "larger than 20 MB" in refusal.text
    assert refusal.ephemeral
    assert not house.standin.state.journal.count("GET", "/attachments/*")


async def test_what_does_not_say_how_large_it_is_is_not_fetched_to_its_end(house):
    refusal = await house.person("alice").menu("Show recipe", says(house, LARGE, **GALLERY)).reply()
    assert "larger than 20 MB" in refusal.text


@pytest.mark.parametrize("place", ["image", "thumbnail"])
async def test_a_picture_in_an_embed_is_seen(house, place):
    alice = house.person("alice")
    ours = file_of(await painted(house, alice), ".png")
    message = says(house, Upload("a.png", ours), embeds=[{"title": "look", place: SHOWN}])
    assert "orcas" in (await alice.menu("Show recipe", message).reply()).text


async def test_a_file_that_cannot_be_had_hides_no_recipe_in_the_next(house):
    alice, bob = house.person("alice"), house.person("bob")
    ours = file_of(await painted(house, alice), ".png")
    message = bob.say("look", picture(), Upload("b.png", ours))
    house.standin.state.faults.status(503, "GET", "/attachments/*")
    assert "orcas" in (await alice.menu("Show recipe", message).reply()).text
    house.standin.state.faults.status(503, "GET", "/attachments/*", times=2)
    refusal = await alice.menu("Show recipe", message).reply()
    assert refusal.text == excuses.SLOW_FILE.format(name="picture")


def found(url, proxy, *, embedded):
    """Give the addresses of what a message shows from elsewhere, in an embed or in a gallery."""
    item = UnfurledMediaItem(url)
    item.proxy_url, item.content_type = proxy, "image/png"
    embed = Embed.from_dict({"image": {"url": url, "proxy_url": proxy}})
    message = SimpleNamespace(
        attachments=[],
        components=[] if embedded else [SimpleNamespace(media=item)],
        embeds=[embed] if embedded else [],
    )
    return [one.url for one in attached.found(message)]


COPY = "https://images-ext-1.discordapp.net/x/a.png"


@pytest.mark.parametrize("embedded", [True, False])
@pytest.mark.parametrize(
    ("url", "proxy", "expected"),
    [
        ("http://169.254.169.254/a.png", COPY, [COPY]),
        ("http://localhost:5432/a.png", None, []),
        ("https://discordapp.com.example.org/a.png", "http://127.0.0.1/a.png", []),
        ("https://[broken", "", []),
    ],
)
def test_what_a_message_shows_from_elsewhere_comes_from_discord_or_not_at_all(url, proxy, expected, embedded):
    assert found(url, proxy, embedded=embedded) == expected


def test_a_file_of_discords_own_is_taken_from_there():
    url = "https://cdn.discordapp.com/a.png?ex=1"
    assert found(url, "https://media.discordapp.net/a.png", embedded=False) == [url]


async def test_nothing_leads_elsewhere():
    """What Discord hands over was checked to be Discord's; where that leads to another place would not be."""

    async def lead(_request):
        raise web.HTTPFound("/inside")

    async def inside(_request):
        return web.Response(body=b"secret")

    app = web.Application()
    app.add_routes([web.get("/", lead), web.get("/inside", inside)])
    async with TestServer(app) as server, aiohttp.TCPConnector() as connector:
        client = SimpleNamespace(http=SimpleNamespace(connector=connector))
        assert await attached.bytes_of(client, "start", str(server.make_url("/inside"))) == b"secret"
        with pytest.raises(ImageError, match="start: Discord didn't hand the file over"):
            await attached.bytes_of(client, "start", str(server.make_url("/")))
