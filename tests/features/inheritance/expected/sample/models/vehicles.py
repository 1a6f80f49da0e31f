"""Types that `client.vehicles` alone uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Required, TypeAlias, TypedDict

from ..runtime.values.models import Model, additional_members
from ..runtime.values.unions import union


class Vehicle(Model, kw_only=True, forbid_unknown_fields=True):
    """Source: `#/components/schemas/Vehicle`"""

    __tags__ = {"kind": "Vehicle"}
    kind: str
    wheels: int | None = None
    additional: dict[str, Any] = additional_members()
    """Members beside the named ones, by wire name."""

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            kind: str = ...,
            wheels: int | None = ...,
            additional: dict[str, Any] = ...,
        ) -> None: ...


class Car(Model, kw_only=True, forbid_unknown_fields=True):
    """Source: `#/components/schemas/Car`"""

    kind: str
    wheels: int | None = None
    doors: int | None = None
    tows: AnyVehicle | None = None
    additional: dict[str, Any] = additional_members()
    """Members beside the named ones, by wire name."""


class Van(Model, kw_only=True):
    """Source: `#/components/schemas/Van`"""

    __tags__ = {"kind": "Van"}
    kind: str
    wheels: int | None = None
    doors: int | None = None
    tows: AnyVehicle | None = None
    load: float | None = None

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            kind: str = ...,
            wheels: int | None = ...,
            doors: int | None = ...,
            tows: AnyVehicle | None = ...,
            load: float | None = ...,
        ) -> None: ...


class Bicycle(Model, kw_only=True):
    """Source: `#/components/schemas/Bicycle`"""

    __tags__ = {"kind": "Bicycle"}
    kind: str
    wheels: int | None = None

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            kind: str = ...,
            wheels: int | None = ...,
        ) -> None: ...


class Tram(Model, kw_only=True):
    """Source: `#/components/schemas/Tram`"""

    __tags__ = {"kind": "tram"}
    kind: str
    line: str | None = None

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            kind: str = ...,
            line: str | None = ...,
        ) -> None: ...


class Garage(Model, kw_only=True):
    """Source: `#/components/schemas/Garage`"""

    __nullable__ = frozenset({"front"})
    front: AnyVehicle | None = None
    car: AnyCar | None = None
    exact: GarageExact | None = None


class VehicleDict(TypedDict, total=False):
    """What may be given for `Vehicle`, in the names of the API."""

    kind: Required[str]
    wheels: int


class CarDict(TypedDict, total=False):
    """What may be given for `Car`, in the names of the API."""

    kind: Required[str]
    wheels: int
    doors: int
    tows: AnyVehicleLike


class VanDict(TypedDict, total=False):
    """What may be given for `Van`, in the names of the API."""

    kind: Required[str]
    wheels: int
    doors: int
    tows: AnyVehicleLike
    load: float


class BicycleDict(TypedDict, total=False):
    """What may be given for `Bicycle`, in the names of the API."""

    kind: Required[str]
    wheels: int


class TramDict(TypedDict, total=False):
    """What may be given for `Tram`, in the names of the API."""

    kind: Required[str]
    line: str


if TYPE_CHECKING:
    GarageExact: TypeAlias = Vehicle | Car
else:
    GarageExact = union(
        "GarageExact",
        (Vehicle, Car),
        discriminator="kind",
        default=Vehicle,
        mapping={"car": Car, "auto": Car, "Vehicle": Vehicle, "Car": Car},
    )
"""Source: `#/components/schemas/Garage/properties/exact`"""


if TYPE_CHECKING:
    AnyVehicle: TypeAlias = Car | Bicycle | Van | Tram | Vehicle
else:
    AnyVehicle = union(
        "AnyVehicle",
        (Car, Bicycle, Van, Tram, Vehicle),
        discriminator="kind",
        default=Vehicle,
        mapping={
            "car": Car,
            "auto": Car,
            "tram": Tram,
            "Bicycle": Bicycle,
            "Van": Van,
            "Vehicle": Vehicle,
            "Car": Car,
            "Tram": Tram,
        },
    )
"""Source: `#/components/schemas/Vehicle/discriminator`"""

AnyVehicleLike: TypeAlias = (
    Car | CarDict | Mapping[str, Any] | Bicycle | BicycleDict | Van | VanDict | Tram | TramDict | Vehicle | VehicleDict
)


if TYPE_CHECKING:
    AnyCar: TypeAlias = Van | Car
else:
    AnyCar = union(
        "AnyCar",
        (Van, Car),
        discriminator="kind",
        default=Car,
        mapping={"car": Car, "auto": Car, "Van": Van, "Car": Car},
    )
"""Source: `#/components/schemas/Car/allOf`"""
