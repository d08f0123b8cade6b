"""`doctor` looks at everything, one after the other, and says each fault in a sentence."""

from bot import doctor
from bot.settings import Secret, Settings
from tests.fakes import FakePaint


def found(settings, paint):
    return dict(doctor.checks(settings, painting=lambda _settings, _files: paint))


def test_a_sound_machine(tmp_path):
    paint = FakePaint()
    told = found(Settings(discord_token=Secret("a.b.c"), data_dir=tmp_path), paint)
    assert list(told) == ["token", "data folder", "database", "models", "speed", "device"]
    assert all(said.startswith("✓") for said in told.values())
    assert "draft about" in told["speed"]
    assert "fine about" in told["speed"]
    assert len(paint.closed) == 4  # one to warm up, and one of each quality
    assert list((tmp_path / "files").glob("??/*")) == []


def test_each_fault_is_a_sentence_and_the_next_thing_is_looked_at(tmp_path):
    (tmp_path / "files").write_text("in the way")
    told = found(Settings(data_dir=tmp_path, device="cuda:7"), FakePaint())
    assert told["token"].startswith("✗")
    assert told["data folder"].startswith("✗")
    assert told["models"].startswith("✓")
    assert "cuda:7" in told["device"] or told["device"].startswith("✓")
