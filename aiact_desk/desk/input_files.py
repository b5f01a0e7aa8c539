"""Files of facts that a person wrote: plain YAML, judged by a model, with the line and the key of what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from aiact_desk.problems import Misuse
from aiact_desk.regulation.input_types import Refused
from aiact_desk.regulation.texts import quoted

LARGEST = 1_000_000
"""Bytes of a file that is read."""

DEEPEST = 20
"""Lists and mappings inside one another: more are never asked for, and make a parser slow."""

_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = ("", "~", "null", "Null", "NULL")

Place = tuple[int | str, ...]
_Model = TypeVar("_Model", bound=BaseModel)


def read_input(path: Path, kind: type[_Model]) -> _Model:
    """What a file says, as a `kind`. Numbers are read as written, never as floats; a key without a value is left out.

    Raises:
        Misuse: if there is no such file, it is no plain YAML, or says something else; names the line and the key.
    """
    root = _compose(path)
    content = _plain(root, path)
    if not isinstance(content, dict):
        raise Misuse("inputs.no_mapping", path=path)
    return judged(kind, content, lambda place: _where(path, root, place))


def judged(kind: type[_Model], content: Mapping[str, object], where: Callable[[Place], str]) -> _Model:
    """The content as a `kind`.

    Raises:
        Misuse: for the first place that is wrong, which `where` names for a person.
    """
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = where(first["loc"])
        refused = first.get("ctx", {}).get("error")
        if isinstance(refused, Refused):
            raise Misuse(refused.problem.id, **{**refused.problem.params, "field": field}) from None
        if first["type"] == "extra_forbidden":
            raise Misuse("inputs.unknown_key", field=field) from None
        if first["type"] in ("missing", "union_tag_not_found"):
            raise Misuse("inputs.missing_key", field=field) from None
        raise Misuse("inputs.no_value", field=field, reason=first["msg"].replace("tuple", "list")) from None


def option(place: Place) -> str:
    """The option of the command line that a key was filled from."""
    last = place[-1] if place else 0
    return f"--{last.replace('_', '-')}" if isinstance(last, str) else "The options"


def _compose(path: Path) -> yaml.Node:
    """The nodes of the file, which know their lines."""
    try:
        if not path.is_file():
            raise Misuse("inputs.no_file", path=path)
        if (size := path.stat().st_size) > LARGEST:
            raise Misuse("inputs.too_large", path=path, size=size, most=LARGEST)
        text = path.read_text(encoding="utf-8-sig")
        depth = 0
        for event in yaml.parse(text, Loader=_SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                raise Misuse("inputs.alias", path=path, line=line)
            tag = getattr(event, "tag", None)
            if tag is not None:
                raise Misuse("inputs.tag", path=path, line=line, tag=quoted(tag))
            if depth > DEEPEST:
                raise Misuse("inputs.unreadable", path=path, reason=f"line {line}: nested too deep")
        root = yaml.compose(text, Loader=_SafeLoader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise Misuse("inputs.unreadable", path=path, reason=" ".join(str(error).split())) from None
    if root is None:
        raise Misuse("inputs.no_mapping", path=path)
    return root


def _plain(node: yaml.Node, path: Path) -> object:
    """Texts, lists and mappings; None for an empty scalar."""
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _EMPTY else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, path) for each in node.value]
    found: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Misuse("inputs.unreadable", path=path, reason=f"line {key.start_mark.line + 1}: a key is no text")
        if key.value in found:
            raise Misuse("inputs.key_twice", path=path, line=key.start_mark.line + 1, key=quoted(key.value))
        found[key.value] = _plain(value, path)
    return {key: value for key, value in found.items() if value is not None}


def _where(path: Path, root: yaml.Node, place: Place) -> str:
    """The file, the line and the key: "facts.yaml, line 12, compute.phases.2.kind" (numbered from one)."""
    node, line, names = root, root.start_mark.line, []
    for part in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line
            names.append(str(part + 1))
        elif isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
            if found is not None:
                line, node = found[0].start_mark.line, found[1]
            if found is not None or part == place[-1]:
                names.append(str(part))
    return f"{path}, line {line + 1}" + (f", {'.'.join(names)}" if names else "")
