"""Security: what an operation asks for, what holds for all, and the schemes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.diff.calls import Call
from generator.diff.change import Change, Direction, Level
from generator.diff.unchanged import Documents
from generator.ir.api import OAuthFlow, SecurityScheme
from generator.ir.operations import SecurityRequirement

_Scopes: TypeAlias = Mapping[str, tuple[str, ...]]


def compare_security(call: Call) -> Iterator[Change]:
    """Compare what one operation asks for, where at least one side does not just inherit it."""
    if not call.base.has_own_security and not call.revision.has_own_security:
        return
    for rule, told in _compare_requirements(call.base.security, call.revision.security):
        yield call.change(f"api-{rule}", Level.INFO, told)


def compare_global_security(documents: Documents) -> Iterator[Change]:
    """Compare what holds for every operation that asks for nothing of its own."""
    for rule, told in _compare_requirements(documents.base.security, documents.revision.security):
        yield _change(f"api-global-{rule}", "security", told, "#/security", "#/security")


def compare_schemes(documents: Documents) -> Iterator[Change]:
    """Compare the declared schemes."""
    before = {scheme.name: scheme for scheme in documents.base.security_schemes}
    after = {scheme.name: scheme for scheme in documents.revision.security_schemes}
    for name, scheme in before.items():
        if name in after:
            yield from _compare_scheme(scheme, after[name])
        else:
            told = f"the security scheme '{name}' was removed"
            yield _change("api-security-component-removed", _subject(scheme), told, scheme.pointer, "")
    for name, scheme in after.items():
        if name not in before:
            told = f"the security scheme '{name}' was added"
            yield _change("api-security-component-added", _subject(scheme), told, "", scheme.pointer)


def _compare_requirements(
    before: tuple[SecurityRequirement, ...], after: tuple[SecurityRequirement, ...]
) -> Iterator[tuple[str, str]]:
    old, new = _alternatives(before), _alternatives(after)
    for names, scopes in old.items():
        if names not in new:
            yield "security-removed", f"the security {_told(names)} was removed"
            continue
        for scheme, listed in scopes.items():
            gone = [scope for scope in listed if scope not in new[names][scheme]]
            come = [scope for scope in new[names][scheme] if scope not in listed]
            for scope in gone:
                yield "security-scope-removed", f"the scope '{scope}' of the security '{scheme}' was removed"
            for scope in come:
                yield "security-scope-added", f"the scope '{scope}' of the security '{scheme}' was added"
    for names in new:
        if names not in old:
            yield "security-added", f"the security {_told(names)} was added"


def _alternatives(requirements: tuple[SecurityRequirement, ...]) -> Mapping[tuple[str, ...], _Scopes]:
    return {tuple(sorted(name for name, _ in one.schemes)): dict(one.schemes) for one in requirements}


def _told(names: tuple[str, ...]) -> str:
    return " with ".join(f"'{name}'" for name in names) or "'none'"


def _compare_scheme(before: SecurityScheme, after: SecurityScheme) -> Iterator[Change]:
    kinds = [(one.kind, one.scheme, one.location, one.parameter_name, one.connect_url) for one in (before, after)]
    if kinds[0] != kinds[1]:
        told = f"the security scheme '{before.name}' changed from {_kind(before)} to {_kind(after)}"
        yield _change("api-security-component-type-changed", _subject(before), told, before.pointer, after.pointer)
    if before.token_exchange != after.token_exchange:
        told = f"how clients exchange tokens of '{before.name}' (x-client-token-exchange) changed"
        yield _change("api-client-token-exchange-changed", _subject(before), told, before.pointer, after.pointer)
    for kind, rule, told in _compare_all_flows(before, after):
        subject = f"{_subject(before)} {kind}"
        yield _change(rule, subject, f"'{before.name}': {told}", before.pointer, after.pointer)


def _compare_all_flows(before: SecurityScheme, after: SecurityScheme) -> Iterator[tuple[str, str, str]]:
    old, new = ({flow.kind: flow for flow in side.flows} for side in (before, after))
    for kind in dict.fromkeys((*old, *new)):
        if kind not in new:
            yield kind, "api-security-component-oauth-flow-removed", f"the flow '{kind}' was removed"
        elif kind not in old:
            yield kind, "api-security-component-oauth-flow-added", f"the flow '{kind}' was added"
        else:
            for rule, told in _compare_flows(old[kind], new[kind]):
                yield kind, rule, told


def _compare_flows(before: OAuthFlow, after: OAuthFlow) -> Iterator[tuple[str, str]]:
    prefix = "api-security-component-oauth"
    if before.authorization_url != after.authorization_url:
        yield f"{prefix}-url-changed", f"the authorization url is now {after.authorization_url}"
    if before.token_url != after.token_url:
        yield f"{prefix}-token-url-changed", f"the token url is now {after.token_url}"
    old, new = dict(before.scopes), dict(after.scopes)
    for scope in dict.fromkeys((*old, *new)):
        if scope not in new:
            yield f"{prefix}-scope-removed", f"the scope '{scope}' was removed"
        elif scope not in old:
            yield f"{prefix}-scope-added", f"the scope '{scope}' was added"
        elif old[scope] != new[scope]:
            yield f"{prefix}-scope-changed", f"the scope '{scope}' has another description"


def _kind(scheme: SecurityScheme) -> str:
    words = (scheme.kind, scheme.scheme, scheme.location, scheme.parameter_name, scheme.connect_url)
    return " ".join(word for word in words if word)


def _subject(scheme: SecurityScheme) -> str:
    return f"security {scheme.name}"


def _change(rule: str, subject: str, told: str, base: str, revision: str) -> Change:
    return Change(
        rule=rule,
        level=Level.INFO,
        direction=Direction.NONE,
        subject=subject,
        message=told,
        base=base,
        revision=revision,
    )
