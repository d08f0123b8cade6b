"""A picture in the terminal comes out as it went in, by whichever protocol."""

import re
from base64 import b64decode
from io import StringIO

import numpy as np
import pytest
from rich.console import Console

from bot.preview import Blocks, iterm, kitty, protocol, sixel
from generator.media import open_picture


def painting(height=36, width=48):
    image = np.zeros((height, width, 3), dtype=np.uint8)
    image[: height // 2] = (255, 0, 0)
    image[height // 2 :] = (0, 0, 255)
    return image


def test_kitty_gets_the_whole_picture_in_chunks():
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    commands = re.findall(r"\x1b_G(.*?);(.*?)\x1b\\", "".join(kitty(noise)))
    assert [keys.rsplit("m=")[-1] for keys, _ in commands] == ["1"] * (len(commands) - 1) + ["0"]
    assert commands[0][0].startswith("f=100,a=T")
    assert np.array_equal(open_picture(b64decode("".join(data for _, data in commands))), noise)


def test_iterm_gets_the_whole_picture_at_once():
    size, data = re.fullmatch(r"\x1b\]1337;File=inline=1;size=(\d+):(.*)\x07", "".join(iterm(painting()))).groups()
    assert len(b64decode(data)) == int(size)
    assert np.array_equal(open_picture(b64decode(data)), painting())


def drawn(codes):
    """Read sixels back into colours, in percent."""
    size = re.search(r'"1;1;(\d+);(\d+)', codes)
    canvas = np.zeros((int(size[2]) + 6, int(size[1]), 3), dtype=int)
    palette = {int(n): (int(r), int(g), int(b)) for n, r, g, b in re.findall(r"#(\d+);2;(\d+);(\d+);(\d+)", codes)}
    body = re.sub(r"#\d+;2;\d+;\d+;\d+", "", codes.split(size[0])[1]).removesuffix("\x1b\\")
    for band, rows in enumerate(body.split("-")[:-1]):
        for number, columns in re.findall(r"#(\d+)([?-~]+)\$", rows):
            for x, column in enumerate(columns):
                for bit in range(6):
                    if (ord(column) - 63) >> bit & 1:
                        canvas[6 * band + bit, x] = palette[int(number)]
    return canvas[: int(size[2])]


@pytest.mark.parametrize("height", [36, 35])
def test_sixels_draw_the_picture(height):
    shown = drawn("".join(sixel(painting(height))))
    assert np.abs(shown * 2.55 - painting(height)).max() < 16


def test_blocks_show_two_pixels_a_character():
    console = Console(file=StringIO(), force_terminal=True, color_system="truecolor", width=80)
    console.print(Blocks(painting(40, 40), rows=4))
    lines = console.file.getvalue().splitlines()
    assert len(lines) == 4
    assert lines[0].count("▀") == 8
    assert "38;2;255;0;0" in lines[0]
    assert "48;2;0;0;255" in lines[3]


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        ({"TERM": "xterm-kitty"}, kitty),
        ({"TERM": "xterm-ghostty"}, kitty),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, kitty),
        ({"TERM_PROGRAM": "iTerm.app"}, iterm),
        ({"TERM_PROGRAM": "WezTerm"}, iterm),
        ({"TERM": "foot"}, sixel),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "xterm-kitty", "TMUX": "1"}, None),
        ({}, None),
    ],
)
def test_the_terminal_says_how_it_shows_pictures(environ, way):
    assert protocol(environ) is way
