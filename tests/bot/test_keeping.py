"""What the owner does with database and files: check, backup, copy, clean, forget."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from storage.files import Files
from storage.gallery import Gallery
from storage.values import Filter, Link, NewRun, Result, Role

ALICE, BOB = 7, 8


class Data:
    """A data folder with runs in it, as the bot leaves them."""

    def __init__(self, folder):
        self.folder, self.url = folder, f"sqlite:///{folder}/reverie.db"
        self.files = Files(folder / "files")

    def gallery(self, clock=lambda: datetime.now(UTC)):
        return closing(Gallery(self.url, clock=clock))

    def painted(self, owner, line, *, days=0):
        """Keep a finished run with a picture and two frames, painted some days ago."""
        names = ((Role.PNG, 0), (Role.FRAME, 0), (Role.FRAME, 2))
        links = tuple(
            Link(role=role, n=n, file=self.files.put(f"{line} {role} {n}".encode(), "png")) for role, n in names
        )
        new = NewRun(front="discord", owner=owner, line=line, recipe="{}", seed=1, steps=2, eye="pocket")
        with self.gallery(lambda: datetime.now(UTC) - timedelta(days=days)) as gallery:
            run = gallery.add(new)
            gallery.begin(run.id)
            return gallery.finish(run.id, Result(step=2, seconds=1, scores=(), files=links))

    def lines(self):
        with self.gallery() as gallery:
            return [run.line for run in gallery.history(Filter(viewer=ALICE), limit=100)]

    def everything(self):
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def data(typist, tmp_path):
    return Data(tmp_path / "data")


def test_check_says_what_to_do_about_what_does_not_agree(typist, data):
    run = data.painted(ALICE, "orcas")
    assert typist("db", "check") == (0, "Database and files agree.\n", "")
    data.files.remove(run.file(Role.PNG).sha256)
    code, out, _ = typist("db", "check")
    assert code == 1
    assert "is missing: restore it from a backup, or delete the runs 1." in out
    assert out.endswith("1 problem found.\n")


def test_check_without_a_data_folder_says_so(typist):
    assert typist("db", "check")[::2] == (2, f"There is no data folder {typist.folder / 'data'}: check DATA_DIR.\n")


def test_a_backup_is_a_data_folder_of_its_own(typist, data):
    data.painted(ALICE, "orcas")
    code, out, _ = typist("db", "backup")
    folder = re.fullmatch(r"1 run and 3 files are in (.+)\.\n", out)[1]
    assert code == 0
    assert folder.startswith(str(data.folder / "backups"))
    typist.environ["DATA_DIR"] = folder
    assert typist("db", "check")[:2] == (0, "Database and files agree.\n")
    assert "orcas" in typist("history")[1]


@pytest.mark.parametrize("name", ["what?", "50%20", "a#b ä"])
def test_signs_that_mean_something_in_urls_are_only_signs_in_folders(typist, tmp_path, name):
    typist.environ["DATA_DIR"] = str(tmp_path / name / "data")
    typist("imagine", "orcas", "quality:draft")
    assert typist("db", "backup", str(tmp_path / name / "backup"))[0] == 0
    assert typist("db", "copy", str(tmp_path / name / "data" / "reverie.db"), str(tmp_path / name / "new.db"))[0] == 0
    assert all((tmp_path / name / file).is_file() for file in ("data/reverie.db", "backup/reverie.db", "new.db"))
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_backup_says_what_was_lost_before(typist, data, tmp_path):
    data.files.remove(data.painted(ALICE, "orcas").file(Role.PNG).sha256)
    code, out, _ = typist("db", "backup", str(tmp_path / "elsewhere"))
    assert code == 1
    assert "was missing or damaged before: `db check` says which runs had it." in out


def test_a_database_moves_and_is_compared(typist, data, tmp_path):
    data.painted(ALICE, "orcas")
    code, out, _ = typist("db", "copy", str(data.folder / "reverie.db"), f"to:sqlite:///{tmp_path}/new.db")
    assert code == 0
    assert "Copied, read back and compared: 3 files, 1 runs" in out
    typist.environ["DATABASE_URL"] = f"sqlite:///{tmp_path}/new.db"
    assert "orcas" in typist("history")[1]


def test_a_bar_is_drawn_for_who_looks_on(typist, data, tmp_path):
    data.painted(ALICE, "orcas")
    typist.terminal = True
    assert "rows" in typist("db", "copy", str(data.folder / "reverie.db"), f"{tmp_path}/new.db")[1]


def test_what_a_copy_needs_is_said(typist, tmp_path):
    assert typist("db", "copy", "one")[::2] == (
        2,
        "Say from where and to where: db copy data/reverie.db postgresql://localhost/reverie\n",
    )
    assert "There is no database" in typist("db", "copy", f"{tmp_path}/none.db", f"{tmp_path}/new.db")[2]


def test_nothing_goes_without_a_rule(typist, data):
    data.painted(ALICE, "orcas", days=3000)
    assert "By the rules went: 0 runs, and the frames of 0 others." in typist("db", "clean")[1]
    assert data.lines() == ["orcas"]


def test_what_would_go_is_said_and_what_went_is_gone(typist, data):
    data.painted(ALICE, "old", days=40)
    data.painted(ALICE, "orcas", days=20)
    data.painted(ALICE, "new")
    left = data.files.put(b"of a crash", "png")
    typist.environ |= {"KEEP_DAYS": "30", "KEEP_FRAME_DAYS": "10"}
    assert typist("db", "clean", "--dry-run")[1].splitlines() == [
        "By the rules would go: 1 run, and the frames of 1 other.",
        "That is 5 files, 57 bytes; 42 bytes would stay.",
        "Of what nobody uses would go: 1 file, 10 bytes.",
    ]
    assert data.lines() == ["new", "orcas", "old"]
    assert (
        "went: 1 run, and the frames of 1 other.\nThat is 5 files, 57 bytes; 42 bytes stay." in typist("db", "clean")[1]
    )
    assert data.lines() == ["new", "orcas"]
    assert not data.files.exists(left.sha256)
    assert len(list(data.files.listed())) == 1 + 3


def test_who_is_forgotten_is_gone_from_every_file(typist, data):
    for person, line in ((ALICE, "zeppelin"), (BOB, "orcas")):
        data.painted(person, line)
    typist.answer = "yes"
    code, out, _ = typist("db", "forget", str(ALICE))
    assert (code, out) == (0, "1 run and 3 files of 7 are gone.\n")
    assert typist.questions == [f"Remove all runs, stars and settings of 7 in {data.folder} for good? Type yes: "]
    assert data.lines() == ["orcas"]
    assert b"zeppelin" not in data.everything()


def test_a_painting_of_theirs_is_said_to_be_under_way(typist, data):
    new = NewRun(front="discord", owner=ALICE, line="orcas", recipe="{}", seed=1, steps=2, eye="pocket")
    with data.gallery() as gallery:
        gallery.begin(gallery.add(new).id)
    late = data.files.put(b"a frame of it", "png")
    assert "do this once more in a minute" in typist("db", "forget", "7", "--yes")[1]
    assert not data.files.exists(late.sha256)
    assert typist("db", "forget", "7", "--yes")[1] == "0 runs and 0 files of 7 are gone.\n"


def test_who_does_not_say_yes_loses_nothing(typist, data):
    data.painted(ALICE, "orcas")
    assert typist("db", "forget", "7")[:2] == (1, "Nothing was removed.\n")
    typist.answer = None
    assert typist("db", "forget", "7")[::2] == (2, "Nobody is there to be asked: add --yes.\n")
    assert typist("db", "forget")[::2] == (2, "Say whom, by the number of the Discord user: db forget 1234\n")
    assert data.lines() == ["orcas"]


def test_backups_that_hold_the_person_are_named_with_their_age(typist, data, tmp_path):
    data.painted(ALICE, "zeppelin")
    typist("db", "backup", str(tmp_path / "far"))
    typist("db", "forget", "7", "--yes")
    data.painted(BOB, "orcas")
    typist("db", "backup")  # holds nothing of Alice
    (tmp_path / "far" / "made").write_text((datetime.now(UTC) - timedelta(days=23)).isoformat())
    old = data.folder / "reverie.db.0003.backup"
    with closing(sqlite3.connect(old)) as before:
        before.execute("CREATE TABLE runs (owner)")
    out = typist("db", "forget", "7", "--yes")[1]
    assert out.splitlines()[1:] == [
        f"{tmp_path}/far (23 days old) still holds 1 row of 7: db forget 7 --in {tmp_path}/far, or remove it.",
        f"{old} (0 days old) can't be read: remove it.",
    ]
    assert "1 run and 3 files of 7 are gone." in typist("db", "forget", "7", "--yes", "--in", str(tmp_path / "far"))[1]
    assert len(typist("db", "forget", "7", "--yes")[1].splitlines()) == 2
    assert typist("db", "forget", "7", "in:nowhere", "--yes")[::2] == (2, "There is no backup in nowhere.\n")


def test_commands_of_the_database_are_found(typist):
    assert "--dry-run" in typist("db", "clean", "--help")[1]
    assert typist("db")[::2] == (2, "There is no command 'db'. `help` lists them.\n")
    assert "Did you mean db copy" in typist("db", "cpoy")[2]
