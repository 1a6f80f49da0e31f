"""Two pages of a paged operation, as a server would send them."""

from __future__ import annotations

import copy
from typing import Final

from msgspec import Struct

from generator.ir.extensions import PaginationHint
from generator.ir.schemas import ArraySchema, Json, ObjectSchema, Schema, StringSchema
from generator.ir.walk import resolve_value, schema_at
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.tests.sample_calls import SampleCall
from generator.targets.python.tests.samples import Sampler
from generator.targets.python.tests.wire import Pairs

_ADDRESSES: Final = ("uri", "href", "url")
_CURSOR: Final = "cursor"


class SamplePage(Struct, frozen=True, kw_only=True):
    """One page: the query that asks for it, and the response."""

    query: Pairs
    response: Json


def sample_pages(shape: OperationShape, call: SampleCall, sampler: Sampler) -> tuple[SamplePage, ...]:
    """Two pages that follow each other, and an empty third where nothing else says that the list has ended.

    () where no pages can be made that fit the response's schema.
    """
    hint = shape.operation.hints.pagination
    if hint is None or shape.items is None or not _is_plain(hint) or any(name == hint.page for name, _ in call.query):
        return ()
    schema = shape.responses[0].schema
    draft = _PageDraft(hint=hint, schema=schema, sampler=sampler, call=call)
    pages = draft.pages()
    return pages if all(sampler.matcher.matches(schema, page.response) for page in pages) else ()


def _is_plain(hint: PaginationHint) -> bool:
    """Whether pages go on by links in the body or by numbers, and nothing else says whether there are more."""
    others = (hint.cursor, hint.offset, hint.more, hint.link_header, hint.first_page != 1)
    return bool(hint.items) and not hint.items.startswith("/") and not hint.links.startswith("/") and not any(others)


class _PageDraft(Struct, frozen=True, kw_only=True):
    hint: PaginationHint
    schema: Schema
    sampler: Sampler
    call: SampleCall

    def pages(self) -> tuple[SamplePage, ...]:
        """The pages by links where the response has them, else by numbers."""
        found = self.sampler.sample(self.schema)
        item = self.sampler.sample(self._item())
        if not isinstance(found, dict) or not isinstance(item, dict | list | str | int | float):
            return ()
        whole: Json = found
        if self.hint.links and self._link("") is not None:
            return self._linked(whole, item)
        return self._counted(whole, item) if self.hint.page else ()

    def _linked(self, whole: Json, item: Json) -> tuple[SamplePage, ...]:
        name = self.hint.page or _CURSOR
        following = self._link(f"{self.call.path}?{name}=2")
        first = self._page(whole, [item, item], links=following)
        second = self._page(whole, [item], links=self._link(""))
        query = self.call.query
        return (SamplePage(query=query, response=first), SamplePage(query=(*query, (name, "2")), response=second))

    def _counted(self, whole: Json, item: Json) -> tuple[SamplePage, ...]:
        responses = [self._page(whole, items, links=[]) for items in ([item, item], [item])]
        if not self.hint.pages:
            responses.append(self._page(whole, [], links=[]))
        queries = [self.call.query, *((*self.call.query, (self.hint.page, str(number))) for number in (2, 3))]
        return tuple(
            SamplePage(query=query, response=response) for query, response in zip(queries, responses, strict=False)
        )

    def _page(self, whole: Json, items: list[Json], *, links: Json) -> Json:
        page = copy.deepcopy(whole)
        _put(page, self.hint.items, items)
        if self.hint.links:
            _put(page, self.hint.links, links)
        if self.hint.pages:
            _put(page, self.hint.pages, 2)
        if self.hint.total:
            _put(page, self.hint.total, 3)
        return page

    def _item(self) -> Schema:
        found = schema_at(self.schema, self.hint.items, self.sampler.api.schemas)
        items = None if found is None else resolve_value(found, self.sampler.api.schemas)
        return items.items if isinstance(items, ArraySchema) else self.schema

    def _link(self, address: str) -> Json:
        """The member that holds links, one to the next page at `address`, or none to a next page for "".

        None where the document gives links a form unknown here.
        """
        found = schema_at(self.schema, self.hint.links, self.sampler.api.schemas)
        links = None if found is None else resolve_value(found, self.sampler.api.schemas)
        match links:
            case ArraySchema(items=items):
                link = self._named_link(resolve_value(items, self.sampler.api.schemas), address)
                return None if link is None else [link]
            case ObjectSchema(properties=properties) if any(one.name == "next" for one in properties):
                return {"next": address} if address else {}
            case StringSchema():
                return address or None
            case _:
                return None

    def _named_link(self, schema: Schema, address: str) -> Json:
        members = [one.name for one in schema.properties] if isinstance(schema, ObjectSchema) else []
        name = next((one for one in _ADDRESSES if one in members), "")
        if "rel" not in members or not name:
            return None
        made = self.sampler.sample(schema)
        base = made if isinstance(made, dict) else {}
        return {**base, "rel": "next" if address else "first", name: address or f"{self.call.path}?page=1"}


def _put(whole: Json, dotted: str, value: Json) -> None:
    """Set the member at a dotted path, objects on the way made where they are missing."""
    *way, last = dotted.split(".")
    for name in way:
        if not isinstance(whole, dict):
            return
        whole = whole.setdefault(name, {})
    if isinstance(whole, dict):
        whole[last] = value
