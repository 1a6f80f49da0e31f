"""What becomes of code for api.video's own client, as text."""

from __future__ import annotations

from textwrap import dedent

import pytest
from apivideo_sdk.agent.migration.rewrite import Rewritten, rewrite

MARK = "# apivideo-migrate: "


def rewritten(source: str) -> Rewritten:
    return rewrite(dedent(source).lstrip("\n").encode())


def becomes(source: str) -> str:
    """Rewrite code that has a client and its videos at hand, and give what follows the lines that make these."""
    head = """
        from apivideo import AuthenticatedApiClient
        from apivideo.apis import VideosApi
        client = AuthenticatedApiClient(key)
        videos = VideosApi(client)
        """
    text = rewritten(dedent(head) + dedent(source).lstrip("\n")).source.decode()
    return text.partition("videos = client.videos\n")[2]


def test_program_keeps_its_comments_and_layout() -> None:
    found = rewritten(
        """
        #!/usr/bin/env python
        '''Uploads a film.'''
        import os

        import apivideo  # the client
        from apivideo.api import videos_api, tags_api
        from apivideo.exceptions import ApiException, NotFoundException as Missing
        from apivideo.model.metadata import Metadata
        from apivideo.model.video_creation_payload import VideoCreationPayload
        import sys


        def upload(path):  # a path
            with apivideo.AuthenticatedApiClient(os.environ["KEY"], production=False) as client:
                api = videos_api.VideosApi(client)
                try:
                    # Made first
                    video = api.create(VideoCreationPayload(
                        title="Film",  # for people
                        metadata=[Metadata(key="k", value='v')],
                    ))
                    return api.upload_thumbnail(video.video_id, open(path, "rb"))
                except Missing:
                    return None
                except apivideo.ApiException as error:
                    sys.exit(error.body)
        """
    )

    assert found.marks == ()
    assert found.source.decode() == dedent(
        """\
        #!/usr/bin/env python
        '''Uploads a film.'''
        import os

        from apivideo_sdk import ApiError, ApiVideo, NotFoundError
        from apivideo_sdk.models import Metadata
        import sys


        def upload(path):  # a path
            with ApiVideo(os.environ["KEY"], environment="sandbox") as client:
                api = client.videos
                try:
                    # Made first
                    video = api.create(
                        title="Film",  # for people
                        metadata=[Metadata(key="k", value='v')],
                    )
                    return api.upload_thumbnail(video.video_id, open(path, "rb"))
                except NotFoundError:
                    return None
                except ApiError as error:
                    sys.exit(error.text)
        """
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("videos.get(video_id='vi1')", "videos.get(video_id='vi1')"),
        ("videos.list(title='x', _request_timeout=(1, 2))", 'videos.list(title=\'x\', options={"timeout": (1, 2)})'),
        ("videos.list(**{'tags': ['a'], 'page_size': 5})", "videos.list(tags=['a'], page_size=5)"),
        ("videos.list(**found)", "videos.list(**found)"),
        ("print(videos.list().data)", "print(videos.list().items)"),
        ("videos.get('vi1', async_req=False)", "videos.get('vi1')"),
        ("videos.list().to_dict()", "videos.list().response.data.to_dict(by_alias=False)"),
        ("videos.get('vi1').to_dict()", "videos.get('vi1').to_dict(by_alias=False)"),
        ("client.call_api('/tags', 'GET')", "client.request('GET', '/tags')"),
        (
            "videos.upload('vi1', file, _progress_listener=show)",
            "videos.upload('vi1', file, on_progress=lambda progress: show(progress.bytes_done, progress.bytes_total))",
        ),
        ("videos.upload('vi1', file, _progress_listener=None)", "videos.upload('vi1', file)"),
        (
            "videos.create_upload_with_upload_token_progressive_session('to1', 'vi1')",
            "videos.upload_with_upload_token_session('to1', video_id='vi1')",
        ),
        ("client.connect()\nvideos.list()", "videos.list()"),
        ("# first\nclient.connect()\n# then\nvideos.list()", "# first\n# then\nvideos.list()"),
    ],
)  # fmt: skip
def test_call(before: str, after: str) -> None:
    assert becomes(before + "\n") == after + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("videos.create(VideoCreationPayload('Film'))", "videos.create(title='Film')"),
        ("videos.create(VideoCreationPayload(title='a', tags=t), _request_timeout=9)",
         "videos.create(title='a', tags=t, options={\"timeout\": 9})"),
        ("videos.create(VideoCreationPayload())", "videos.create()"),
        ("videos.create(build())", "videos.create(**build())"),
        ("videos.create(video_creation_payload=build())", "videos.create(**build())"),
        ("payload = VideoCreationPayload(title='a')\npayload.tags = ['b']\nvideos.create(payload)",
         "payload = dict(title='a')\npayload[\"tags\"] = ['b']\nvideos.create(**payload)"),
        ("def make(payload: VideoCreationPayload):\n    payload.title += '!'\n    return videos.create(payload)",
         "def make(payload: dict):\n    payload[\"title\"] += '!'\n    return videos.create(**payload)"),
        ("given = {'video_creation_payload': VideoCreationPayload(title='a', tags=t)}\nvideos.create(**given)",
         "given = {'title': 'a', 'tags': t}\nvideos.create(**given)"),
        ("given = {'video_creation_payload': made, '_request_timeout': 3}\nvideos.create(**given)",
         "given = {**made, 'options': {\"timeout\": 3}}\nvideos.create(**given)"),
        ("other.create(VideoCreationPayload(title='a'))", "other.create(title='a')"),
    ],
)  # fmt: skip
def test_payload(before: str, after: str) -> None:
    found = becomes(f"from apivideo.model.video_creation_payload import VideoCreationPayload\n{before}\n")

    assert found == after + "\n"


