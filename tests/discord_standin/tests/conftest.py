"""The stand-in with a tiny bot logged in to it."""

import warnings

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # discord.py imports audioop, gone in Python 3.13
    import discord  # noqa: F401

from tests.discord_standin import Limits, Standin
from tests.discord_standin.tests.tiny import TinyBot, running


@pytest.fixture
def limits():
    """A test module may say something else."""
    return Limits()


@pytest.fixture
async def standin(limits):
    async with Standin(limits=limits) as discord_:
        yield discord_


@pytest.fixture
async def bot(standin):
    async with running(TinyBot(standin.connector()), standin.token) as tiny:
        yield tiny
        assert tiny.failures == []


@pytest.fixture
async def alice(standin):
    return standin.person("alice")


@pytest.fixture
async def bob(standin):
    return standin.person("bob", locale="ja")
