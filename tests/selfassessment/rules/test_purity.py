"""The rules stand alone: no Django, no Celery."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import selfassessment
from selfassessment import rules

SCRIPT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(sorted({name.partition(".")[0] for name in sys.modules} & {"django", "celery", "guardian"}))
"""


def test_importing_every_rule_loads_no_framework() -> None:
    names = [m.name for m in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")]
    assert "selfassessment.rules.scoring.engine" in names
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *names],
        cwd=Path(selfassessment.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