def test_error_of_an_upload_is_caught_too() -> None:
    found = rewritten(
        """
        from apivideo.apis import VideosApi
        from apivideo.exceptions import ApiException, NotFoundException
        videos = VideosApi(client)
        try:
            videos.upload("vi1", file)
        except NotFoundException:
            pass
        except ApiException as error:
            print(error)
        with raises(ApiException):
            videos.upload("vi1", file)
        with raises(ApiException):
            videos.get("vi1")
        """
    )

    assert found.source.decode().partition("videos = client.videos\n")[2] == dedent(
        f"""\
        try:
            videos.upload("vi1", file)
        {MARK}an upload raises UploadError; its `error` is the ApiError that ended it, if one did
        except NotFoundError:
            pass
        except (ApiError, UploadError) as error:
            print(error)
        with raises((ApiError, UploadError)):
            videos.upload("vi1", file)
        with raises(ApiError):
            videos.get("vi1")
        """
    )


def test_payload_that_begins_on_its_own_line_stays_there() -> None:
    found = becomes(
        """
        from apivideo.model.video_update_payload import VideoUpdatePayload
        videos.update("vi1", VideoUpdatePayload(
            title="a",
        ))
        """
    )

    assert found == 'videos.update("vi1",\n    title="a",\n)\n'


def test_client_of_a_class_is_known_in_its_methods() -> None:
    found = rewritten(
        """
        from apivideo import AuthenticatedApiClient
        from apivideo.apis import VideosApi

        class Films:
            def titles(self):
                page = self.api.list()
                return [one.title for one in page.data], page.pagination.items_total, page.pagination.links

            def __init__(self, key, live):
                self.client = AuthenticatedApiClient(key, live)
                self.client.set_application_name("films", "1.0")
                self.client.connect()
                self.api = VideosApi(self.client)
        """
    )

    text = found.source.decode()
    assert "return [one.title for one in page.items], page.total, page.response.data.pagination.links" in text
    assert (
        'ApiVideo(key, environment="production" if live else "sandbox", application=("films", "1.0"))\n'
        "        self.api = self.client.videos"
    ) in text


def test_parts_of_a_session_are_sent_when_they_were() -> None:
    found = becomes(
        """
        session = videos.create_upload_progressive_session("vi1")
        session.uploadPart(first)
        video = session.uploadLastPart(last)  # done
        """
    )

    assert found == (
        'session = videos.upload_session("vi1")\n'
        "session.send(first, is_last=False)\n"
        "session.send(last, is_last=True)\n"
        "video = session.result  # done\n"
    )


