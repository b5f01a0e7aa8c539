"""YAML from strangers, read as plain values and judged by a model of what it may say."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from aiact_desk.problems import Problem

_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, many times as fast, where PyYAML was built with it."""

_Text = TypeVar("_Text", bound=BaseModel)


def read_plain_text(path: Path, kind: type[_Text], problem: str) -> _Text:
    """What one file says, as a `kind`.

    Raises:
        Problem: with the id `problem` if the file says something else, naming the first place.
    """
    try:
        return kind.model_validate(read_plain_yaml(path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Problem(problem, path=path, reason=f"{where}: {first['msg']}" if where else first["msg"]) from None


def read_plain_yaml(path: Path, functions: Collection[str] = (), own_code: Collection[str] = ()) -> dict[str, object]:
    """A YAML mapping of plain values: no tags (they can name code), no aliases (they can grow without end).

    `functions` are the names that may stand behind lm-eval's `!function`, and so may "module.name" where "module.py" is
    in `own_code`; they are read as text.

    Raises:
        Problem: if the file cannot be read as such.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tokens = list(yaml.scan(text, Loader=_SafeLoader))
        for token, following in pairwise(tokens):
            named = following.value if isinstance(following, yaml.ScalarToken) else None
            known = named in functions or names_code_of(named, own_code)
            if isinstance(token, yaml.TagToken) and not (token.value == ("!", "function") and known):
                raise Problem("packs.tag", path=path, tag="".join(part or "" for part in token.value))
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
                raise Problem("packs.alias", path=path, name=token.value)
        content: object = yaml.load(text, Loader=_PlainLoader)  # noqa: S506  (a safe loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        raise Problem("packs.yaml", path=path, reason=" ".join(str(error).split())) from None
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise Problem("packs.yaml", path=path, reason="it is no mapping of keys to values")
    return content


def names_code_of(function: object, files: Collection[str]) -> bool:
    """Whether a text is "module.name" with "module.py" among the files."""
    module, dot, name = function.rpartition(".") if isinstance(function, str) else ("", "", "")
    return bool(dot) and name.isidentifier() and f"{module}.py" in files


class _PlainLoader(_SafeLoader):  # type: ignore[misc,valid-type]  # chosen when it runs
    """The safe loader, which reads the name behind `!function` as text."""


_PlainLoader.add_constructor("!function", lambda _, node: node.value)
