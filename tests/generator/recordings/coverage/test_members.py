"""Which places of the document have a witness: parameters, members of bodies and of responses, nested ones included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.recordings.coverage.members import check_members, find_members, with_reasons
from generator.recordings.coverage.places import MessagePart
from generator.recordings.described import Described
from tests.generator.recordings.films import FILM, add_film, get_film, list_films, record, response, upload_reel

SENT = {"title": "M", "script": "s"}


def seen(films: Described, *interactions: Mapping[str, Any]) -> set[str]:
    recorded = record(films, *interactions, kind="emulator")
    return {member.name for member in find_members(films, [recorded]) if member.witnesses}


def test_every_parameter_and_member_is_a_place(films: Described) -> None:
    places = [member.place for member in find_members(films, [])]

    of_list = [place.name for place in places if place.operation == "listFilms" and place.part is MessagePart.PARAMETER]
    of_body = [place.name for place in places if place.operation == "addFilm" and place.part is MessagePart.REQUEST]
    of_film = [place.name for place in places if place.operation == "getFilm" and place.part is MessagePart.RESPONSE]
    assert ["query:sort", "query:tags[]", "query:only", "query:page"] == of_list
    assert "body:/script" in of_body
    assert "body:/id" not in of_body  # it is read-only
    assert {"200:/id", "200:/rating/stars", "200:/rating/by", "200:/sequel"} < set(of_film)
    assert "200:/script" not in of_film  # it is write-only


def test_what_leads_back_to_itself_ends(films: Described) -> None:
    names = [member.name for member in find_members(films, [])]

    assert "getFilm 200:/sequel" in names
    assert not any(name.startswith("getFilm 200:/sequel/") for name in names)


def test_parameter_that_is_an_object_counts_by_its_members(films: Described) -> None:
    assert {"uploadReel query:top", "uploadReel body:/file"} < seen(films, upload_reel(("top", "1")))
    assert "uploadReel query:left" not in seen(films, upload_reel(("top", "1")))


def test_parameter_in_brackets_is_seen_by_its_own_name(films: Described) -> None:
    found = seen(films, list_films(("tags[]", "a"), ("only[country]", "DE")))

    assert {"listFilms query:tags[]", "listFilms query:only"} < found


def test_null_and_empty_values_are_no_witness(films: Described) -> None:
    found = seen(films, get_film(response=response(data={**FILM, "studio": None, "sequel": {}})))

    assert {"getFilm 200:/title", "getFilm path:id"} < found
    assert not {"getFilm 200:/studio", "getFilm 200:/sequel"} & found


def test_members_of_items_and_of_one_variant_are_seen(films: Described) -> None:
    found = seen(films, list_films(response=response(data=[FILM, {**FILM, "rating": {"stars": 3}}])))

    assert {"listFilms 200:/*/rating", "listFilms 200:/*/rating/stars"} < found
    assert "listFilms 200:/*/rating/by" not in found


def test_refused_request_shows_nothing_of_what_was_sent(films: Described) -> None:
    assert not any("body:" in name for name in seen(films, add_film(SENT, 400)))
    assert "addFilm body:/script" in seen(films, add_film(SENT))


def test_place_without_a_witness_is_a_finding_that_names_it(films: Described) -> None:
    members = find_members(films, [record(films, list_films(("page", "1")))])

    messages = {finding.subject: finding.message for finding in check_members(members)}

    assert "listFilms member-not-recorded query:page" not in messages
    assert messages["listFilms member-not-recorded query:sort"].startswith("query:sort: no recording sends a value")
    assert messages["getFilm member-not-recorded 200:/title"].startswith("200:/title: no recording has a value")


def test_reason_is_kept_with_the_place(films: Described) -> None:
    members = with_reasons(find_members(films, []), {"listFilms query:sort": "live only: It costs."})

    assert {"listFilms query:sort"} == {member.name for member in members if member.is_settled}
