"""Refusals: what api.video says when a request cannot be served, as bodies of the document's ProblemDetails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_PAGES: Final = "https://docs.api.video/reference/"


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiProblem:
    """One refusal. `slug` is the last segment of `type`, which says what is wrong.

    name: parameter or attribute at fault, written as `restreams[0][serverUrl]`. minimum and maximum: bounds of a value.
    problems: all of them, where a request may have several; the first is repeated in the refusal itself.
    """

    status: int
    slug: str
    title: str
    name: str | None = None
    detail: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    problems: Sequence[ApiProblem] = ()

    def body(self) -> dict[str, Any]:
        """Give the refusal as the body of a response."""
        body = self._members() | {"status": self.status}
        if self.problems:
            body["problems"] = [problem._members() for problem in self.problems]  # noqa: SLF001 # of its own class
        return body

    def _members(self) -> dict[str, Any]:
        bounds = {key: value for key, value in (("min", self.minimum), ("max", self.maximum)) if value is not None}
        members = {
            "type": _PAGES + self.slug,
            "title": self.title,
            "name": self.name,
            "detail": self.detail,
            "range": bounds or None,
        }
        return {key: value for key, value in members.items() if value is not None}


class ProblemError(Exception):
    """Ends the call with a refusal. headers: sent along with it."""

    def __init__(self, problem: ApiProblem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{problem.status} {problem.slug}: {problem.detail or problem.title}")
        self.problem = problem
        self.headers = dict(headers or {})


def all_at_once(problems: Sequence[ApiProblem]) -> ProblemError:
    """Join several problems of one request, at least one: the response repeats the first."""
    first = problems[0]
    joined = ApiProblem(
        status=first.status,
        slug=first.slug,
        title=first.title,
        name=first.name,
        detail=first.detail,
        minimum=first.minimum,
        maximum=first.maximum,
        problems=tuple(problems),
    )
    return ProblemError(joined)


def invalid_attribute(name: str, detail: str | None = None, title: str = "An attribute is invalid.") -> ProblemError:
    """Refuse a member of the body, or a path value, that is not as it must be."""
    return ProblemError(ApiProblem(status=400, slug="invalid-attribute", title=title, name=name, detail=detail))


def attribute_required(name: str) -> ProblemError:
    """Refuse a body without a member it must have."""
    return ProblemError(
        ApiProblem(status=400, slug="attribute-required", title="This attribute is required.", name=name)
    )


def invalid_payload(detail: str) -> ProblemError:
    """Refuse a body that cannot be read at all."""
    return ProblemError(
        ApiProblem(status=400, slug="invalid-payload", title="The payload is invalid.", name="", detail=detail)
    )


def invalid_query(name: str, detail: str | None = None, title: str = "This parameter is invalid.") -> ProblemError:
    """Refuse a query parameter."""
    return ProblemError(
        ApiProblem(status=400, slug="request-invalid-query-parameter", title=title, name=name, detail=detail)
    )


def refused_upload(slug: str, title: str, name: str = "file", detail: str | None = None) -> ProblemError:
    """Refuse an upload, or a part of one."""
    return ProblemError(ApiProblem(status=400, slug=slug, title=title, name=name, detail=detail))


def not_found(name: str) -> ProblemError:
    """Refuse a path value that names nothing; `name` is that of the value, such as `videoId`."""
    title = "The requested resource could not be found."
    return ProblemError(ApiProblem(status=404, slug="resource-not-found", title=title, name=name))


def unknown_address() -> ProblemError:
    """Refuse an address that is no operation's."""
    return ProblemError(ApiProblem(status=404, slug="unrecognized-request-url", title="Unrecognized request URL."))


def method_not_allowed(allowed: Sequence[str]) -> ProblemError:
    """Refuse a method that the address does not know."""
    title = "Method is not allowed for this route."
    problem = ApiProblem(status=405, slug="method-not-allowed", title=title)
    return ProblemError(problem, {"Allow": ", ".join(allowed)})


def conflict(slug: str, title: str, name: str) -> ProblemError:
    """Refuse what the state of things does not allow now."""
    return ProblemError(ApiProblem(status=409, slug=slug, title=title, name=name))


def unauthorized(slug: str, title: str) -> ProblemError:
    """Refuse credentials."""
    return ProblemError(ApiProblem(status=401, slug=f"authentication-{slug}", title=title))


def wrong_credentials() -> ProblemError:
    """Refuse to make a token."""
    title = "The user credentials were incorrect."
    return ProblemError(ApiProblem(status=400, slug="authentication-invalid-user-credentials", title=title, name=""))


def too_many_requests() -> ProblemError:
    """Refuse a call for which the rate limit leaves no room."""
    return ProblemError(ApiProblem(status=429, slug="too-many-requests", title="Too many requests."))


def suspended_account() -> ProblemError:
    """Refuse an account that may not do this."""
    return ProblemError(ApiProblem(status=403, slug="authorization-suspended-account", title="Suspended account"))


def server_error() -> ProblemError:
    """Admit a failure of the emulator."""
    return ProblemError(ApiProblem(status=500, slug="server-error", title="Server error"))


def disk_full() -> ProblemError:
    """507 where there is no space left: nothing of the request was kept."""
    title = "The disk that the emulator keeps its state on is full."
    return ProblemError(ApiProblem(status=507, slug="insufficient-storage", title=title))


def unknown_host() -> ProblemError:
    """Refuse a request that was sent to another name than the emulator's."""
    title = "The emulator is not called by this name."
    detail = "Call it as localhost or 127.0.0.1, or start it with --allow-host NAME."
    return ProblemError(ApiProblem(status=421, slug="emulator-unknown-host", title=title, name="Host", detail=detail))


def not_modeled(operation: str) -> ProblemError:
    """Admit that the emulator does not know how api.video behaves here."""
    detail = f"The emulator does not model {operation}; see /_emulator/evidence for what it models."
    title = "This operation is not emulated."
    return ProblemError(ApiProblem(status=501, slug="emulator-not-modeled", title=title, detail=detail))
