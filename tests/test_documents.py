"""What the documents say is true of the code."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from bot import speech
from bot.settings import READERS, Settings, read
from bot.typed import COMMANDS

ROOT = Path(__file__).resolve().parents[1]


def text_of(name):
    return (ROOT / name).read_text("utf-8")


def test_prose_stays_short():
    assert len(text_of("README.md").splitlines()) <= 150
    assert len(text_of("CONTRIBUTING.md").splitlines()) <= 100


def test_contributing_says_what_lives_in_each_file():
    code = (path for folder in ("bot", "generator", "storage") for path in (ROOT / folder).rglob("*.py"))
    files = (path for path in code if path.name != "__init__.py" and path.parent.name != "versions")
    assert set(told_files()) == {path.relative_to(ROOT).as_posix() for path in files}


def told_files():
    for row in re.findall(r"^\| (`[^|]+\.py`) \|", text_of("CONTRIBUTING.md"), re.MULTILINE):
        names = [name.strip("`") for name in row.split(", ")]
        folder = names[0].rpartition("/")[0]
        yield from (names[0], *(f"{folder}/{name}" for name in names[1:]))


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_to_files_of_the_repository(document):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(document))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_has_the_two_commands_that_ci_runs():
    lines = text_of("README.md").splitlines()
    commands = {
        first.removeprefix("<!-- command: ").removesuffix(" -->"): (fence, command)
        for first, (fence, command) in zip(lines, pairwise(lines[1:]), strict=False)
        if first.startswith("<!-- command: ")
    }
    assert commands.keys() == {"paint", "test"}
    assert all(fence == "```sh" and command for fence, command in commands.values())


def test_the_example_of_the_settings_names_each_with_its_default():
    keys = re.findall(r"^([A-Z_]+)=", text_of(".env.example"), re.MULTILINE)
    assert sorted(keys) == sorted(READERS)
    assert read({}, ROOT / ".env.example") == Settings()


def test_the_readme_names_every_command_and_every_option_of_a_painting():
    told = text_of("README.md")
    assert [name for name in COMMANDS if f"`python -m bot {name}" not in told] == []
    assert [name for name in COMMANDS["imagine"].options if f"`{name}`" not in told] == []


def test_the_readme_names_every_command_on_discord():
    told = text_of("README.md")
    assert [name for name in speech.COMMANDS if f"`/{name}`" not in told] == []


def test_the_changelog_knows_the_version():
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text_of("CHANGELOG.md")


def test_adrs_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
