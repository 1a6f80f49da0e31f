"""What may be changed at one node of a syntax tree, each as (what is done, the node that takes its place)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from copy import copy
from typing import Final

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
}
OPPOSITES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
STRING_METHODS: Final = {"replace", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "lower", "casefold"}
SAME_WITHOUT: Final = {
    "enumerate",
    "tuple",
    "list",
    "set",
    "frozenset",
    "dict",
    "str",
    "bool",
    "iter",
    "cast",
    "copy",
    "cache",
}
"""Functions of one argument whose call often changes nothing but the type."""
WORD: Final = re.compile(r"[^\s]+")
"""A string that programs read. Sentences are for people."""

Variant = tuple[str, ast.AST]


def variants(node: ast.AST) -> Iterator[Variant]:
    """Give every change of one node that is worth a test; what is below it is asked for by itself."""
    match node:
        case ast.Compare(ops=[first, *others]) if other := COMPARISONS.get(type(first)):
            yield "comparison", _with(node, ops=[other(), *others])
        case ast.BoolOp(op=ast.And()):
            yield "or for and", _with(node, op=ast.Or())
        case ast.BoolOp():
            yield "and for or", _with(node, op=ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield "without not", node.operand
        case ast.BinOp() | ast.AugAssign() if (operator := ARITHMETIC.get(type(node.op))) and not _is_text(node):
            yield "arithmetic", _with(node, op=operator())
        case ast.Subscript(slice=ast.Slice() as bounds, ctx=ast.Load()):
            yield from (("slice", _with(node, slice=_with(bounds, **{name: None}))) for name in _bounds(bounds))
        case ast.Constant():
            yield from _constants(node)
        case ast.Tuple() | ast.List() | ast.Set():
            yield from _collections(node)
        case ast.Call():
            yield from _calls(node)
        case ast.Continue():
            yield "break for continue", ast.Break()
        case ast.Break():
            yield "continue for break", ast.Continue()
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise():
            yield "statement", ast.Pass()
        case _:
            pass


def opposite(test: ast.expr) -> Iterator[Variant]:
    """Give the change of a condition to its opposite, unless `variants` makes it already."""
    if not isinstance(test, ast.Compare | ast.UnaryOp):
        yield "condition", ast.UnaryOp(ast.Not(), test)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Give a copy of a node with other fields."""
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _is_text(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether an operand shows that text or a collection is put together, which has no opposite."""
    operands = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
    texts = (ast.JoinedStr, ast.Tuple, ast.List)
    return any(isinstance(one, texts) or isinstance(getattr(one, "value", None), str | bytes) for one in operands)


def _bounds(bounds: ast.Slice) -> list[str]:
    return [name for name in ("lower", "upper") if getattr(bounds, name) is not None]


def _constants(node: ast.Constant) -> Iterator[Variant]:
    match node.value:
        case bool():
            yield "constant", ast.Constant(not node.value)
        case int() | float():
            yield "constant", ast.Constant(node.value + 1)
        case str() if WORD.fullmatch(node.value):
            yield "constant", ast.Constant(f"{node.value}XX")
        case bytes() if node.value:
            yield "constant", ast.Constant(node.value + b"XX")
        case _:
            pass


def _collections(node: ast.Tuple | ast.List | ast.Set) -> Iterator[Variant]:
    """Leave out the first or the last of several constants: a table with a row less."""
    if len(node.elts) > 1 and all(isinstance(one, ast.Constant) for one in node.elts):
        yield "without the first", _with(node, elts=node.elts[1:])
        yield "without the last", _with(node, elts=node.elts[:-1])


def _calls(node: ast.Call) -> Iterator[Variant]:
    """Leave out a call that turns one value into another, or take the opposite function."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in OPPOSITES:
            yield "opposite", _with(node, func=ast.Name(OPPOSITES[name], ast.Load()))
        case ast.Call(func=ast.Attribute(value=receiver, attr=name)) if name in STRING_METHODS:
            yield "without the call", receiver
        case ast.Call(func=ast.Name(id=name), args=[argument]) if name not in SAME_WITHOUT and name[0].islower():
            if not isinstance(argument, ast.Starred | ast.GeneratorExp):
                yield "without the call", argument
        case _:
            pass
