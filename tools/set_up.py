"""Make the virtual environment and fill it from the locked requirements: `set_up.py run|test`.

Needs only Python 3.11 or newer and pip. uv does the work in seconds where it can be had; plain
pip does it otherwise. The environment is made without ensurepip, which bare Debian leaves out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
BOOTSTRAP = ROOT / ".bootstrap"
OLDEST, NEWEST = (3, 11), (3, 13)
FILES = {"run": "requirements.txt", "test": "requirements-dev.txt"}


def call(*command: object, quiet: bool = False) -> bool:
    """Run a command; True when it worked."""
    silence = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, check=False, stdout=silence, stderr=silence
    )
    return done.returncode == 0


def make_environment() -> None:
    """Create .venv if it is not there, or belongs to another Python."""
    if PYTHON.exists() and call(PYTHON, "-c", "import sys", quiet=True):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not call(sys.executable, "-m", "venv", "--without-pip", VENV):
        raise SystemExit(
            "The virtual environment could not be made. On Debian and Ubuntu: "
            "apt install python3-venv, then run make again."
        )


def find_uv() -> str | None:
    """Return uv if it is installed already or can be put beside the project."""
    known = shutil.which("uv")
    if known:
        return known
    uv = BOOTSTRAP / "bin" / "uv"
    if not uv.exists():
        call(sys.executable, "-m", "pip", "install", "-q", "--target", BOOTSTRAP, "uv", quiet=True)
    return str(uv) if uv.exists() else None


def install(requirements: str) -> None:
    """Fill .venv with exactly what is locked, hashes checked, and the project itself."""
    uv = find_uv()
    if uv:
        fill = (uv, "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", requirements)
        project = (uv, "pip", "install", "-q", "--python", PYTHON, "--no-deps", "-e", ".")
        if call(*fill) and call(*project):
            return
    pip = (sys.executable, "-m", "pip", "--python", PYTHON, "install", "-q")
    if call(*pip, "--require-hashes", "-r", requirements) and call(*pip, "--no-deps", "-e", "."):
        return
    raise SystemExit(
        "The dependencies could not be installed. Check that a package index can be reached "
        "and that pip is 22.3 or newer, then run make again."
    )


def main() -> None:
    """Set up for running or for testing, and leave a mark that make looks at."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise SystemExit(
            f"Critical Path needs Python 3.11 to 3.13; this is {sys.version.split()[0]}. "
            "Name another with: make PYTHON=python3.12 run"
        )
    what = sys.argv[1]
    make_environment()
    install(FILES[what])
    (VENV / ".run").touch()
    if what == "test":
        (VENV / ".test").touch()


if __name__ == "__main__":
    main()
