"""What people ask for: few recipes, so that the undisturbed picture of each is painted only once."""

from io import BytesIO

from PIL import Image, ImageDraw

from tests.discord_standin import Upload

POISON = {"text": "a castle of poison", "quality": "fine", "seed": 666}  # so large that nobody sees its end


def drawing(colour):
    """A picture as a person gives one."""
    image = Image.new("RGB", (96, 64), "ivory")
    ImageDraw.Draw(image).ellipse((20, 10, 76, 54), fill=colour)
    out = BytesIO()
    image.save(out, "PNG")
    return Upload(f"{colour}.png", out.getvalue())


ORDERS = (
    {"text": "a red apple"},
    {"text": "a lake | fog:0.5", "style": "ghibli", "aspect": "3:2"},
    {"text": "orcas", "private": True},
    {"text": "a green pear", "start": drawing("teal"), "hold": 2.0},
    {"text": "a boat", "target": drawing("navy"), "avoid": "letters"},
    {"text": "a house", "style_image": drawing("crimson"), "private": True},
    {"text": "a tree", "references": "off"},
    {"text": "a cat", "style": "pixel-art", "freedom": "wild"},
)


def order(chance):
    """One of the orders, with a seed of its own, at draft quality."""
    number = chance.randrange(len(ORDERS))
    return {**ORDERS[number], "seed": number, "quality": "draft"}
