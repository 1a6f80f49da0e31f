"""A machine of its own for processes: an emulator, a home, and neither a key nor a broker unless one is given."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

KEY = "canary-key-0123456789"
REPOSITORY = Path(__file__).resolve().parents[3]
DEMO = REPOSITORY / "examples" / "demo.mp4"
PACKAGES = [REPOSITORY / "generated" / name for name in ("python", "emulator")]
COMMAND = (sys.executable, "-m", "apivideo_sdk")


@dataclass(kw_only=True)
class Machine:
    """Starts processes. environment: what they all have; errors: where servers write theirs."""

    folder: Path
    base_url: str
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        kept = {name: value for name, value in os.environ.items() if "APIVIDEO" not in name}
        self.environment = {
            **kept,
            "PYTHONPATH": os.pathsep.join(map(str, PACKAGES)),
            "APIVIDEO_HOME": str(self.folder / "home"),
            "APIVIDEO_BASE_URL": self.base_url,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }

    @property
    def errors(self) -> Path:
        return self.folder / "server.log"

    def run(self, *words: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        given = {"capture_output": True, "text": True, "env": self.environment, **options}
        done: subprocess.CompletedProcess[str] = subprocess.run([*COMMAND, *words], check=False, **given)
        return done

    def start(self, *words: str, **options: Any) -> subprocess.Popen[str]:
        """Start a command."""
        given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": self.environment, **options}
        return subprocess.Popen([*COMMAND, *words], **given)

    def login(self) -> None:
        """Keep the key in an encrypted file."""
        self.environment["APIVIDEO_PASSPHRASE"] = "open sesame"
        done = self.run("login", "--store", "file", input=f"{KEY}\n")
        assert 0 == done.returncode, done.stderr

    @contextmanager
    def broker(self) -> Iterator[subprocess.Popen[str]]:
        """Run a broker, whose socket all further processes use."""
        socket = self.folder / "b.sock"
        broker = self.start("broker", "--key-stdin", "--socket", str(socket), stdin=subprocess.PIPE)
        assert broker.stdin is not None
        assert broker.stderr is not None
        broker.stdin.write(f"{KEY}\n")
        broker.stdin.close()
        assert "serving" in broker.stderr.readline()
        self.environment["APIVIDEO_BROKER"] = str(socket)
        try:
            yield broker
        finally:
            broker.send_signal(signal.SIGINT)
            broker.wait(10)
            broker.stderr.close()
            assert broker.stdout is not None
            broker.stdout.close()

    @contextmanager
    def logged(self) -> Iterator[Any]:
        """Give the file that a server writes its errors to."""
        with self.errors.open("a", encoding="utf-8") as file:
            yield file

    def client(self, log: Any, *words: str, **options: Any) -> Client:
        """A client whose server is a process that is started with these words."""
        server = StdioServerParameters(
            command=COMMAND[0], args=[*COMMAND[1:], "mcp", *words], env=self.environment, cwd=self.folder
        )
        return Client(stdio_client(server, errlog=log), **options)
