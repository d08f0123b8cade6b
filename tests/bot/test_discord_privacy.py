"""What is kept of a person is theirs: to have it all, and to have it all deleted."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from bot import excuses, personal, speech
from bot.export import LIMIT, Entry, packed, zipped
from generator.codec import from_json
from storage.errors import MissingError
from storage.values import Filter, Role
from tests.bot.house import file_of, painted, picture
from tests.fakes import GatedPaint


def unpacked(messages):
    """Give every file of some ZIPs by its name."""
    found = {}
    for message in messages:
        with zipfile.ZipFile(io.BytesIO(file_of(message, ".zip"))) as file:
            assert file.testzip() is None
            assert not found.keys() & set(file.namelist())
            found |= {name: file.read(name) for name in file.namelist()}
    return found


def letters(house, person):
    """Give the direct messages to a person that hold files."""
    return [message for message in house.standin.messages(person.in_dm().channel) if message.attachments]


async def test_a_person_gets_everything_by_direct_message(house):
    alice, bob = house.person("alice"), house.person("bob")
    await painted(house, alice, "orcas", seed=7, target=picture("blue"))
    await painted(house, bob, "a lighthouse")
    house.gallery.star(2, alice.user.id)
    house.gallery.choose("person", alice.user.id, {"style": "oil"})
    assert (await alice.slash("privacy export").reply()).text == speech.EXPORTED
    found = unpacked(letters(house, alice))
    run = house.gallery.get(1)
    assert found.keys() == {"you.json"} | {
        f"run-1/{name}" for name in ("picture.png", "film.gif", "target.png", "recipe.json", "about.json")
    }
    assert json.loads(found["you.json"]) == {"settings": {"style": "oil"}, "starred": [2]}
    assert found["run-1/picture.png"] == house.files.read(run.file(Role.PNG).sha256)
    assert from_json(found["run-1/recipe.json"].decode()).seed == 7
    about = json.loads(found["run-1/about.json"])
    assert (about["words"], about["lost"], [state for state, _ in about["times"]][-1]) == ("orcas", [], "done")
    assert not letters(house, bob)


async def test_what_is_lost_is_said_in_what_is_sent(house):
    alice = house.person("alice")
    await painted(house, alice)
    house.files.remove(house.gallery.get(1).file(Role.PNG).sha256)
    await alice.slash("privacy export").reply()
    assert json.loads(unpacked(letters(house, alice))["run-1/about.json"])["lost"] == ["run-1/picture.png"]


async def test_who_takes_no_direct_messages_is_told_so(house):
    alice = house.person("alice", takes_dms=False)
    assert (await alice.slash("privacy export").reply()).text == excuses.NO_DIRECT


async def test_what_is_too_large_for_a_message_comes_in_more_of_them(house):
    alice = house.person("alice")
    await painted(house, alice)
    house.standin.state.faults.code(40005, "POST", "/channels/*")
    assert (await alice.slash("privacy export").reply()).text == speech.EXPORTED
    assert len(letters(house, alice)) == 2
    assert "run-1/film.gif" in unpacked(letters(house, alice))


async def test_a_file_that_is_too_large_alone_is_named(house):
    alice = house.person("alice")
    for _ in range(3):
        house.standin.state.faults.code(40005, "POST", "/channels/*")
    reply = await alice.slash("privacy export").reply()
    assert reply.text == speech.EXPORTED_PARTLY.format(names="you.json")


def test_packs_hold_as_much_as_fits():
    files = [Entry(name=f"run-{n}/film.gif", data=bytes(size)) for n, size in enumerate((900, 50, 2_000, 10, 10))]
    packs = list(packed(files, limit=1_200))
    assert [len(pack) for pack in packs] == [2, 1, 2]
    assert all(len(zipped(pack)) <= 1_200 + 22 for pack in (packs[0], packs[2]))
    assert LIMIT < 10 * 2**20


async def test_everything_is_deleted_after_one_question(house, tmp_path):
    alice, bob = house.person("alice"), house.person("bob")
    message = await painted(house, alice, "zeppelin", start=picture("blue"))
    kept = await painted(house, bob, "orcas", start=picture("blue"))
    house.gallery.star(2, alice.user.id)
    await alice.slash("defaults", style="oil").reply()
    assert house.gallery.settings("person", alice.user.id)
    shared = house.gallery.get(2).file(Role.START).sha256
    question = await alice.slash("privacy delete").reply()
    assert question.ephemeral
    alice.click(question, "Delete everything")
    await house.saying(question, "All that was kept of you is deleted, 1 pictures among it.")
    await house.standin.until(lambda: message.deleted)
    with pytest.raises(MissingError):
        house.gallery.get(1)
    assert [run.id for run in house.gallery.history(Filter(viewer=alice.user.id))] == [2]
    assert not house.gallery.get(2).stars
    assert house.gallery.settings("person", alice.user.id) == {}
    assert house.files.exists(shared)
    assert not kept.deleted
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"zeppelin" not in left
    assert b"orcas" in left


class KilledError(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("rows", ["before", "after"])
async def test_a_deletion_that_was_killed_goes_on_at_the_next_start(house, rows):
    """Killed with the rows still there, or gone."""
    alice = house.person("alice")
    message = await painted(house, alice, "zeppelin")
    parts = house.client.parts

    def killed(person):
        if rows == "after":
            parts.forget(person)
        raise KilledError

    with pytest.raises(KilledError):
        await personal.delete(replace(parts, forget=killed), house.client, alice.user.id)
    assert not message.deleted
    await house.restart()
    await house.standin.until(lambda: message.deleted)
    assert house.gallery.history(Filter(viewer=alice.user.id)) == ()


async def test_messages_that_are_still_there_when_the_program_ends_go_after_the_next_start(house):
    alice = house.person("alice")
    messages = [await painted(house, alice, text) for text in ("zeppelin", "gryphon")]
    gate = house.standin.state.faults.hold("DELETE")
    question = await alice.slash("privacy delete").reply()
    alice.click(question, "Delete everything")
    await house.saying(question, "2 pictures among it")
    await gate.reached.wait()
    kept = await painted(house, alice, "orcas")  # a new beginning, which is no part of what was to go
    await house.restart()
    await house.standin.until(lambda: all(message.deleted for message in messages))
    assert [run.line for run in house.gallery.history(Filter(viewer=alice.user.id))] == ["orcas"]
    assert not kept.deleted


@pytest.mark.parametrize(("asked", "status"), [("everything", 503), ("one", 503), ("one", 429), ("one", 401)])
async def test_messages_that_discord_does_not_take_away_at_once_go_a_little_later(house, asked, status):
    alice = house.person("alice")
    message = await painted(house, alice, "zeppelin")
    house.standin.state.faults.status(status, "DELETE", "*", times=2)
    if asked == "one":
        question = await alice.click(message, "Delete").reply()
        alice.click(question, "Delete for good")
    else:
        question = await alice.slash("privacy delete").reply()
        alice.click(question, "Delete everything")
    await house.standin.until(lambda: message.deleted, within=20)


async def test_who_changes_their_mind_loses_nothing(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    question = await alice.slash("privacy delete").reply()
    alice.click(question, "Keep everything")
    await house.saying(question, speech.NOT_FORGOTTEN)
    assert house.gallery.get(1)
    assert not message.deleted


async def test_what_waits_and_what_is_painted_is_called_off_first(house):
    house.paint = GatedPaint(at=2)
    await house.restart()
    alice, bob = house.person("alice"), house.person("bob")
    painting = await alice.slash("imagine", text="orcas").reply()
    await house.paint.reached()
    waiting = await alice.slash("imagine", text="a lake").reply()
    other = await bob.slash("imagine", text="a lighthouse").reply()
    await house.saying(other, "queue")
    question = await alice.slash("privacy delete").reply()
    alice.click(question, "Delete everything")
    await house.saying(question, "Deleting")
    house.paint.gate.open.set()
    await house.saying(question, "2 pictures among it", within=60)
    await house.standin.until(lambda: painting.deleted and waiting.deleted, within=60)
    await house.saying(other, "run 3", within=60)
    assert [run.id for run in house.gallery.history(Filter(viewer=bob.user.id))] == [3]
    used = {link.file.sha256 for link in house.gallery.get(3).files}
    assert {file.sha256 for file in house.files.listed()} == used


async def test_the_question_is_answered_after_a_restart_too(house):
    alice = house.person("alice", locale="de")
    message = await alice.slash("imagine", text="orcas").reply()
    await house.standin.until(lambda: message.attachments)
    assert await house.told(1)
    question = await alice.slash("privacy delete").reply()
    await house.restart()
    alice.click(question, "Alles löschen")
    await house.saying(question, "ist gelöscht, darunter 1 Bilder")


async def test_a_picture_whose_files_are_gone_is_not_painted_again(house):
    alice = house.person("alice")
    message = await painted(house, alice, start=picture("blue"))
    house.files.remove(house.gallery.get(1).file(Role.START).sha256)
    assert (await alice.click(message, "Again").reply()).text == excuses.MISSING
    assert not house.client.parts.studio.queue.of(alice.user.id)
    assert not house.client.parts.desk._open
    with pytest.raises(MissingError):
        house.gallery.get(2)
