import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_the_example_runs():
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    root = README.parents[2]
    subprocess.run([sys.executable, "-c", example], check=True, cwd=root, timeout=60)
