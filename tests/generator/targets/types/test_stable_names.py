"""A name follows from what the document calls a thing, not from what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from generator.devices import file_stem, is_device
from generator.ir.api import Api
from generator.targets.python.names.distinct import distinct_names
from generator.targets.python.names.names import Names, name_api
from generator.targets.python.package.identifiers import attribute, constant, pascal

MakeApi = Callable[..., Api]

TEXT = {"type": "string"}


def an_object(*members: str) -> dict[str, Any]:
    return {"type": "object", "properties": dict.fromkeys(members, TEXT)}


def operation(operation_id: str, tag: str, parameters: Iterable[str] = ()) -> dict[str, Any]:
    given = [{"name": name, "in": "query", "schema": TEXT} for name in parameters]
    return {"operationId": operation_id, "tags": [tag], "parameters": given, "responses": {"204": {"description": ""}}}


def attributes(names: Names, schema: str) -> Mapping[str, str]:
    return names.fields[names.type_name(f"#/components/schemas/{schema}")]


@pytest.mark.parametrize(
    ("wire_name", "expected"),
    [
        ("北京", "bei_jing"),
        ("Пользователь", "polzovatel"),
        ("사용자", "sa_yong_ja"),
        ("日付", "ri_fu"),
        ("straßeÖl", "strasse_ol"),
        ("Ünï-cödé", "uni_code"),
        ("user名", "user_ming"),
    ],
)
def test_letters_of_any_script_are_written_by_sound(wire_name: str, expected: str) -> None:
    assert expected == attribute(wire_name)


@pytest.mark.parametrize(
    "wire_name", ["🚀", "€", "§", "\u200b", "\ud83d", "", " ", "\x07", "{}", '"', "\\", "→", "\ue000"]
)
def test_a_name_without_letters_is_named_by_its_symbols_alone(make_api: MakeApi, wire_name: str) -> None:
    alone = name_api(make_api({"Odd": an_object(wire_name)}))
    among = name_api(make_api({"Odd": an_object("🎈", "¶", "\u200c", wire_name, "last")}))

    name = attributes(alone, "Odd")[wire_name]
    assert name == attributes(among, "Odd")[wire_name]
    assert name.isidentifier()


def test_emoji_beside_words_are_not_spelled() -> None:
    assert "Rocket" == pascal("Rocket 🚀")


def test_names_stay_when_a_document_gains_tags_schemas_members_operations_and_parameters(make_api: MakeApi) -> None:
    schemas = {"用户": an_object("名前", "flightId", "flight-id"), "user": an_object("id")}
    paths = {"/фото": {"get": operation("получить", "Фото", ["ключ", "key"])}, "/b": {"get": operation("get", "事")}}
    more_schemas = {"石": an_object("x"), **schemas, "User": an_object("y")}
    more_schemas["用户"] = an_object("flight_id", "日付", "名前", "flightId", "flight-id")
    more_paths = {"/0": {"get": operation("найти", "Новое"), "post": operation("добавить", "Фото")}, **paths}
    more_paths["/фото"] = {"get": operation("получить", "Фото", ["клавиша", "ключ", "key"])}

    before, after = name_api(make_api(schemas, paths)), name_api(make_api(more_schemas, more_paths))

    assert set(before.types.by_name) <= set(after.types.by_name) | {"User"}
    assert before.methods.items() <= after.methods.items()
    assert {tag: one.module for tag, one in before.resources.items()}.items() <= {
        tag: one.module for tag, one in after.resources.items()
    }.items()
    for pointer, arguments in before.arguments.items():
        assert arguments.items() <= after.arguments[pointer].items()
    assert "ming_qian" == attributes(before, "用户")["名前"] == attributes(after, "用户")["名前"]
    assert "flight_id_kebab" == attributes(before, "用户")["flight-id"] == attributes(after, "用户")["flight-id"]


def test_of_several_that_sound_alike_each_keeps_a_name_of_its_own(make_api: MakeApi) -> None:
    paths = {f"/{at}": {"get": operation("get", tag)} for at, tag in enumerate(("是", "事", "shi", "SHI"))}

    names = name_api(make_api(paths=paths))

    assert "shi" == names.resource("shi").attribute == names.resource("SHI").attribute
    assert 3 == len({names.resource(tag).module for tag in ("是", "事", "shi")})


def test_each_way_to_spell_a_word_has_a_name_of_its_own() -> None:
    expected = {
        "id": "id",
        "ID": "id_upper",
        "Id": "id_pascal",
        "i-d": "i_d_kebab",
        "I-D": "i_d_upper_kebab",
        "iD": "i_d",
    }

    assert expected == distinct_names(list(expected), attribute)


def test_order_does_not_decide_who_has_the_plain_name() -> None:
    wire_names = ["flight-id", "flightId", "flight_id", "FlightId", "FLIGHT_ID", "flight.id", "flight id", "@flight_id"]

    expected = {
        "flight_id": "flight_id",
        "flightId": "flight_id_camel",
        "FlightId": "flight_id_pascal",
        "flight-id": "flight_id_kebab",
        "flight.id": "flight_id_dotted",
        "flight id": "flight_id_spaced",
        "FLIGHT_ID": "flight_id_upper_snake",
        "@flight_id": "at_flight_id",
    }
    assert expected == distinct_names(wire_names, attribute) == distinct_names(reversed(wire_names), attribute)


@pytest.mark.parametrize(
    "wire_names", [["from", "From"], ["From", "from"], ["from", "from_", "FROM"], ["none", "None"]]
)
def test_keywords_that_differ_in_case_are_all_named(wire_names: list[str]) -> None:
    names = distinct_names(wire_names, attribute).values()

    assert len(wire_names) == len(set(names))
    assert not {"from", "none", "None"} & set(names)


def test_what_differs_in_nothing_that_can_be_said_gets_a_hash() -> None:
    names = distinct_names(["é", "e\u0301", "ê", "e"], constant)

    assert "E" == names["e"]
    assert 4 == len(set(names.values()))


@pytest.mark.parametrize("tag", ["con", "NUL", "aux", "Com1", "com0", "lpt9", "prn"])
def test_files_are_not_called_as_devices_of_windows_are(make_api: MakeApi, tag: str) -> None:
    resource = name_api(make_api(paths={"/a": {"get": operation("a", tag)}})).resource(tag)

    assert (tag.lower(), f"{tag.lower()}_") == (resource.attribute, resource.module)


@pytest.mark.parametrize("name", ["conin$", "CONOUT$", "com\u00b9", "lpt\u00b2.txt", "COM\u00b3.tar.gz", "nul .py"])
def test_every_device_of_windows_is_known_whatever_its_ending(name: str) -> None:
    assert is_device(name)
    assert f"{name}_" == file_stem(name)


@pytest.mark.parametrize("name", ["com", "com10", "lpt", "console", "null", "auxiliary", "a.con"])
def test_file_that_only_looks_like_a_device_keeps_its_name(name: str) -> None:
    assert name == file_stem(name)


def test_a_tag_that_ends_as_a_renamed_one_has_a_module_of_its_own(make_api: MakeApi) -> None:
    paths = {f"/{at}": {"get": operation("a", tag)} for at, tag in enumerate(("close api", "close", "con", "con_"))}

    names = name_api(make_api(paths=paths))

    assert 3 == len({resource.module for resource in names.resources.values()})
