"""How a test looks at a refusal."""

import discord
import pytest


async def _refused(awaitable):
    with pytest.raises(discord.HTTPException) as caught:
        await awaitable
    return caught.value


async def code_of(awaitable):
    """Return (status, code) of the refusal that a call ends in."""
    error = await _refused(awaitable)
    return error.status, error.code


def _flat(tree, path=()):
    for key, below in tree.items():
        if key == "_errors":
            yield ".".join(path), below[0]["code"]
        else:
            yield from _flat(below, (*path, key))


async def problems_of(awaitable):
    """Return {path: Discord's name} of an Invalid Form Body."""
    error = await _refused(awaitable)
    assert (error.status, error.code) == (400, 50035)
    return dict(_flat(error._errors))
