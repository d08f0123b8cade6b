"""Settings: read once, every fault named at once, and no secret ever shown."""

import pickle
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import READERS, Secret, Settings, read

TOKEN = "MTA.Gx-y_z.abcDEF"  # noqa: S105  (a shape, not a token)
EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture
def env(tmp_path):
    file = tmp_path / ".env"
    return lambda text="", **environ: (file.write_text(text), read(environ, file))[1]


def test_without_anything_the_defaults_hold(tmp_path):
    settings = read({}, tmp_path / "missing.env")
    assert settings == Settings()
    assert (settings.eye, settings.device, settings.data_dir) == ("pocket", "auto", Path("data"))
    assert settings.database_url == "sqlite:///data/reverie.db"
    assert settings.painting_threads >= 1


def test_the_example_is_loaded_and_says_the_defaults():
    assert read({}, EXAMPLE) == Settings()


def test_the_example_documents_every_setting():
    assert {line.split("=")[0] for line in EXAMPLE.read_text().splitlines() if line[:1].isalpha()} == set(READERS)


def test_each_setting_is_read(env):
    settings = env(
        f"DISCORD_TOKEN={TOKEN}\nDATA_DIR='~/my pictures'\nDATABASE_URL=postgresql://ann:pw@db/art\n"
        "export EYE=robust\nDEVICE=CUDA:1\nTHREADS=3  # of four\nLOG_LEVEL=info\nCHECKPOINT_SECONDS=2.5\n"
    )
    assert settings.discord_token.reveal() == TOKEN
    assert settings.data_dir == Path.home() / "my pictures"
    assert settings.database_url == "postgresql://ann:pw@db/art"
    assert (settings.eye, settings.device, settings.log_level) == ("robust", "cuda:1", "INFO")
    assert (settings.painting_threads, settings.checkpoint_seconds) == (3, 2.5)


def test_the_environment_wins_over_the_file(env):
    assert env("EYE=robust\n", EYE="duo").eye == "duo"


def test_an_empty_setting_is_none(env):
    assert env("EYE=robust\n", EYE=" ").eye == "pocket"


def test_every_bad_key_is_named_in_one_error(env):
    bad = {"DEVICE": "toaster", "THREADS": "-1", "LOG_LEVEL": "loud", "DATABASE_URL": "here"}
    bad |= {"DISCORD_TOKEN": "hunter2", "DATA_DIR": "~nobody-here/data"}
    with pytest.raises(SettingsError) as caught:
        env("".join(f"{key}={value}\n" for key, value in bad.items()))
    assert all(key in str(caught.value) for key in bad)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("key", ["KEEP_GIGABYTES", "KEEP_DAYS", "THREADS"])
@pytest.mark.parametrize("value", ["1e300", "9" * 5000, "nan", "0"])
def test_a_number_out_of_all_proportion_is_told_what_it_is(env, key, value):
    with pytest.raises(SettingsError, match=rf"{key} is a (whole )?number .*or empty\.$"):
        env(f"{key}={value}\n")


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00EYE")
    with pytest.raises(SettingsError, match="can't be read as text"):
        read({}, tmp_path / ".env")


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{0!r}".format, "%s".__mod__])
def test_a_secret_is_never_shown(show):
    assert TOKEN not in show(Secret(TOKEN))
    assert TOKEN not in show(Settings(discord_token=Secret(TOKEN)))


def test_a_secret_is_not_pickled_or_compared():
    with pytest.raises(TypeError, match="can't be pickled"):
        pickle.dumps(Secret(TOKEN))
    assert Secret(TOKEN) != Secret(TOKEN)


@pytest.mark.parametrize("text", ["0", "-1", "soon", "3601", "nan"])
def test_seconds_between_checkpoints_are_within_bounds(env, text):
    with pytest.raises(SettingsError, match="CHECKPOINT_SECONDS is a number of seconds, above 0 and up to 3600"):
        env(f"CHECKPOINT_SECONDS={text}\n")
