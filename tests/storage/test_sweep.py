"""Files that nobody uses go; those that somebody stores at this very moment stay, whoever deletes them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.check import check
from storage.errors import StorageError
from storage.files import Files
from storage.privacy import forget
from storage.sweep import Swept, discard, sweep
from storage.values import Filter, Link, Role

SEA = b"the sea, which two people paint"


class Watched(Files):
    """Files that say when somebody wants to be alone with them, and when somebody removes one."""

    def __init__(self, folder, *, removing=lambda: None):
        super().__init__(folder)
        self.wanted, self.removing = threading.Event(), removing

    def alone(self):
        self.wanted.set()
        return super().alone()

    def remove(self, sha256):
        self.removing()
        super().remove(sha256)


@pytest.fixture
def files(tmp_path):
    return Watched(tmp_path / "files")


def sea(files):
    return Link(role=Role.START, file=files.put(SEA, "png"))


def deleted(gallery, url, files, run):
    discard(gallery, files, gallery.delete(run.id))


def forgotten(gallery, url, files, run):
    forget(url, files, run.owner)


@pytest.mark.parametrize("remove", [deleted, forgotten])
def test_what_is_put_but_not_yet_linked_is_not_removed(gallery, url, asked, files, remove):
    first = gallery.add(asked(owner=1, files=(sea(files),)))
    with ThreadPoolExecutor(1) as pool:
        with files.storing():
            link = sea(files)
            removing = pool.submit(remove, gallery, url, files, first)
            assert files.wanted.wait(60)
            second = gallery.add(asked(owner=2, files=(link,)))
        removing.result(60)
    assert gallery.history(Filter(viewer=2)) == (second,)
    assert files.read(link.file.sha256) == SEA
    assert list(check(url, files)) == []


@pytest.mark.parametrize("remove", [deleted, forgotten])
def test_who_comes_while_it_is_removed_writes_it_anew(gallery, url, asked, tmp_path, remove):
    begun, removing = threading.Event(), threading.Event()

    def hold_on():
        removing.set()
        assert begun.wait(60)

    files = Watched(tmp_path / "files", removing=hold_on)
    first = gallery.add(asked(owner=1, files=(sea(files),)))
    with ThreadPoolExecutor(1) as pool:
        gone = pool.submit(remove, gallery, url, files, first)
        assert removing.wait(60)
        begun.set()
        with files.storing():
            second = gallery.add(asked(owner=2, files=(sea(files),)))
        gone.result(60)
    assert files.read(second.files[0].file.sha256) == SEA
    assert list(check(url, files)) == []


def test_many_who_store_and_delete_the_same_lose_nothing(gallery, url, asked, files):
    def paint_and_delete(owner):
        for _ in range(12):
            with files.storing():
                run = gallery.add(asked(owner=owner, files=(sea(files),)))
            assert files.read(run.files[0].file.sha256) == SEA
            deleted(gallery, url, files, run)
        with files.storing():
            return gallery.add(asked(owner=owner, files=(sea(files),)))

    with ThreadPoolExecutor(4) as pool:
        left = list(pool.map(paint_and_delete, range(4)))
    assert {run.files[0].file.sha256 for run in left} == {sea(files).file.sha256}
    assert files.read(left[0].files[0].file.sha256) == SEA
    assert list(check(url, files)) == []


def test_a_frame_whose_place_was_taken_goes(gallery, url, asked, files):
    run = gallery.add(asked())
    gallery.begin(run.id)
    old, new = (Link(role=Role.FRAME, n=2, file=files.put(data, "png")) for data in (b"old one", b"new"))
    for link in (old, new):
        gallery.progress(run.id, 2, (), [link])
    assert sweep(url, files, dry=True) == Swept(files=1, size=7)
    assert files.exists(old.file.sha256)
    assert sweep(url, files) == Swept(files=1, size=7)
    assert not files.exists(old.file.sha256)
    assert files.exists(new.file.sha256)
    assert list(check(url, files)) == []
    assert sweep(url, files) == Swept(files=0, size=0)


def test_what_a_crash_left_goes(gallery, url, files):
    files.put(b"left", "gif")
    assert sweep(url, files, dry=True) == Swept(files=1, size=4)
    assert sweep(url, files) == Swept(files=1, size=4)
    assert list(files.listed()) == []


@pytest.mark.parametrize(
    "look", [lambda url, files: list(check(url, files)), lambda url, files: sweep(url, files).files]
)
def test_what_the_bot_stores_at_this_moment_is_no_stray(gallery, url, asked, files, look):
    with ThreadPoolExecutor(1) as pool:
        with files.storing():
            link = sea(files)
            looking = pool.submit(look, url, files)
            assert files.wanted.wait(60)
            gallery.add(asked(files=(link,)))
        assert not looking.result(60)
    assert files.read(link.file.sha256) == SEA


def test_many_unused_files_all_go(gallery, url, asked, files):
    links = [Link(role=Role.FRAME, n=n, file=files.put(n.to_bytes(2), "png")) for n in range(501)]
    run = gallery.add(asked(files=tuple(links)))
    assert len(gallery.delete(run.id)) == 501
    kept = gallery.add(asked(files=(sea(files),)))
    with pytest.raises(StorageError, match=r"^501 of 502 files are in no row .* is DATABASE_URL right\?$"):
        sweep(url, files)
    again = gallery.add(asked(files=tuple(links)))  # rows without links, as frames leave them
    gallery.begin(again.id)
    gallery.progress(again.id, 2, (), [Link(role=Role.FRAME, n=n, file=kept.files[0].file) for n in range(501)])
    assert sweep(url, files) == Swept(files=501, size=1002)
    assert list(check(url, files)) == []
