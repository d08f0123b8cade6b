"""The container's recipe, as far as it can be followed without one."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("extras", "more"), [("", set()), ("postgres", {"psycopg"}), ("postgres,duo", {"psycopg", "transformers"})]
)
def test_the_layer_of_dependencies_takes_what_was_asked_for(tmp_path, extras, more):
    recipe = (ROOT / "Dockerfile").read_text().replace("\\\n", "")
    command = re.search(r"^RUN (python -c .*?> needed)", recipe, re.MULTILINE)[1]
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    subprocess.run(["sh", "-c", command], cwd=tmp_path, env={"EXTRAS": extras, "PATH": os.environ["PATH"]}, check=True)
    needed = {re.match(r"[\w.-]+", line)[0] for line in (tmp_path / "needed").read_text().splitlines()}
    assert needed >= {"torch", "sqlalchemy", "resvg_py"} | more
    assert needed.isdisjoint({"psycopg", "transformers", "pytest"} - more)
