import pytest
from discord.http import Route

from tests.discord_standin.tests.refused import problems_of


def raw(bot, standin, **fields):
    return bot.http.request(Route("POST", f"/channels/{standin.channel.id}/messages"), json=fields)


def button(custom_id="x", **more):
    return {"type": 2, "style": 1, "label": "x", "custom_id": custom_id, **more}


def row(*children):
    return {"type": 1, "components": list(children)}


BROKEN = {
    "a row of six": ([row(*(button(str(n)) for n in range(6)))], {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
    "six rows": ([row(button(str(n))) for n in range(6)], {"components": "BASE_TYPE_BAD_LENGTH"}),
    "a long custom id": ([row(button("x" * 101))], {"components.0.components.0.custom_id": "BASE_TYPE_MAX_LENGTH"}),
    "an empty custom id": ([row(button(""))], {"components.0.components.0.custom_id": "BASE_TYPE_BAD_LENGTH"}),
    "a custom id twice": (
        [row(button(), button())],
        {"components.0.components.1.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"},
    ),
    "a nameless button": ([row(button(label=""))], {"components.0.components.0": "BUTTON_COMPONENT_INVALID_LABEL"}),
    "a long label": ([row(button(label="x" * 81))], {"components.0.components.0.label": "BASE_TYPE_MAX_LENGTH"}),
    "a select without options": (
        [row({"type": 3, "custom_id": "s", "options": []})],
        {"components.0.components.0.options": "BASE_TYPE_BAD_LENGTH"},
    ),
    "an option value twice": (
        [row({"type": 3, "custom_id": "s", "options": [{"label": "x", "value": "v"}] * 2})],
        {"components.0.components.0.options.1.value": "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
    ),
    "a select beside a button": (
        [row({"type": 3, "custom_id": "s", "options": [{"label": "x", "value": "v"}]}, button())],
        {"components.0.components": "COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
    ),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_components_are_checked(standin, bot, name):
    components, expected = BROKEN[name]
    assert expected.items() <= (await problems_of(raw(bot, standin, content="x", components=components))).items()


def text(length):
    return {"type": 10, "content": "x" * length}


GALLERY = {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}
BROKEN_V2 = {
    "41 components": ([row(button(str(n))) for n in range(20)] + [text(1)], "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
    "4001 letters": ([text(2000), text(2001)], "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
    "a container in a container": (
        [{"type": 17, "components": [{"type": 17, "components": [text(1)]}]}],
        "UNION_TYPE_CHOICES",
    ),
    "a bare button": ([button()], "UNION_TYPE_CHOICES"),
    "a section of four": (
        [{"type": 9, "components": [text(1)] * 4, "accessory": button()}],
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty gallery": ([{"type": 12, "items": []}], "BASE_TYPE_BAD_LENGTH"),
    "an unknown attachment": ([GALLERY], "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"),
    "an empty text": ([text(0)], "BASE_TYPE_BAD_LENGTH"),
}


@pytest.mark.parametrize("name", BROKEN_V2)
async def test_components_of_the_second_version_are_checked(standin, bot, name):
    components, code = BROKEN_V2[name]
    assert code in (await problems_of(raw(bot, standin, components=components, flags=1 << 15))).values()


async def test_forty_components_with_4000_letters_are_taken(standin, bot):
    rows = [row(button(str(n))) for n in range(19)]
    sent = await raw(bot, standin, components=[*rows, text(2000), text(2000)], flags=1 << 15)
    assert [one["id"] for one in sent["components"]][:2] == [1, 3]
