"""`python -m tests.rehearsal`: two releases, the second one breaking, against an index on this machine.

Everything happens in a clone of the last commit, in a folder that is removed afterwards.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.rehearsal.acts import first_release, second_release
from tests.rehearsal.local_index import serve_index
from tests.rehearsal.steps import Rehearsal, RehearsalError

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Rehearse; give 0 when every step went as it has to, and the checkout is as it was."""
    before = status()
    begin = time.monotonic()
    try:
        rehearse()
    except RehearsalError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    if status() != before:
        sys.stdout.write("the rehearsal changed the checkout it was started in\n")
        return 1
    sys.stdout.write(f"{'all'.ljust(34)}{time.monotonic() - begin:7.1f} s  the checkout is as it was\n")
    return 0


def rehearse() -> None:
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as temporary:
        folder = Path(temporary)
        checkout = folder / "checkout"
        clone = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(checkout)]
        subprocess.run(clone, check=True)
        with serve_index(folder / "index") as index:
            environment = {
                "UV_PUBLISH_CHECK_URL": index.url,
                "UV_PUBLISH_URL": index.upload_url,
                "UV_PUBLISH_USERNAME": "anyone",
                "UV_PUBLISH_PASSWORD": "this index asks for none",
                "PYTHONPATH": "",
            }
            rehearsal = Rehearsal(checkout=checkout, environment=environment)
            first_release(rehearsal, index)
            second_release(rehearsal, index)


def status() -> str:
    command = ["git", "status", "--porcelain", "--ignored=no"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
