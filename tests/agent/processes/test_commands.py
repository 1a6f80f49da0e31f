"""The command as people run it: a process, in a terminal or without one, that is interrupted and goes on."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from apivideo_emulator import EmulatorServer

from tests.agent.processes.machine import COMMAND, DEMO, KEY, Machine
from tests.emulator.browsing import wait_for

BASH = shutil.which("bash") or "bash"
pytestmark = pytest.mark.slow


@pytest.fixture
def person(machine: Machine) -> Machine:
    machine.environment["APIVIDEO_API_KEY"] = KEY
    return machine


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("videos", "list", "-o", "json"), "{"),
        (("videos", "list", "-o", "jsonl"), '{"'),
        (("videos", "list", "-o", "csv"), "videoId,"),
        (("videos", "list", "-o", "yaml"), "data:"),
        (("videos", "list", "-o", "table"), "videoId"),
        (("videos", "list", "--all", "--page-size", "1"), '{"'),
        (("account", "get"), "{"),
        (("agent", "search", "upload"), "uploadVideoSource:"),
        (("request", "GET", "/tags"), "{"),
        (("usage",), '{"command"'),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, tuple) else "",
)
def test_ten_commands_in_every_format(person: Machine, words: tuple[str, ...], begins: str) -> None:
    assert 0 == person.run("videos", "create", "--title", "Talk").returncode

    done = person.run(*words)

    assert 0 == done.returncode, done.stderr
    assert done.stdout.startswith(begins)
    assert KEY not in done.stdout + done.stderr


def test_a_reader_that_goes_away_is_no_failure(person: Machine) -> None:
    for number in range(3):
        person.run("videos", "create", "--title", f"Talk {number} {'x' * 200}")
    line = f"{' '.join(COMMAND)} videos list --all --page-size 1 | head -c 1; echo ${{PIPESTATUS[0]}}"

    done = subprocess.run([BASH, "-c", line], capture_output=True, text=True, check=True, env=person.environment)

    assert "{0\n" == done.stdout
    assert "" == done.stderr


def in_terminal(machine: Machine, *words: str, **environment: str) -> str:
    """Run a command whose output and errors are a terminal, and give what that shows."""
    main, side = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *words], stdin=side, stdout=side, stderr=side, env={**machine.environment, **environment}
    ) as process:
        os.close(side)
        shown = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        os.close(main)
    assert 0 == process.returncode
    return shown.decode()


def test_a_terminal_gets_a_table_with_colors_unless_it_wants_none(person: Machine) -> None:
    person.run("videos", "create", "--title", "Talk")

    colored = in_terminal(person, "videos", "list", TERM="xterm")
    plain = [
        in_terminal(person, "videos", "list", TERM="xterm", NO_COLOR="1"),
        in_terminal(person, "videos", "list", TERM="dumb"),
        in_terminal(person, "--no-color", "videos", "list", TERM="xterm"),
    ]

    assert "\x1b[1m" in colored
    assert "Talk" in colored
    assert ["videoId", "title", "publishedAt"] == plain[0].splitlines()[0].split()
    assert [] == [text for text in plain if "\x1b" in text]
    assert "\x1b" not in person.run("videos", "list", "-o", "table").stdout


def test_a_person_sees_what_a_handle_stands_for_in_an_address(person: Machine) -> None:
    made = json.loads(person.run("--agent", "live-streams", "create", "--name", "Board", "--no-public").stdout)
    address = made["assets"]["player"]

    shown = in_terminal(person, "secret", "show", address).split()[-1]

    assert "token=secret:" in address
    assert made["assets"]["hls"].endswith(".m3u8")
    assert address.partition("secret:")[0] == shown[: len(address.partition("secret:")[0])]
    assert "secret:" not in shown


def test_an_interrupted_upload_says_how_it_goes_on_and_does(
    person: Machine, server: EmulatorServer, tmp_path: Path
) -> None:
    film = tmp_path / "my film.mp4"
    film.write_bytes(DEMO.read_bytes() + os.urandom(30 * 1024 * 1024))
    server.world.faults.add({"kind": "latency", "operation": "uploadVideoSource", "seconds": 0.5})

    first = person.start("upload", str(film), "--title", "My film", "--part-size", "5")
    _wait_for_parts(server, 2)
    first.send_signal(signal.SIGINT)
    _, errors = first.communicate(timeout=60)
    server.world.faults.clear()
    before = len(server.world.requests.every())
    (line,) = [json.loads(one)["title"] for one in errors.splitlines() if "to go on" in one]
    words = line.partition("to go on: apivideo ")[2]
    again = subprocess.run(
        [BASH, "-c", f"{' '.join(COMMAND)} {words}"],
        capture_output=True,
        text=True,
        check=False,
        env=person.environment,
    )

    assert 130 == first.returncode
    assert "Traceback" not in errors
    assert 0 == again.returncode, again.stderr
    assert "My film" == json.loads(again.stdout)["title"]
    calls = [one.show() for one in server.world.requests.every()[before:]]
    assert 1 <= len([one for one in calls if one["operation"] == "uploadVideoSource"]) < 7  # of seven parts
    assert "createVideo" not in {one["operation"] for one in calls}


def _wait_for_parts(server: EmulatorServer, count: int) -> None:
    def arrived() -> bool | None:
        calls = [one.show()["operation"] for one in server.world.requests.every()]
        return calls.count("uploadVideoSource") >= count or None

    assert wait_for(arrived)


def test_bash_completes_commands_options_and_ids(person: Machine) -> None:
    created = json.loads(person.run("videos", "create", "--title", "Talk").stdout)["videoId"]
    person.run("videos", "list")
    program = person.folder / "apivideo"
    program.write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n')
    program.chmod(0o755)

    def completed(*words: str) -> list[str]:
        script = (
            'eval "$(apivideo completion bash)"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
            '_apivideo_completion apivideo; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        path = f"{person.folder}{os.pathsep}{person.environment['PATH']}"
        done = subprocess.run(
            [BASH, "--norc", "-c", script, "bash", "apivideo", *words],
            capture_output=True, text=True, check=True, env={**person.environment, "PATH": path},
        )  # fmt: skip
        return done.stdout.split()

    assert ["videos"] == completed("vide")
    assert ["--title"] == completed("videos", "create", "--ti")
    assert [created] == completed("videos", "get", created[:4])


def test_help_costs_at_most_three_times_the_import_of_click(person: Machine) -> None:
    def seconds(*command: str) -> float:
        environment = {**person.environment}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times = []
        for _ in range(7):
            before = os.times()
            subprocess.run([sys.executable, *command], capture_output=True, check=True, env=environment)
            after = os.times()
            times.append(after.children_user + after.children_system - before.children_user - before.children_system)
        return min(times)

    assert seconds(*COMMAND[1:], "--help") <= 3 * seconds("-c", "import click")


def test_webhook_calls_of_an_emulator_are_listened_to(machine: Machine) -> None:
    emulator = machine.start("emulator", "--port", "0")
    assert emulator.stdout is not None
    found = re.search(r"http://\S+\d", emulator.stdout.readline())
    assert found is not None
    machine.environment |= {"APIVIDEO_BASE_URL": found[0], "APIVIDEO_API_KEY": KEY}
    listening = machine.start("listen", "--event", "video.source.recorded")
    assert listening.stdout is not None
    assert listening.stderr is not None
    assert "listening at" in listening.stderr.readline()

    sent = machine.run("trigger", "video.source.recorded", "--with", "videoId=vi7")
    event = json.loads(listening.stdout.readline())
    for process in (listening, emulator):
        process.send_signal(signal.SIGINT)
    codes = [process.wait(20) for process in (listening, emulator)]
    said = "".join(text for process in (listening, emulator) for text in process.communicate())

    assert 1 == len(json.loads(sent.stdout)["webhooks"])
    assert ("vi7", True) == (event["event"]["videoId"], event["signed"])
    assert [130, 130] == codes
    assert "Traceback" not in said
