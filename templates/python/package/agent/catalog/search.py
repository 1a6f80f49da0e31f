"""Ranks operations by how well they fit what somebody wants: BM25 over words, and character n-grams for the rest.

Words find what is named as the document names it; n-grams find other forms of a word, and typing mistakes. A few common
words of requests say which kind of call is meant, and lift it. What is meant by few words is the common operation: the
one whose summary says little else, that is high in its path, and needs no secret of its own.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

import msgspec

from ...runtime.redaction import is_secret_name
from .entries import AgentCatalog, AgentOperation, Unsupported

_WORD: Final = re.compile(r"[a-z]+|[0-9]+")
_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NGRAM: Final = 4
_K1: Final = 1.2
_B: Final = 0.4
_GRAM_SHARE: Final = 0.6
_FIELDS: Final = (
    ("intents", 1.6),
    ("summary", 2.0),
    ("id", 1.5),
    ("path", 1.0),
    ("about", 0.7),
    ("tag", 0.5),
    ("arguments", 0.4),
)
_STOP: Final = frozenset(
    _WORD.findall(
        "a an and any are as at be by can do does for from give have how i in is it its me my need of on or our please "
        "show so that the their them then there these this to us want we what when where which who will with you your "
        "le la les un une des de du et est ce cette je nous der die das ein eine und ist wir ich el los las una y"
    )
)
_VERBS: Final[Mapping[str, str]] = {
    "DELETE": "delete remove erase drop revoke trash supprimer loschen borrar eliminar",
    "POST": "create add new make upload send put start set creer ajouter anlegen hinzufugen crear subir",
    "PATCH": "update change edit rename modify correct replace switch modifier renommer andern cambiar",
    "PUT": "update change replace set",
    "GET": "get list find see read check look tell many much status voir lister zeig ver lista",
    "list": "list all every which find search how many most browse page overview show",
    "file": "upload send put attach file",
}
"""Words by the kind of operation that they mean: its method, whether it lists, whether it takes a file."""
_VERB_LIFT: Final = 1.35
_DEPTH: Final = 0.95
_OWN_SECRET: Final = 0.6
_MAIN: Final = 1.3
"""For the upload that the document describes with all that stands around it, where an upload is meant."""


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """One operation, and how well it fits: only good to be compared with the others of one search."""

    operation: AgentOperation
    score: float


class SearchIndex:
    """The index of one catalog, made when it is first asked."""

    def __init__(self, catalog: AgentCatalog) -> None:
        self._catalog = catalog

    def search(self, intent: str, limit: int = 5) -> list[SearchHit]:
        """Give the operations that fit best, best first; none when no word fits."""
        words, wanted = words_of(intent), _kinds_meant(intent)
        hits = [
            SearchHit(operation=one, score=score * _lift(one, set(words), wanted))
            for one, score in zip(self._catalog.offered, self._scores(words), strict=True)
            if score > 0
        ]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def unsupported(self, intent: str) -> list[Unsupported]:
        """Give what the intent asks for and the API does not do."""
        text = f" {' '.join(_plain(intent))} "
        return [
            one for one in self._catalog.unsupported if any(f" {' '.join(_plain(word))} " in text for word in one.words)
        ]

    def _scores(self, words: list[str]) -> list[float]:
        by_word = self._by_word.scores(words)
        by_gram = self._by_gram.scores([gram for word in words for gram in _grams(word)])
        return [one + _GRAM_SHARE * other for one, other in zip(by_word, by_gram, strict=True)]

    @cached_property
    def _texts(self) -> list[list[tuple[list[str], float]]]:
        return [[(words_of(_field(one, name)), weight) for name, weight in _FIELDS] for one in self._catalog.offered]

    @cached_property
    def _by_word(self) -> _Weights:
        return _Weights(self._texts)

    @cached_property
    def _by_gram(self) -> _Weights:
        return _Weights(
            [([gram for word in words for gram in _grams(word)], weight) for words, weight in one]
            for one in self._texts
        )


class _Weights:
    """BM25 weights of the terms of some texts, each text given as fields with weights."""

    def __init__(self, texts: Iterable[Iterable[tuple[list[str], float]]]) -> None:
        counts = [_counted(text) for text in texts]
        lengths = [sum(count.values()) for count in counts]
        usual = sum(lengths) / len(lengths) if lengths else 1.0
        frequency = Counter(term for count in counts for term in count)
        self._size = len(counts)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for position, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            for term, times in count.items():
                rarity = math.log(1 + (self._size - frequency[term] + 0.5) / (frequency[term] + 0.5))
                norm = times + _K1 * (1 - _B + _B * length / (usual or 1.0))
                self._postings.setdefault(term, []).append((position, rarity * times * (_K1 + 1) / norm))

    def scores(self, terms: Iterable[str]) -> list[float]:
        found = [0.0] * self._size
        wanted = Counter(terms)
        total = sum(wanted.values()) or 1
        for term, times in wanted.items():
            for position, weight in self._postings.get(term, ()):
                found[position] += weight * times / total
        return found


def words_of(text: str) -> list[str]:
    """Give the words of a text that say something, without accents, endings cut."""
    return [_stem(word) for word in _plain(text) if word not in _STOP]


def _plain(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", _HUMPS.sub(" ", text))
    return _WORD.findall("".join(one for one in decomposed if not unicodedata.combining(one)).lower())


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - what is left must say something
            return word[: -len(ending)]
    return word


def _grams(word: str) -> list[str]:
    padded = f"^{word}"
    return [padded[at : at + _NGRAM] for at in range(max(1, len(padded) - _NGRAM + 1))]


def _counted(text: Iterable[tuple[list[str], float]]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for words, weight in text:
        for word in dict.fromkeys(words):
            counts[word] = counts.get(word, 0.0) + weight
    return counts


def _lift(operation: AgentOperation, words: set[str], wanted: set[str]) -> float:
    """Say how common an operation is for what is meant by these words, as a factor of its score."""
    kinds, summary = wanted & _kinds(operation), words_of(operation.summary)
    said = {*words, *(summary[:1] if kinds else ())}  # another verb of its kind is its verb
    share = len(said.intersection(summary)) / max(1, len({*summary}), len(words))
    needs = [one.name for one in operation.arguments if one.required and one.place != "path"]
    is_for_others = any(is_secret_name(name) and words.isdisjoint(words_of(name)) for name in needs)
    lift = _VERB_LIFT ** len(kinds) * (1 + share) * _DEPTH ** operation.path.count("/")
    return lift * (_OWN_SECRET if is_for_others else 1) * (_MAIN if operation.around and "file" in kinds else 1)


def _field(operation: AgentOperation, name: str) -> str:
    match name:
        case "intents":
            return " ".join(operation.intents)
        case "arguments":
            return " ".join(f"{one.name} {one.about}" for one in operation.arguments)
        case "path":
            return operation.path
        case "tag":
            return operation.tag
        case "summary":
            return operation.summary
        case "id":
            return operation.id
        case _:
            return operation.about


def _kinds(operation: AgentOperation) -> set[str]:
    takes_file = any(one.file for one in operation.arguments)
    return {operation.http, "list" if operation.items else "", "file" if takes_file else ""} - {""}


def _kinds_meant(intent: str) -> set[str]:
    words = set(_plain(intent))
    return {kind for kind, verbs in _VERBS.items() if words & set(verbs.split())}
