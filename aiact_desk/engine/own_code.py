"""Functions of a pack's own Python files: executed in the worker alone, for packs whose hash the user signed for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from types import ModuleType
from typing import Any

from aiact_desk.evaluation.packs import Pack, own_functions
from aiact_desk.problems import Problem


def load_own_functions(pack: Pack) -> dict[str, Callable[..., Any]]:
    """By key of the task file, the functions that a pack brings with it; empty for a pack without code.

    What is executed are the very bytes that were signed for, whatever becomes of the files in the meantime.

    Raises:
        Problem: if a file has changed, cannot be executed, or has no such function.
    """
    named = own_functions(pack)
    modules = {module: _execute(pack, module) for module in {name.rpartition(".")[0] for name in named.values()}}
    return {key: _function(pack, modules[name.rpartition(".")[0]], name) for key, name in named.items()}


def _execute(pack: Pack, name: str) -> ModuleType:
    path = pack.folder / f"{name}.py"
    source = path.read_bytes()
    if hashlib.sha256(source).hexdigest() != pack.code[path.name]:
        raise Problem("packs.changed_since_signed", path=pack.folder)
    module = ModuleType(f"{pack.id}.{name}")
    try:
        exec(compile(source, path, "exec"), module.__dict__)  # noqa: S102  (the user signed for these bytes)
    except Exception as error:
        raise Problem("packs.code_failed", path=path, reason=f"{type(error).__name__}: {error}") from error
    return module


def _function(pack: Pack, module: ModuleType, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] | None = getattr(module, name.rpartition(".")[2], None)
    if not callable(found):
        raise Problem("packs.code_failed", path=pack.folder, reason=f"there is no function {name}")
    return found
