"""Takes the pictures of the README by Chromium: `make pictures`. Look at them before they are committed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from apivideo_emulator import EmulatorServer, Settings

from tests.tools import BROWSER

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
SIZE = (1200, 760)

sys.path.insert(0, str(ROOT / "generated" / "python"))


def main() -> int:
    """Take all pictures; give the exit code."""
    if BROWSER is None:
        sys.stderr.write("no Chromium; .ci/tools installs it\n")
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, address in pages(Path(folder)):
            picture = PICTURES / f"{name}.png"
            take(address, picture, Path(folder))
            sys.stdout.write(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes\n")
    return 0


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the name and the address of each picture, while what it shows is there."""
    from apivideo_sdk import ApiVideo  # noqa: PLC0415 - the path comes first

    from examples.demo import CLIP, upload, write_dashboard  # noqa: PLC0415 - as above

    with (
        EmulatorServer(Settings(seed_demo=True, seed=1)) as emulator,
        ApiVideo("any-key-will-do", base_url=emulator.base_url) as client,
    ):
        client.videos.wait_until_encoded(upload(client, CLIP).video_id, timeout=None)
        page = folder / "dashboard.html"
        write_dashboard(client, page)
        yield "dashboard", page.as_uri()
        yield "console", f"{emulator.base_url}/"
    matrix = folder / "coverage.html"
    subprocess.run(
        [sys.executable, "-m", "generator", "contract", "--matrix", str(matrix)],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    yield "coverage", matrix.as_uri()


def take(address: str, picture: Path, folder: Path) -> None:
    """Take a picture of the top of a page. Raises CalledProcessError when the browser fails."""
    assert BROWSER is not None
    options = [
        "--headless",
        "--no-sandbox",  # there is none for root
        "--disable-gpu",
        "--hide-scrollbars",
        f"--window-size={SIZE[0]},{SIZE[1]}",
        "--virtual-time-budget=5000",  # scripts of the page have run
        f"--user-data-dir={folder / 'browser'}",
        f"--screenshot={picture}",
    ]
    subprocess.run([BROWSER, *options, address], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
