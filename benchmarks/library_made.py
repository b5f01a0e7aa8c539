"""A large library, made by bulk inserts: what a provider has after years, with a chain that holds."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import NOTHING_BEFORE, Part, content_of, hash_of
from aiact_desk.evaluation.result import Sample
from aiact_desk.evaluation.samples import replace_pack
from aiact_desk.inspection.facts import FileFact, VersionFacts
from aiact_desk.library.answer_packs import answer_pack_records
from aiact_desk.library.claims import claim_records
from aiact_desk.library.database import engine_of
from aiact_desk.library.register import register_records
from aiact_desk.library.requests import request_records
from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.regulation.json_values import Json, canonical

FORM, FIELDS = "model_documentation_form", 40
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sizes:
    """How many of each; documents count every version of every document."""

    models: int = 200
    runs: int = 2_000
    documents: int = 20_000
    samples: int = 5_000_000
    answers: int = 10  # of each document
    history: int = 200  # revisions of one field
    many: int = 2_000  # comments, exports, packets, people, sample marks

    @property
    def versions(self) -> int:
        return self.models * 2


def make_library(root: Path, sizes: Sizes) -> None:
    """Make it in a folder that is empty or missing."""
    paths = LibraryPaths(root)
    open_library(paths).close()
    with closing(sqlite3.connect(paths.database)) as db:
        db.execute("PRAGMA synchronous=OFF")
        with db:
            _models(db, sizes)
            _documents(db, sizes)
            _beside_documents(db, sizes)
            _requests(db, sizes)
        with db:
            _chain(db)
    _samples(paths, sizes)


def id_of(noun: str, number: int) -> str:
    """The id of the n-th of a noun."""
    return f"{noun}-{number:08}"


def _moment(number: int) -> str:
    return (_BEGAN + timedelta(seconds=number)).isoformat(timespec="microseconds")


def _add(db: sqlite3.Connection, table: str, rows: Iterable[dict[str, object]]) -> None:
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return
    columns = ", ".join(f'"{name}"' for name in first)
    sql = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(first))})"  # noqa: S608
    db.execute(sql, tuple(first.values()))
    db.executemany(sql, (tuple(row.values()) for row in waiting))


def _models(db: sqlite3.Connection, sizes: Sizes) -> None:
    _add(
        db,
        "models",
        (
            {
                "id": id_of("model", number),
                "name": f"Model {number}",
                "key": f"model {number}",
                "provider": "Example Ltd",
                "notices": "[]",
                "created_at": _moment(number),
            }
            for number in range(sizes.models)
        ),
    )
    _add(db, "versions", (_version(number, sizes) for number in range(sizes.versions)))
    _add(
        db,
        "runs",
        (
            {
                "id": id_of("run", number),
                "version_id": id_of("version", number % sizes.versions),
                "suite": ("core", "safety")[number % 2],
                "item_limit": None,
                "created_at": _moment(number),
                "end": "success",
            }
            for number in range(sizes.runs)
        ),
    )


def _version(number: int, sizes: Sizes) -> dict[str, object]:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    facts = VersionFacts(
        kind="safetensors",
        name=f"Version {number}",
        architecture="LlamaForCausalLM",
        family="llama",
        parameters=134_515_008,
        dtypes={"BF16": 134_515_008},
        context_length=2048,
        files=tuple(
            FileFact(path=f"model-{part:05}.safetensors", size=269_060_552, sha256=digest, role="weights")
            for part in range(8)
        ),
        weights_sha256=digest,
        origins={"architecture": "config.json"},
    )
    return {
        "id": id_of("version", number),
        "name": facts.name,
        "key": facts.name.lower(),
        "model_id": id_of("model", number % sizes.models),
        "path": f"/models/{number}",
        "weights_sha256": digest,
        "facts": canonical(facts.model_dump(mode="json")),
        "added_at": _moment(number),
    }


def _documents(db: sqlite3.Connection, sizes: Sizes) -> None:
    _add(
        db,
        "documents",
        (
            {
                "id": id_of("document", number),
                "model_id": id_of("model", number % sizes.models),
                "form": FORM,
                "edition": "2025-07",
                "number": number // sizes.models + 1,
                "state": "draft",
                "previous_id": id_of("document", number - sizes.models) if number >= sizes.models else None,
                "created_at": _moment(number),
                "updated_at": _moment(number),
            }
            for number in range(sizes.documents)
        ),
    )
    _add(
        db,
        "document_versions",
        (
            {
                "document_id": id_of("document", number),
                "position": place,
                "version_id": id_of("version", number % sizes.models + place * sizes.models),
            }
            for number in range(sizes.documents)
            for place in range(2)
        ),
    )
    _add(db, "answers", (_answer(n, f"field.{f}", 1) for n in range(sizes.documents) for f in range(sizes.answers)))
    _add(db, "answers", (_answer(0, "field.history", revision + 1) for revision in range(sizes.history)))


def _answer(number: int, field: str, revision: int) -> dict[str, object]:
    return {
        "document_id": id_of("document", number),
        "field": field,
        "revision": revision,
        "value": canonical(f"What stands in {field}, said for the {revision}. time."),
        "not_applicable": None,
        "left_open": None,
        "origin": "typed",
        "source": "Ada",
        "detail": "",
        "at": _moment(revision),
    }


def _beside_documents(db: sqlite3.Connection, sizes: Sizes) -> None:
    """What stands beside documents: half of it belongs to the first one, the rest to the others."""
    numbers = range(sizes.many)
    shared = [
        {"id": "", "document_id": id_of("document", 0 if n % 2 else n % sizes.documents), "at": _moment(n), "n": n}
        for n in numbers
    ]
    _add(db, "comments", ({**_own(one, "comment"), "field": None, "text": "Why?", "person": "Ada"} for one in shared))
    _add(
        db,
        "exports",
        (
            {
                **_own(one, "export"),
                "audience": "AIO",
                "file_name": "documentation.pdf",
                "sha256": hashlib.sha256(str(one["n"]).encode()).hexdigest(),
                "size": 100_000,
                "head": f"library:1:{'0' * 64}",
                "person": "Ada",
            }
            for one in shared
        ),
    )
    _add(
        db,
        "packets",
        (
            {**_own(one, "packet"), "sent_to": "Bo", "rows": '{"general.name": "0"}', "note": "", "person": "Ada"}
            for one in shared
        ),
    )
    _add(
        db,
        "people",
        (
            {
                "id": id_of("person", n),
                "name": f"Person {n}",
                "key": f"person {n}",
                "function": "Engineer",
                "added_at": _moment(n),
            }
            for n in numbers
        ),
    )
    _add(
        db,
        "document_samples",
        (
            {
                "document_id": id_of("document", 0),
                "run_id": id_of("run", 0),
                "pack": "pack",
                "item": f"item-{n:06}",
                "revision": 1,
                "mark": "selected",
                "reason": "",
                "person": "Ada",
                "at": _moment(n),
            }
            for n in numbers
        ),
    )
    _add(
        db,
        "document_runs",
        (
            {
                "document_id": id_of("document", 0),
                "version_id": id_of("version", n % sizes.versions),
                "suite": f"suite {n}",
                "revision": 1,
                "run_id": id_of("run", n % sizes.runs),
                "reason": "the newest",
                "person": "Ada",
                "at": _moment(n),
            }
            for n in range(min(200, sizes.many))
        ),
    )


def _requests(db: sqlite3.Connection, sizes: Sizes) -> None:
    """Requests with what is answered to the first one, and the register."""
    numbers, first, said = range(sizes.many), id_of("request", 0), {"person": "Ada", "at": _moment(0)}
    _add(
        db,
        "requests",
        (
            {
                "id": id_of("request", n),
                "model_id": id_of("model", n % min(2, sizes.models)),
                "number": str(n),
                "authority": "AI Office",
                "basis": "documentation",
                "form": "request",
                "purpose": "to see",
                "received": "2026-01-01",
                "deadline": "2026-02-01",
                "fines_stated": True,
                **said,
            }
            for n in numbers
        ),
    )
    items = {"request_id": first, "text": "which data", "rows": "[]", "runs": "[]", "files": "[]", **said}
    _add(db, "request_items", ({"id": id_of("item", n), **items} for n in numbers))
    claims = {"request_id": first, "ground": "trade_secret", "reason": "how it is made", "file_sha256": "0" * 64}
    _add(db, "claims", ({"id": id_of("claim", n), **claims, **said} for n in numbers))
    packs: dict[str, object] = {
        "request_id": first,
        "answered_by": "Bo",
        "capacity": "",
        "power": "",
        "confirmed": "[]",
    }
    packs |= {"with_drafts": False, "late": False, "texts": "{}", "files": "[]", "head": f"library:1:{'0' * 64}"}
    _add(db, "answer_packs", ({"id": id_of("answer", n), **packs, **said} for n in numbers))
    _add(
        db,
        "recipients",
        (
            {
                "id": id_of("recipient", n),
                "name": f"Recipient {n}",
                "key": f"recipient {n}",
                "kind": "downstream_provider",
                "contact": "",
                "person": "Ada",
                "added_at": _moment(n),
            }
            for n in numbers
        ),
    )
    _add(
        db,
        "deliveries",
        (
            {
                "id": id_of("delivery", n),
                "recipient_id": id_of("recipient", n),
                "what": "delivered",
                "document_id": id_of("document", 0 if n % 2 else n % sizes.documents),
                "audience": "dp",
                "day": "2026-01-01",
                **said,
            }
            for n in numbers
        ),
    )


def _own(shared: dict[str, object], noun: str) -> dict[str, object]:
    return {"id": id_of(noun, int(str(shared["n"]))), "document_id": shared["document_id"], "at": shared["at"]}


def _chain(db: sqlite3.Connection) -> None:
    """One row for each record, as the library records them, and one for each document."""
    _add(db, "audit", _linked([*_recorded(db), *_recorded_of_requests(db)]))


def _recorded(db: sqlite3.Connection) -> Iterator[tuple[str, str, dict[str, Json]]]:
    yield "begin", "library", {"name": "made for a benchmark"}
    for id, version, suite in db.execute("SELECT id, version_id, suite FROM runs").fetchall():
        yield "run", id, {"version": version, "suite": suite, "limit": None, "end": "success"}
    for id, name, function in db.execute("SELECT id, name, function FROM people").fetchall():
        said: dict[str, Json] = {"name": name, "function": function, "passphrase": None, "certificate": None}
        yield "person", id, {**said, "left": False, "by": "Ada"}
    columns = ("document_id", "audience", "file_name", "sha256", "size", "head", "person")
    for id, *cells in db.execute(f"SELECT id, {', '.join(columns)} FROM exports").fetchall():  # noqa: S608
        yield "export", id, dict(zip(("document", *columns[1:]), cells, strict=True))
    for (id,) in db.execute("SELECT id FROM documents").fetchall():
        yield "state", id, {"state": "draft"}


def _recorded_of_requests(db: sqlite3.Connection) -> list[tuple[str, str, dict[str, Json]]]:
    (file,) = (Path(row[2]) for row in db.execute("PRAGMA database_list"))
    engine = engine_of(file, busy_timeout=1)
    try:
        with Session(engine) as session:
            tables = (request_records, claim_records, answer_pack_records, register_records)
            return [(kind.value, subject, said) for records in tables for kind, subject, said in records(session)]
    finally:
        engine.dispose()


def _linked(recorded: Iterable[tuple[str, str, dict[str, Json]]]) -> Iterator[dict[str, object]]:
    previous = NOTHING_BEFORE
    for seq, (kind, subject, said) in enumerate(recorded, 1):
        parts, at = {name: Part.of(value) for name, value in said.items()}, _BEGAN.isoformat(timespec="microseconds")
        hash = hash_of(seq, at, kind, subject, parts, previous)
        yield {
            "seq": seq,
            "at": at,
            "kind": kind,
            "subject": subject,
            "content": content_of(parts),
            "previous": previous,
            "hash": hash,
        }
        previous = hash


def _samples(paths: LibraryPaths, sizes: Sizes) -> None:
    """The same samples in the folder of each run."""
    first = paths.run(id_of("run", 0)) / "samples.sqlite"
    first.parent.mkdir(parents=True)
    replace_pack(first, "pack", (_sample(number) for number in range(sizes.samples // sizes.runs)))
    for number in range(1, sizes.runs):
        folder = paths.run(id_of("run", number))
        folder.mkdir()
        shutil.copyfile(first, folder / first.name)


def _sample(number: int) -> Sample:
    return Sample(
        pack="pack",
        item=f"item-{number:06}",
        language="en",
        input=f"Question {number}: which of these is right?",
        options=("one", "another"),
        option_logprobs=(-0.1, -2.5),
        output="one",
        expected=("one", "another")[number % 2],
        right=number % 2 == 0,
        score=float(number % 2 == 0),
    )
