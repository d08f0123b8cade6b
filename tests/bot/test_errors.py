"""Every error becomes one sentence that its reader may see."""

import pytest

from bot.errors import QueueError, sentence
from generator.errors import ImageError, PromptError
from storage.errors import FullError, MissingError


@pytest.mark.parametrize("error", [QueueError("Wait."), ImageError("Smaller."), PromptError("Words.", "a:\n ^")])
def test_our_own_errors_speak_for_themselves(error):
    assert sentence(error) == str(error)


def test_the_stores_paths_are_for_the_owner_only():
    error = FullError("No space is left for /home/ann/data: make room.")
    assert sentence(error, owner=True) == "No space is left for /home/ann/data: make room."
    assert "/home" not in sentence(error)


def test_what_is_missing_is_said_to_be_missing():
    assert sentence(MissingError("There is no run 7 in /data.")) == "That run or file isn't there (any more)."


def test_a_bug_is_ours():
    assert sentence(KeyError("internals")) == "Something went wrong on our side; the log says what."
