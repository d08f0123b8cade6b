"""The habits of the house that ruff, mypy and import-linter can't hold."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for folder in ("bot", "generator", "storage") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in CODE}

MAY_CATCH_EVERYTHING = {
    "bot/sitting.py",  # reporters: a person who can't be told loses no picture
    "bot/studio.py",  # the worker: its fault is one job's, and the next job is painted
    "bot/answers.py",  # commands, buttons, menus and forms: their faults become sentences
}
MAY_CHANGE = {"Easel", "Collage"}  # a painting in progress is what changes


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


def without_torch():
    contracts = project()["tool"]["importlinter"]["contracts"]
    return next(one["source_modules"] for one in contracts if "torch" in one.get("forbidden_modules", ()))


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
        f"import {', '.join(without_torch())}, sys; assert not {{'torch', 'open_clip', 'discord'}} & sys.modules.keys()"
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
