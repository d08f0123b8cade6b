"""Pictures in other people's messages: nothing too large is fetched, and nothing that isn't Discord's to hand over."""

from types import SimpleNamespace

import pytest
from discord import UnfurledMediaItem

from bot import attached
from generator.recipe import MAX_IMAGE_BYTES
from tests.discord_standin import Upload


@pytest.mark.parametrize("menu", ["Use as start", "Show recipe"])
async def test_a_file_that_is_too_large_is_not_even_fetched(house, menu):
    bob, alice = house.person("bob", upload_limit=2**25), house.person("alice")
    asked = alice.menu(menu, bob.say("look", Upload("a.png", bytes(MAX_IMAGE_BYTES + 1))))
    if menu == "Use as start":
        asked = alice.submit_modal(await asked.modal(), {"What to paint": "orcas"})
    assert "larger than 20 MB" in (await asked.reply()).text
    assert not house.standin.state.journal.count("GET", "/attachments/*")


def shown(url, proxy=None):
    item = UnfurledMediaItem(url)
    item.proxy_url, item.content_type = proxy, "image/png"
    return [*attached.found(SimpleNamespace(attachments=[], components=[SimpleNamespace(media=item)]))]


@pytest.mark.parametrize(
    ("url", "proxy", "fetched"),
    [
        (
            "https://cdn.discordapp.com/a.png?ex=1",
            "https://media.discordapp.net/a.png",
            "https://cdn.discordapp.com/a.png?ex=1",
        ),
        (
            "http://169.254.169.254/a.png",
            "https://images-ext-1.discordapp.net/x/a.png",
            "https://images-ext-1.discordapp.net/x/a.png",
        ),
        ("http://localhost:5432/a.png", None, None),
        ("https://discordapp.com.example.org/a.png", "http://127.0.0.1/a.png", None),
        ("https://[broken", "", None),
    ],
)
def test_what_a_message_shows_from_elsewhere_comes_from_discord_or_not_at_all(url, proxy, fetched):
    assert [attached.address_of(one) for one in shown(url, proxy)] == ([fetched] if fetched else [])
