"""Places by name as pictures, for tests of what is drawn by rule."""

import random
from dataclasses import replace

import numpy as np

from generator.bank import render
from generator.settings_drawn import draw
from generator.vector import Sheet

PLAIN = Sheet(width=100, dice=random.Random(), bare=True)
WARM = np.array((1.0, 0.2, -1.2))  # red and no blue


def layers(setting, seed=1, **given):
    """What is drawn behind who stands there, and what before, as SVG."""
    _, behind, front = draw(setting, replace(PLAIN, dice=random.Random(seed), **given))
    return behind, front


def seen(setting, seed=1, *, side=128, **given):
    """(side, side, 3): a place with nobody in it."""
    behind, _ = layers(setting, seed, **given)
    return render(behind, side, side)[..., :3].astype(float)
