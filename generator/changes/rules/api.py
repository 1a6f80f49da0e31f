"""Rules of what stands around schemas: operations, parameters, bodies, responses, security, servers, webhooks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.changes.change import Rule
from generator.changes.levels import BREAKS, MAY_BREAK, NARROWED, NOTED, WIDENED, Level, Verdict
from generator.changes.rules.row import row, table

_ADDED_SCHEMA: Final = NARROWED
_REMOVED_SCHEMA: Final = Verdict(Level.INFO, Level.WARNING)


def _document() -> Iterator[Rule]:
    yield row("api-version-decreased", NOTED, "the version of the document went back from {before} to {after}")
    yield row("api-schema-removed", NOTED, "{it} was removed")
    for scope in ("", "operation-"):
        name = f"api-{scope}server"
        yield row(f"{name}-removed", MAY_BREAK, "the server {before} was removed")
        yield row(f"{name}-added", NOTED, "the server {after} was added", gain=True)
        text = "the server {name} is now the environment {after}, not {before}"
        yield row(f"{name}-environment-changed", MAY_BREAK, text)


def _operations() -> Iterator[Rule]:
    for scope in ("api", "api-path"):
        text, end = "the operation was removed", "Stop calling it: the API has no such operation any more."
        yield row(f"{scope}-removed-without-deprecation", BREAKS, f"{text} without a deprecation", migration=end)
        yield row(f"{scope}-removed-before-sunset", BREAKS, f"{text} before its sunset on {{before}}", migration=end)
        yield row(f"{scope}-removed-with-deprecation", NOTED, f"{text} after it had been deprecated")
    yield row("api-path-sunset-parse", BREAKS, f"{text}, and its sunset {{before}} is not a date", migration=end)
    yield row("endpoint-added", NOTED, "the operation was added", gain=True)
    yield row("endpoint-deprecated", NOTED, "the operation is now deprecated", ends=True)
    yield row("endpoint-deprecated-with-sunset", NOTED, "the operation is now deprecated, until {after}", ends=True)
    yield row("endpoint-reactivated", NOTED, "the operation is no longer deprecated")
    yield row("api-deprecated-sunset-parse", BREAKS, "the operation has the sunset {after}, which is not a date")
    yield row("sunset-deleted", BREAKS, "the operation no longer has the sunset {before}")
    text = "the sunset of the operation moved from {before} to {after}"
    yield row("api-sunset-date-changed-too-small", BREAKS, text)
    yield row("api-operation-id-removed", NOTED, "the operation id {before} was removed; it is now {after}")
    yield row("api-operation-id-added", NOTED, "the operation id {after} was added", gain=True)
    yield row("api-tag-removed", NOTED, "the tag {before} was removed")
    yield row("api-tag-added", NOTED, "the tag {after} was added")
    yield row("api-extension-changed", NOTED, "the extension {before} changed")
    text = "the stability of the operation went from {before} to {after}"
    yield row("api-stability-decreased", BREAKS, text)
    yield row("api-stability-increased", NOTED, text, gain=True)
    yield row("api-stability-changed", NOTED, text)
    yield row("api-invalid-stability-level", BREAKS, "the stability {after} is not draft, alpha, beta or stable")


def _hints() -> Iterator[Rule]:
    for name, verdict, text in (
        ("action", MAY_BREAK, "the name of the method (x-client-action) changed from {before} to {after}"),
        ("pagination", MAY_BREAK, "how clients read pages (x-client-paginated) changed"),
        ("chunk-upload", MAY_BREAK, "how clients upload in parts (x-client-chunk-upload) changed"),
        ("hidden", NOTED, "whether api.md leaves the operation out (x-client-hidden) changed to {after}"),
        ("description", NOTED, "the description of the method (x-client-description) changed"),
        ("retry", NOTED, "when clients retry (x-client-retry) changed from {before} to {after}"),
    ):
        yield row(f"api-client-{name}-changed", verdict, text)
    text = "how clients exchange tokens of {name} (x-client-token-exchange) changed"
    yield row("api-client-token-exchange-changed", NOTED, text)


def _security() -> Iterator[Rule]:
    for scope in ("api", "api-global"):
        name = f"{scope}-security"
        yield row(f"{name}-removed", NOTED, "the security requirement {before} was removed")
        yield row(f"{name}-added", NOTED, "the security requirement {after} was added")
        yield row(f"{name}-scope-removed", NOTED, "the scope {before} of the security {name} was removed")
        yield row(f"{name}-scope-added", NOTED, "the scope {after} of the security {name} was added")
        text = "clients that send {before} are refused; {after} is needed now"
        yield row(f"{name}-tightened", BREAKS, text, migration="Send {after} with each call.")
    name = "api-security-component"
    yield row(f"{name}-removed", NOTED, "{it} was removed")
    yield row(f"{name}-added", NOTED, "{it} was added", gain=True)
    text = "{it} changed from {before} to {after}"
    yield row(f"{name}-type-changed", BREAKS, text, migration="Send the credential as {after}.")
    yield row(f"{name}-connect-url-changed", MAY_BREAK, "the discovery URL of {name} changed from {before} to {after}")
    yield row(f"{name}-oauth-flow-removed", BREAKS, "{name}: the flow {before} was removed")
    yield row(f"{name}-oauth-flow-added", NOTED, "{name}: the flow {after} was added", gain=True)
    yield row(f"{name}-oauth-url-changed", NOTED, "{name}: the authorization URL is now {after}, and was {before}")
    yield row(f"{name}-oauth-token-url-changed", NOTED, "{name}: the token URL is now {after}, and was {before}")
    yield row(f"{name}-oauth-scope-removed", NOTED, "{name}: the scope {before} was removed")
    yield row(f"{name}-oauth-scope-added", NOTED, "{name}: the scope {after} was added", gain=True)
    yield row(f"{name}-oauth-scope-changed", NOTED, "{name}: the scope {before} has another description")


def _parameters() -> Iterator[Rule]:
    name = "request-parameter"
    removed, gone = "the {state} {bare} was removed", "Leave {name} out."
    yield row(f"{name}-removed", MAY_BREAK, removed)
    yield row(f"{name}-removed-before-sunset", BREAKS, removed, migration=gone)
    yield row(f"{name}-removed-with-deprecation", NOTED, removed)
    added, must = "the {state} {bare} was added", "Send {name} with each call."
    yield row(f"{name}-added", NARROWED, added, migration=must, shown="new-{state}-request-parameter", gain=True)
    common = "new-{state}-request-default-parameter-to-existing-path"
    yield row(f"{name}-added-to-path", NARROWED, added, migration=must, shown=common, gain=True)
    yield row("request-path-parameter-renamed", NOTED, "the path parameter {before} is now called {after}")
    yield row(f"{name}-became-required", BREAKS, "{it} is now required", migration=must)
    yield row(f"{name}-became-optional", NOTED, "{it} is no longer required", gain=True)
    for part, verdict in (
        ("style", BREAKS),
        ("explode", BREAKS),
        ("allow-reserved", MAY_BREAK),
        ("media-type", BREAKS),
    ):
        yield row(f"{name}-{part}-changed", verdict, f"{{it}} changed its {part} from {{before}} to {{after}}")
    yield row(f"{name}-client-ignore-changed", MAY_BREAK, "whether clients fill in {it} changed to {after}")
    yield row(f"{name}-client-hint-changed", NOTED, "the hint {before} of {it} changed")
    yield row(f"{name}-sunset-parse", BREAKS, "{it} has the sunset {after}, which is not a date")
    yield row(f"{name}-deprecated", NOTED, "{it} is now deprecated", ends=True)
    yield row(
        f"{name}-deprecated-with-sunset",
        NOTED,
        "{it} is now deprecated, until {after}",
        shown=f"{name}-deprecated",
        ends=True,
    )
    yield row(f"{name}-reactivated", NOTED, "{it} is no longer deprecated")
    yield row(f"{name}-sunset-deleted", BREAKS, "{it} no longer has the sunset {before}")
    text = "the sunset of {it} moved from {before} to {after}"
    yield row(f"{name}-sunset-date-changed-too-small", BREAKS, text)
    text = "the stability of {it} went from {before} to {after}"
    yield row(f"{name}-stability-decreased", BREAKS, text)
    yield row(f"{name}-stability-increased", NOTED, text, gain=True)
    yield row(f"{name}-stability-changed", NOTED, text)


def _bodies() -> Iterator[Rule]:
    name = "request-body"
    yield row(f"{name}-removed", BREAKS, "{it} was removed", migration="Send no body.")
    yield row(f"{name}-added-required", BREAKS, "a required request body was added", migration="Send a body.")
    yield row(f"{name}-added-optional", NOTED, "an optional request body was added", gain=True)
    yield row(f"{name}-became-required", BREAKS, "{it} is now required", migration="Send a body with each call.")
    yield row(f"{name}-became-optional", NOTED, "{it} is no longer required", gain=True)
    yield row("webhook-removed", BREAKS, "{it} was removed")
    yield row("webhook-added", NOTED, "{it} was added", gain=True)
    yield row("webhook-body-removed", BREAKS, "{it} no longer has a body")
    yield row("webhook-body-added", NOTED, "{it} now has a body", gain=True)
    yield row("webhook-body-became-required", NOTED, "the body of {it} is now always sent")
    yield row("webhook-body-became-optional", BREAKS, "the body of {it} may now be absent")
    for place, verdict, schema in (
        ("request-body", BREAKS, _ADDED_SCHEMA.request),
        ("response", BREAKS, Level.INFO),
        ("webhook-body", BREAKS, Level.INFO),
    ):
        yield row(f"{place}-media-type-removed", verdict, "{it} can no longer be {before}")
        yield row(f"{place}-media-type-added", NOTED, "{it} can now also be {after}", gain=True)
        text = "{it} is now {after}, and was {before}"
        wider, narrower = (WIDENED, NARROWED) if place == "request-body" else (WIDENED, NOTED)
        yield row(f"{place}-media-type-name-generalized", wider, text, gain=True)
        yield row(f"{place}-media-type-name-specialized", narrower, text)
        yield row(f"{place}-media-type-name-changed", NOTED, text)
        body = place if place != "response" else "response-body"
        text = "{it} as {after} now has a schema"
        yield row(
            f"{place}-media-type-schema-added", Verdict(schema, schema), text, shown=f"{body}-media-type-schema-added"
        )
        text = "{it} as {before} no longer has a schema"
        yield row(
            f"{place}-media-type-schema-removed", _REMOVED_SCHEMA, text, shown=f"{body}-media-type-schema-removed"
        )
        yield row(f"{place}-encoding-changed", MAY_BREAK, "the parts of {it} as {after} are encoded differently")


def _responses() -> Iterator[Rule]:
    yield row("response-success-status-removed", BREAKS, "the response {before} was removed")
    yield row("response-success-status-added", NOTED, "the response {after} was added", gain=True)
    yield row("response-non-success-status-removed", NOTED, "the response {before} was removed")
    yield row("response-non-success-status-added", NOTED, "the response {after} was added", gain=True)
    yield row("response-link-removed", MAY_BREAK, "the link {before} of {it} was removed")
    yield row("response-link-added", NOTED, "the link {after} of {it} was added", gain=True)
    yield row("response-link-changed", MAY_BREAK, "the link {before} of {it} changed")
    yield row("required-response-header-removed", BREAKS, "the required header {name} was removed")
    yield row("optional-response-header-removed", MAY_BREAK, "the optional header {name} was removed")
    yield row("response-header-added", NOTED, "the {state} header {name} was added", gain=True)
    yield row("response-header-became-optional", BREAKS, "{it} is no longer required")
    yield row("response-header-became-required", NOTED, "{it} is now required")


API: Final = table((*_document(), *_operations(), *_hints(), *_security(), *_parameters(), *_bodies(), *_responses()))
