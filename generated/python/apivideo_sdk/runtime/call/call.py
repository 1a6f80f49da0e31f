"""Makes a call: from its arguments, or from a request that is built already, to its response."""

from __future__ import annotations

from typing import TypeVar

from ..errors import ConfigurationError, SdkError
from ..operation import Operation
from ..options import ClientSettings
from ..response.response import Response
from ..transport.flow import Flow
from ..transport.protocol import Request
from .arguments import Arguments, build_request
from .session import Session
from .state import CallState

T = TypeVar("T")


def call(
    session: Session, settings: ClientSettings, operation: Operation[T], arguments: Arguments
) -> Flow[Response[T]]:
    """Make a call and read its response.

    Raises ConfigurationError, ArgumentError or FileError for a call that cannot be made; TransportError, ApiError,
    DecodeError or ResponseTooLargeError for one that failed.
    """
    return (yield from send(session, settings, operation, build_request(settings, operation, arguments)))


def send(session: Session, settings: ClientSettings, operation: Operation[T], request: Request) -> Flow[Response[T]]:
    """Make the call of a request that is built already."""
    check_open(session, operation.id)
    state = CallState(session, settings, operation, request)
    try:
        return (yield from state.response())
    except SdkError as error:
        state.reporter.error(error)
        raise


def check_open(session: Session, what: str) -> None:
    """Raise ConfigurationError for a client that is closed. what: the call, as the error names it."""
    if session.is_closed:
        raise ConfigurationError(f"{what}: this client is closed; make another one")
