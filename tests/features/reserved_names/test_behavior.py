from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire, as_json

BODY = {"class": "c", "from": "f", 'say "hi"': True, "C:\\temp": "t", "a\nb": 1}


def test_words_of_python_and_odd_characters_get_legal_names(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(BODY))

    found = wire.call(sdk, lambda client: client.import_.get_x(1, class_="k", window="2024-01-01T00:00:00/P1D"))

    assert "/x/1?class=k&window=2024-01-01T00:00:00/P1D" == wire.last.target
    assert ("c", "f") == (found.class_, found.from_)
    assert BODY == found.to_dict()
    assert {"c", "f", True, "t"} == {getattr(found, name) for name in type(found).__struct_fields__}
