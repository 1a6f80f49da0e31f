"""A web application around the API: `uvicorn examples.fastapi_app:app`. Needs fastapi."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from apivideo_sdk import AsyncApiVideo, NotFoundError
from apivideo_sdk.models import Video, VideoCreationPayload
from fastapi import Body, Depends, FastAPI, HTTPException, Request


@asynccontextmanager
async def lifespan(application: FastAPI) -> AsyncIterator[None]:
    """Keep one client for all requests."""
    async with AsyncApiVideo() as client:
        application.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


def client_of(request: Request) -> AsyncApiVideo:
    """Give the client of the application."""
    client: AsyncApiVideo = request.app.state.client
    return client


Client = Annotated[AsyncApiVideo, Depends(client_of)]


@app.get("/videos")
async def list_videos(client: Client, tag: str | None = None) -> list[Video]:
    """List the videos with a tag."""
    return [video async for video in client.videos.list(tags=[tag] if tag else [])]


@app.get("/videos/{video_id}")
async def get_video(client: Client, video_id: str) -> Video:
    """Give one video."""
    try:
        return await client.videos.get(video_id)
    except NotFoundError as error:
        raise HTTPException(404, error.title) from error


@app.post("/videos", status_code=201)
async def create_video(client: Client, payload: Annotated[VideoCreationPayload, Body()]) -> Video:
    """Create a video; the body is read in the API's names."""
    return await client.videos.create(title=payload.title, tags=payload.tags or [])
