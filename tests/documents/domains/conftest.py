"""Logs in files, and the list that is made of them."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.documents.domains.listing import Asked, list_top_domains
from aiact_desk.documents.domains.result import DomainList
from aiact_desk.evaluation.contamination.meter import Meter
from aiact_desk.regulation.top_domains import domain_rule

MakeList = Callable[..., DomainList]
WriteLog = Callable[..., Path]


@pytest.fixture
def write_log(tmp_path: Path) -> WriteLog:
    """Writes lines to a file of the name given, packed where that ends in .gz."""

    def write(name: str, lines: Sequence[str]) -> Path:
        data = "".join(f"{line}\n" for line in lines).encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return tmp_path / name

    return write


@pytest.fixture
def make_list() -> MakeList:
    """The list of these files by a rule."""

    def make(*files: Path, rule: str = "10%", most_held: int = 1000, **asked: Any) -> DomainList:
        meter = Meter(len(files), 1, lambda _: None, lambda: False)
        return list_top_domains(files, Asked(domain_rule(rule), **asked), meter, most_held)

    return make
