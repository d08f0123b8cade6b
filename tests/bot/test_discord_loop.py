"""Nothing slow runs on the event loop's thread."""

import sys
from contextlib import contextmanager

from tests.bot.house import painted, picture

SLOW = ("/storage/gallery.py", "/storage/files.py", "/storage/database.py", "/generator/media.py", "/generator/film.py")
SLOW_PACKAGES = ("/PIL/", "/sqlalchemy/", "/sqlite3/", "/safetensors/")


@contextmanager
def watched():
    """Note the calls into files, database and pictures that this thread makes."""
    seen = set()

    def look(frame, event, _argument):
        code = frame.f_code
        slow = code.co_filename.endswith(SLOW) or any(part in code.co_filename for part in SLOW_PACKAGES)
        if event == "call" and slow and code.co_name != "<module>":
            seen.add(f"{code.co_filename.rpartition('/')[2]}: {code.co_name}")

    sys.setprofile(look)
    try:
        yield seen
    finally:
        sys.setprofile(None)


async def test_no_picture_file_or_row_is_touched_on_the_event_loop(house):
    alice, given = house.person("alice"), {"start": picture(), "target": picture("blue")}
    with watched() as seen:
        message = await painted(house, alice, style="ghibli", **given)
        await house.saying(await alice.click(message, "Vary").reply(), "run 2")
        await alice.click(message, "★").reply()
        await alice.slash("history").reply()
        await alice.slash("show", run=1).reply()
        await alice.menu("Show recipe", message).reply()
    assert seen == set()


async def test_the_watch_would_see_it(house):
    with watched() as seen:
        house.gallery.settings("bot", 0)
    assert "gallery.py: settings" in seen
