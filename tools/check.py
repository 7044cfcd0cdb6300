"""Every check, in the order in which a failure is cheapest to learn: `check.py BIN`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports",)),
    ("tests", ("pytest",)),
)


def main() -> int:
    """Run all of them; the first that fails ends it, named."""
    folder = Path(sys.argv[1]).absolute()
    env = os.environ | {"PYTHONUTF8": "1"}
    for name, command in CHECKS:
        sys.stdout.write(f"== {name}: {' '.join(command)}\n")
        sys.stdout.flush()
        done = subprocess.run([folder / command[0], *command[1:]], check=False, env=env)
        if done.returncode:
            sys.stdout.write(f"== {name} failed\n")
            return done.returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
