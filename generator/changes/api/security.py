"""Security: what an operation asks for, what holds for all, and the schemes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.changes.api.calls import OperationPair
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Where
from generator.ir.api import Api, OAuthFlow, SecurityScheme
from generator.ir.operations import SecurityRequirement
from generator.ir.schemas import MISSING

_Scopes: TypeAlias = Mapping[str, frozenset[str]]
_GLOBAL = Where(kind="security", base="#/security", revision="#/security")


def compare_security(call: OperationPair) -> Iterator[Change]:
    """Compare what one operation asks for, where at least one side does not just inherit it."""
    if call.base.has_own_security or call.revision.has_own_security:
        yield from _Requirements("api-security", call.where("security"), _successors(call.documents)).compare(
            call.base.security, call.revision.security
        )


def compare_global_security(documents: Documents) -> Iterator[Change]:
    """Compare what holds for every operation that asks for nothing of its own."""
    yield from _Requirements("api-global-security", _GLOBAL, _successors(documents)).compare(
        documents.base.security, documents.revision.security
    )


@dataclass(frozen=True, slots=True)
class _Requirements:
    """Compares two lists of alternatives, each of which is a set of schemes with scopes.

    names: what a scheme was called before, by its new name, where only the name changed.
    """

    rule: str
    where: Where
    names: Mapping[str, str]

    def compare(
        self, before: tuple[SecurityRequirement, ...], after: tuple[SecurityRequirement, ...]
    ) -> Iterator[Change]:
        old = [_scopes(one, {}) for one in before]
        new = [_scopes(one, self.names) for one in after]
        yield from self._compare_names(old, new)
        refused = [one for one in old or [{}] if not any(_lets_in(one, other) for other in new or [{}])]
        for one in refused:
            yield make(f"{self.rule}-tightened", self.where, _listed(one), tuple(map(_listed, new)))

    def _compare_names(self, before: list[_Scopes], after: list[_Scopes]) -> Iterator[Change]:
        old, new = ({tuple(sorted(one)): one for one in side} for side in (before, after))
        for names, scopes in old.items():
            if names not in new:
                yield make(f"{self.rule}-removed", self.where, _names(names))
                continue
            for scheme in names:
                yield from self._compare_scopes(scheme, scopes[scheme], new[names][scheme])
        for names in new:
            if names not in old:
                yield make(f"{self.rule}-added", self.where, MISSING, _names(names))

    def _compare_scopes(self, scheme: str, before: frozenset[str], after: frozenset[str]) -> Iterator[Change]:
        where = replace(self.where, name=scheme)
        for scope in sorted(before - after):
            yield make(f"{self.rule}-scope-removed", where, scope)
        for scope in sorted(after - before):
            yield make(f"{self.rule}-scope-added", where, MISSING, scope)


def _scopes(requirement: SecurityRequirement, names: Mapping[str, str]) -> _Scopes:
    return {names.get(name, name): frozenset(scopes) for name, scopes in requirement.schemes}


def _successors(documents: Documents) -> Mapping[str, str]:
    """Give new name -> old name of the schemes that are the same under another name."""
    old = {scheme.name: scheme for scheme in documents.base.security_schemes}
    new = {scheme.name: scheme for scheme in documents.revision.security_schemes}
    gone = {_identity(scheme): name for name, scheme in old.items() if name not in new}
    found = {name: gone.get(_identity(scheme), "") for name, scheme in new.items() if name not in old}
    return {name: former for name, former in found.items() if former}


def _identity(scheme: SecurityScheme) -> object:
    return _kind(scheme), scheme.connect_url, scheme.flows


def _lets_in(credentials: _Scopes, requirement: _Scopes) -> bool:
    """Whether somebody with these credentials fulfils the requirement."""
    return all(name in credentials and scopes <= credentials[name] for name, scopes in requirement.items())


def _names(names: tuple[str, ...]) -> str:
    return " with ".join(names) or "none"


def _listed(scopes: _Scopes) -> str:
    """Spell one alternative: `oauth (read, write) with key`."""
    parts = [f"{name} ({', '.join(sorted(listed))})" if listed else name for name, listed in scopes.items()]
    return _names(tuple(parts)) if parts else "no credential"


def compare_schemes(documents: Documents) -> Iterator[Change]:
    """Compare the declared schemes. One that no operation asks for breaks nobody."""
    before = {scheme.name: scheme for scheme in documents.base.security_schemes}
    after = {scheme.name: scheme for scheme in documents.revision.security_schemes}
    used = _used(documents.base)
    for name, scheme in before.items():
        if name in after:
            for change in _compare_scheme(scheme, after[name]):
                yield change if name in used else change.harmless
        else:
            yield make("api-security-component-removed", _where(scheme, scheme.pointer, ""))
    for name, scheme in after.items():
        if name not in before:
            yield make("api-security-component-added", _where(scheme, "", scheme.pointer))


def _used(api: Api) -> set[str]:
    requirements = [*api.security, *(one for operation in api.operations for one in operation.security)]
    return {name for one in requirements for name, _ in one.schemes}


def _where(scheme: SecurityScheme, base: str, revision: str) -> Where:
    return Where(kind="security", name=scheme.name, base=base, revision=revision)


def _compare_scheme(before: SecurityScheme, after: SecurityScheme) -> Iterator[Change]:
    where, rule = _where(before, before.pointer, after.pointer), "api-security-component"
    if _kind(before) != _kind(after):
        yield make(f"{rule}-type-changed", where, _kind(before), _kind(after))
    if before.connect_url != after.connect_url:
        yield make(f"{rule}-connect-url-changed", where, before.connect_url, after.connect_url)
    if before.token_exchange != after.token_exchange:
        yield make("api-client-token-exchange-changed", where)
    old, new = ({flow.kind: flow for flow in side.flows} for side in (before, after))
    for kind in dict.fromkeys((*old, *new)):
        place = replace(where, location=kind)
        if kind not in new:
            yield make(f"{rule}-oauth-flow-removed", place, kind)
        elif kind not in old:
            yield make(f"{rule}-oauth-flow-added", place, MISSING, kind)
        else:
            yield from _compare_flows(place, f"{rule}-oauth", old[kind], new[kind])


def _kind(scheme: SecurityScheme) -> str:
    """Say how a credential is sent. The name of a header counts in any case."""
    name = scheme.parameter_name.lower() if scheme.location == "header" else scheme.parameter_name
    return " ".join(word for word in (scheme.kind, scheme.scheme.lower(), scheme.location, name) if word)


def _compare_flows(where: Where, rule: str, before: OAuthFlow, after: OAuthFlow) -> Iterator[Change]:
    if before.authorization_url != after.authorization_url:
        yield make(f"{rule}-url-changed", where, before.authorization_url, after.authorization_url)
    if before.token_url != after.token_url:
        yield make(f"{rule}-token-url-changed", where, before.token_url, after.token_url)
    old, new = dict(before.scopes), dict(after.scopes)
    for scope in dict.fromkeys((*old, *new)):
        if scope not in new:
            yield make(f"{rule}-scope-removed", where, scope)
        elif scope not in old:
            yield make(f"{rule}-scope-added", where, MISSING, scope)
        elif old[scope] != new[scope]:
            yield make(f"{rule}-scope-changed", where, scope)
