"""A user's project: its tests find the fixtures by themselves, and need neither account nor network."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

_PACKAGE = Path(__file__).resolve().parents[2] / "generated" / "python"
_OPTIONS = ("-p", "apivideo_sdk.emulator.pytest_plugin", "-p", "no:cacheprovider", "-W", "error")


class Project:
    """A folder with a user's tests."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester
        pytester.makeini("[pytest]")

    def write(self, **files: str) -> None:
        self._pytester.makepyfile(**files)

    def run(self, **outcomes: int) -> str:
        """Run pytest, expecting outcomes; give what it printed.

        In a process of its own: in this one modules would be loaded twice, and no error be what another copy raises.
        """
        return _judged(self._pytester.runpytest_subprocess(*_OPTIONS), outcomes)


def _judged(result: pytest.RunResult, outcomes: dict[str, int]) -> str:
    result.assert_outcomes(**outcomes)
    return str(result.stdout)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("PYTHONPATH", str(_PACKAGE))
    monkeypatch.syspath_prepend(_PACKAGE)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return Project(pytester)


def test_three_lines_test_a_project(project: Project) -> None:
    project.write(
        test_film="""
        def test_film_is_listed(apivideo_client):
            video = apivideo_client.videos.create(title="Film")
            assert [video.video_id] == [found.video_id for found in apivideo_client.videos.list()]
        """
    )

    project.run(passed=1)


def test_async_client_talks_to_the_emulator(project: Project) -> None:
    project.write(
        test_film="""
        import asyncio

        def test_film_is_found(async_apivideo_client):
            async def title():
                video = await async_apivideo_client.videos.create(title="Film")
                return (await async_apivideo_client.videos.get(video.video_id)).title

            assert "Film" == asyncio.run(title())
            assert "Film" == asyncio.run(title())
        """
    )

    project.run(passed=1)


def test_every_test_begins_with_nothing(project: Project) -> None:
    project.write(
        test_film="""
        import pytest

        @pytest.mark.parametrize("turn", [1, 2])
        def test_nothing_is_left(apivideo_client, apivideo_emulator, turn):
            assert [] == apivideo_emulator.requests
            assert [] == list(apivideo_client.videos.list())
            apivideo_client.videos.create(title="Film")
            apivideo_emulator.fault("500")
        """
    )

    project.run(passed=2)


def test_faults_and_requests_are_at_hand(project: Project) -> None:
    project.write(
        test_film="""
        def test_film_is_listed_in_the_end(apivideo_client, apivideo_emulator):
            apivideo_emulator.fault("503", "listVideos", times=1)

            assert [] == list(apivideo_client.videos.list())

            asked = [request.status for request in apivideo_emulator.requests if request.operation == "listVideos"]
            assert [503, 200] == asked
        """
    )

    project.run(passed=1)


def test_upload_can_be_played_in_a_moment(project: Project) -> None:
    project.write(
        test_film="""
        def test_film_plays(apivideo_client, tmp_path):
            video = apivideo_client.videos.create(title="Film")
            film = tmp_path / "film.mp4"
            film.write_bytes(b"film")
            apivideo_client.videos.upload(video.video_id, film)

            assert apivideo_client.videos.wait_until_playable(video.video_id, timeout=20, interval=0.05)
        """
    )

    project.run(passed=1)


def test_time_is_moved_by_the_test(project: Project) -> None:
    project.write(
        conftest="""
        import pytest
        from apivideo_sdk.emulator import Settings

        @pytest.fixture(scope="session")
        def apivideo_emulator_settings():
            return Settings(speed=0)
        """,
        test_token="""
        def test_token_ends(apivideo_client, apivideo_emulator):
            apivideo_client.upload_tokens.create_token(ttl=60)

            apivideo_emulator.advance(61)

            assert [] == list(apivideo_client.upload_tokens.list())
        """,
    )

    project.run(passed=1)


def test_missing_extra_is_told(project: Project) -> None:
    project.write(
        conftest="""
        import sys

        sys.modules["uvicorn"] = None
        """,
        test_film="""
        def test_film(apivideo_client):
            pass
        """,
    )

    printed = project.run(errors=1)

    assert "the fixtures of the emulator need uvicorn; run: pip install 'apivideo-sdk[emulator]'" in printed


def test_projects_without_the_fixtures_load_nothing(project: Project) -> None:
    project.write(
        test_none="""
        import sys

        def test_nothing_is_loaded():
            assert not {"uvicorn", "starlette", "jsonschema_rs", "httpx2"} & set(sys.modules)
        """
    )

    project.run(passed=1)
