"""Tall and wide frames: what stands in a row in a square picture is in all of the width of any other."""

import random
import re

import pytest

from generator.closeups import KERB, moss, pavement
from generator.lanes import avenue
from generator.quays import square
from generator.skies import shade
from generator.springs import spring
from generator.tempests import fireworks
from generator.vector import Sheet, css

DAY = Sheet(width=100, dice=random.Random())
FIR, TREE = (css(shade(DAY, bark)) for bark in ((92, 62, 42), (104, 70, 46)))
ROWS = {
    "firs": (lambda sheet: spring(sheet).behind, rf'<rect x="([-\d.]+)"[^>]*fill="{FIR}"'),
    "bursts": (lambda sheet: fireworks(sheet, 60), r'<ellipse cx="([-\d.]+)"'),
    "lamps": (lambda sheet: avenue(sheet).behind, r'<polygon points="([-\d.]+),[^>]*fill="#fff0c0"'),
    "trees": (lambda sheet: square(sheet, 70), rf'<polygon points="([-\d.]+),[^>]*fill="{TREE}"'),
    "trunks": (lambda sheet: moss(sheet).behind, r'<rect x="([-\d.]+)" y="-2.00"'),
}


@pytest.mark.parametrize("width", [56.0, 178.0])
@pytest.mark.parametrize("row", sorted(ROWS))
def test_a_row_goes_from_one_side_to_the_other(row, width):
    draw, mark = ROWS[row]
    sheets = (Sheet(width=width, dice=random.Random(seed)) for seed in range(3))
    places = [float(x) / width for sheet in sheets for x in re.findall(mark, draw(sheet))]
    assert 0.65 < max(places) < 1.15


@pytest.mark.parametrize("width", [56.0, 178.0])
def test_houses_out_of_focus_are_in_all_of_the_width(width):
    drawn = pavement(Sheet(width=width, dice=random.Random(1))).behind
    boxes = re.findall(r'<rect x="([-\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', drawn)
    walls = [float(x) / width for x, top, high in boxes if abs(float(top) + float(high) - KERB) < 0.02]
    assert 0.65 < max(walls) < 1
