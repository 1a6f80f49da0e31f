"""A tiny package view, as small as the renderer allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.output.layers import LayerFiles

MakeLayers = Callable[..., LayerFiles]


@dataclass(frozen=True, kw_only=True)
class Item:
    module: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Package:
    name: str = "demo"
    title: str = "Demo"
    resources: tuple[Item, ...] = ()
    payloads: tuple[tuple[str, bytes], ...] = ()
