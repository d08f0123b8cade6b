"""What the verdict lets pass is only what Discord lets nobody change."""

from types import SimpleNamespace

import pytest

from tests.bot.conftest import gated  # noqa: F401  a fixture
from tests.torture.siege import cards
from tests.torture.verdict import messages, out_of_reach


@pytest.mark.parametrize(("late", "passes"), [(16 * 60, True), (0, False)])
async def test_a_private_answer_may_stay_as_it_was_once_its_token_is_dead(gated, late, passes):  # noqa: F811
    alice, siege = gated.person("alice"), SimpleNamespace(standin=gated.standin)
    private = await alice.slash("imagine", text="orcas", private=True).reply()
    public = await alice.slash("imagine", text="a lake").reply()
    await gated.paint.reached()
    gated.standin.advance(late)
    assert not out_of_reach(siege, private, 1)  # nothing is told elsewhere yet
    gated.paint.gate.open.set()
    await gated.standin.until(lambda: any(cards(one.now).get(1) for one in messages(siege)), within=60.0)
    assert out_of_reach(siege, private, 1) is passes
    assert not out_of_reach(siege, public, 2)
