"""The habits of the house that ruff, mypy and import-linter can't hold."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

import pytest

from bot.settings import READERS, Settings, read
from bot.typed import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for folder in ("bot", "generator", "storage") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EVERYTHING = (
    CODE + TESTS + sorted(path for folder in ("training", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
)
TREES = {path: ast.parse(path.read_text("utf-8")) for path in EVERYTHING}

TORCH_FREE = next(
    contract["source_modules"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    if "torch" in contract.get("forbidden_modules", ())
)
MAY_CATCH_EVERYTHING = {"bot/studio.py"}  # the worker: its fault is one job's, and the next job is painted
MAY_CHANGE = {"Easel"}  # a painting in progress is what changes


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def functions(path):
    return [node for node in ast.walk(TREES[path]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function):
    docstring = function.body[0] if ast.get_docstring(function) else None
    lines = function.end_lineno - function.lineno + 1
    return lines - (docstring.end_lineno - docstring.lineno + 1 if docstring else 0)


def text_of(name):
    return (ROOT / name).read_text("utf-8")


def project():
    return tomllib.loads(text_of("pyproject.toml"))


def test_no_function_is_longer_than_40_lines():
    lengths = {f"{name_of(path)}: {node.name}": length(node) for path in CODE for node in functions(path)}
    assert not {name: lines for name, lines in lengths.items() if lines > 40}


def test_half_of_the_functions_have_at_most_8_lines_and_nine_of_ten_at_most_25():
    lengths = [length(node) for path in CODE for node in functions(path)]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


def test_files_stay_under_200_lines():
    long = {name_of(path): lines for path in CODE if (lines := len(path.read_text("utf-8").splitlines())) >= 200}
    assert not long


def test_the_generator_package_stays_empty_so_that_a_recipe_never_loads_torch():
    assert text_of("generator/__init__.py") == ""


def test_modules_without_torch_load_no_torch():
    program = (
        f"import {', '.join(TORCH_FREE)}, sys; assert not {{'torch', 'open_clip', 'discord'}} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_everything_is_caught_and_kept_only_at_the_edges():
    broad = {
        name_of(path)
        for path in CODE
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and not isinstance(node.body[-1], ast.Raise)
    }
    assert broad <= MAY_CATCH_EVERYTHING


def test_nothing_is_patched_and_no_test_sleeps():
    forbidden = re.compile(
        r"monkeypatch|unittest\.mock|MagicMock|\bmocker\b|time\.sleep\(|asyncio\.sleep\((?!0\))|assert True\b"
    )
    found = [
        f"{name_of(path)}:{at}"
        for path in TESTS
        if path != Path(__file__).resolve()
        for at, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert not found


def test_every_public_dataclass_is_frozen_slotted_and_keyword_only():
    loose = {
        node.name
        for path in CODE
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator) and not {"frozen", "slots", "kw_only"} <= keywords(decorator)
    }
    assert loose <= MAY_CHANGE


def keywords(decorator):
    return {keyword.arg for keyword in decorator.keywords} if isinstance(decorator, ast.Call) else set()


def test_prose_stays_short():
    assert len(text_of("README.md").splitlines()) <= 150
    assert len(text_of("CONTRIBUTING.md").splitlines()) <= 100


def test_contributing_says_what_lives_in_each_file():
    files = {name_of(path) for path in CODE if path.name != "__init__.py" and path.parent.name != "versions"}
    assert set(told_files()) == files


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


def test_the_changelog_knows_the_version():
    assert f"## {project()['project']['version']}" in text_of("CHANGELOG.md")


def test_adrs_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_project_asks_for_all_that_the_code_imports():
    imported = {name.split(".")[0] for path in CODE for name in imports(TREES[path])}
    foreign = imported - sys.stdlib_module_names - {"bot", "generator", "storage"}
    packages = packages_distributions()
    distributions = {packages[name][0].lower().replace("-", "_") for name in foreign}
    asked = {re.match(r"[\w.-]+", line)[0].lower().replace("-", "_") for line in project()["project"]["dependencies"]}
    assert distributions <= asked


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_every_ignored_rule_of_ruff_has_a_reason():
    section = text_of("pyproject.toml").split("[tool.ruff.lint]")[1].split("[tool.ruff.lint.pydocstyle]")[0]
    rules = [line for line in section.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert rules
    assert all(re.search(r"#\s+\w+", line) for line in rules)
