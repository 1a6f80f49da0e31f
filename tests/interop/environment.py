"""Throwaway places with what others made: the official clients, Prism and Schemathesis."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = ROOT / ".cache" / "interop"
NODE_CLIENT: Final = "@api.video/nodejs-client@2.6.8"
PYTHON_CLIENT: Final = "api.video==1.4.7"
PRISM: Final = "@stoplight/prism-cli@5.14.2"
SCHEMATHESIS: Final = "schemathesis==4.32.5"


def python_with(requirement: str) -> Path:
    """Give a Python that has one requirement, installed once per pin."""
    folder = CACHE / requirement.replace("==", "-")
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _run(sys.executable, "-m", "venv", str(folder))
        _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement)
        (folder / "ready").touch()
    return python


def folder_with_node_client() -> Path:
    """Give a folder where the official Node client is installed, once per pin."""
    return folder_with(NODE_CLIENT)


def folder_with(package: str) -> Path:
    """Give a folder where a package of npm is installed, once per pin."""
    folder = CACHE / package.replace("/", "-")
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), package)
        (folder / "ready").touch()
    return folder


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