def test_size_of_parts_goes_to_the_uploads() -> None:
    found = rewritten(
        """
        import apivideo
        from apivideo.apis import VideosApi
        from apivideo.configuration import Configuration
        configuration = Configuration(chunk_size=10 * 1024 * 1024)
        client = apivideo.AuthenticatedApiClient(key, configuration=configuration)
        VideosApi(client).upload("vi1", file)
        """
    )

    assert found.marks == ()
    assert found.source.decode() == (
        "from apivideo_sdk import ApiVideo\nclient = ApiVideo(key)\n"
        'client.videos.upload("vi1", file, chunk_size=10 * 1024 * 1024)\n'
    )


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ("videos.get('vi1', async_req=True)", "async_req: "),
        ("videos.get(*given)", "positional arguments"),
        ("videos.forget('vi1')", "forget has no counterpart"),
        ("client.refresh_token()", "tokens are renewed"),
        ("client.configuration.debug = True", "a client has no configuration"),
        ("client.set_default_header('a', 'b')", "set_default_header: "),
        ("show(session.uploadLastPart(last)) if more else None", ""),
        ("videos.upload('vi1', file, _progress_listener=lambda a, b: None)", "_progress_listener: "),
        ("videos.create(**found)", "video_creation_payload is among arguments"),
    ],
)
def test_what_has_no_counterpart_stays_below_a_reason(before: str, reason: str) -> None:
    found = becomes(before + "\n")

    assert found.endswith(before + "\n")
    assert not reason or found.startswith(MARK + reason)


def test_sign_in_that_is_tried_alone_says_where_errors_come_now() -> None:
    found = becomes(
        """
        try:
            client.connect()
        except Exception:
            raise
        """
    )

    assert found.startswith(f"try:\n    {MARK}the key is exchanged for a token at the first call")
    assert "    pass\nexcept" in found


def test_official_import_stays_while_something_needs_it() -> None:
    found = rewritten(
        """
        from apivideo.configuration import Configuration, MIN_CHUNK_SIZE
        from apivideo import AuthenticatedApiClient
        client = AuthenticatedApiClient(key, configuration=Configuration(host=address))
        """
    )

    text = found.source.decode()
    assert "from apivideo.configuration import Configuration\n" in text
    assert {mark.line for mark in found.marks} == {3, 4}


def test_name_that_is_taken_is_not_taken_again() -> None:
    found = rewritten(
        """
        from apivideo.exceptions import NotFoundException
        from shop import NotFoundError
        errors = (NotFoundException, NotFoundError)
        """
    )

    assert found.source.decode() == (
        "from apivideo_sdk import NotFoundError as SdkNotFoundError\n"
        "from shop import NotFoundError\n"
        "errors = (SdkNotFoundError, NotFoundError)\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        "import json\nvideos.create(payload)\n",
        "# import apivideo\nfrom apivideo_sdk import ApiVideo\n",
        "apivideo = 1\r\n",
    ],
)
def test_file_without_the_official_client_is_left_alone(source: str) -> None:
    assert rewrite(source.encode()) == Rewritten(source.encode(), 0, ())


def test_second_run_changes_nothing() -> None:
    once = rewritten(
        """
        import apivideo
        from apivideo.apis import VideosApi
        client = apivideo.AuthenticatedApiClient(key, configuration=settings)
        VideosApi(client).get("vi1", async_req=True)
        """
    )

    assert once.source.decode().count(MARK) == 2
    assert rewrite(once.source).source == once.source


def test_line_ends_and_encoding_stay() -> None:
    source = "# -*- coding: latin-1 -*-\r\nfrom apivideo.apis import TagsApi\r\nTagsApi(c).list(value='\xe9')\r\n"

    found = rewrite(source.encode("latin-1"))

    assert found.source.decode("latin-1") == "# -*- coding: latin-1 -*-\r\nc.tags.list(value='\xe9')\r\n"
