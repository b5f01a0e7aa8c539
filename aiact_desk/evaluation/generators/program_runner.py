"""Runs the short programs of `program_output_questions`: plain Python of a few kinds of statement, with no way out.

The programs are this project's own. The list of what may occur keeps it that way: nothing is imported, no name or
attribute begins with an underscore, and only harmless functions and methods can be called.
"""

from __future__ import annotations

import ast
from functools import cache

_NODES = (
    ast.Module, ast.Assign, ast.AugAssign, ast.For, ast.While, ast.If, ast.Break, ast.Continue, ast.FunctionDef,
    ast.arguments, ast.arg, ast.Return, ast.Expr, ast.Call, ast.Name, ast.Attribute, ast.Constant, ast.List, ast.Tuple,
    ast.Dict, ast.Subscript, ast.Slice, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.ListComp,
    ast.comprehension, ast.JoinedStr, ast.FormattedValue, ast.expr_context, ast.operator, ast.unaryop, ast.boolop,
    ast.cmpop,
)  # fmt: skip
_FUNCTIONS = {
    function.__name__: function
    for function in (abs, enumerate, int, len, list, max, min, range, round, set, sorted, str, sum, zip)
}
_METHODS = {
    "append", "extend", "find", "get", "insert", "items", "join", "lower", "pop", "remove", "replace", "rfind", "sort",
    "split", "strip", "title", "upper",
}  # fmt: skip


@cache
def printed(program: str) -> str:
    """What the program prints; several lines are parted by a space.

    Raises:
        ValueError: if something occurs in it that is not allowed here.
    """
    tree = ast.parse(program)
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if not isinstance(node, _NODES) or not _harmless(node, own):
            raise ValueError(f"{ast.dump(node)} may not occur in a program")
    lines: list[str] = []

    def note(*values: object) -> None:
        lines.append(" ".join(map(str, values)))

    scope: dict[str, object] = {"__builtins__": {**_FUNCTIONS, "print": note}}
    exec(compile(tree, "<program>", "exec"), scope)  # noqa: S102  (own programs, checked above)
    return " ".join(lines)


def _harmless(node: ast.AST, own: set[str]) -> bool:
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Attribute):
            return called.attr in _METHODS
        return isinstance(called, ast.Name) and called.id in {*_FUNCTIONS, *own, "print"}
    if isinstance(node, ast.Name):
        return not node.id.startswith("_")
    return not isinstance(node, ast.Attribute) or not node.attr.startswith("_")
