"""A throwaway environment with the peers and our own package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = ROOT / ".cache" / "bench"
PYTHON: Final = CACHE / "venv" / "bin" / "python"
PEERS: Final = Path(__file__).with_name("peers.txt")


def prepare() -> None:
    """Install peers once per pin, and our package anew each time."""
    marker = CACHE / "peers.txt"
    if not marker.is_file() or marker.read_bytes() != PEERS.read_bytes():
        shutil.rmtree(CACHE, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", CACHE / "venv"], check=True)
        _install("-r", str(PEERS))
        shutil.copy(PEERS, marker)
        _compile(PYTHON)
    _compile(Path(sys.executable))
    _install("--force-reinstall", "--no-deps", str(ROOT / "generated" / "python"))
    _install(str(ROOT / "generated" / "python"))


def _compile(python: Path) -> None:
    """Give both sides bytecode, whatever they were installed with: a first run is not what is compared."""
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run([python, "-m", "compileall", "-q", packages], check=False, stdout=subprocess.DEVNULL)


def _install(*what: str) -> None:
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], check=True)
