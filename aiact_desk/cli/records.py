"""The nouns as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from typing import Any

from aiact_desk.desk.doctor import Check
from aiact_desk.desk.documents import Export
from aiact_desk.desk.models import ModelSummary
from aiact_desk.desk.runs import RunReport
from aiact_desk.desk.suites import SuiteContent, TopicContent
from aiact_desk.documents.check import OpenItem
from aiact_desk.documents.choosing import Candidate
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Document, Run, Version
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.profile import profile_of
from aiact_desk.evaluation.result import PackResult, RunResult
from aiact_desk.evaluation.suites import Suite
from aiact_desk.regulation.finding import Finding
from aiact_desk.regulation.schema import Form
from aiact_desk.wording import say, say_problem

Record = dict[str, Any]


def version(found: Version) -> Record:
    facts = found.facts.model_dump(mode="json")
    facts.pop("name")
    return {
        "id": found.id,
        "name": found.name,
        "model": found.model_id,
        "path": found.path,
        "added_at": found.added_at.isoformat(),
        **facts,
    }


def model(found: ModelSummary) -> Record:
    return {
        "id": found.model.id,
        "name": found.model.name,
        "provider": found.model.provider,
        "created_at": found.model.created_at.isoformat(),
        "notices": list(found.model.notices),
        "versions": [version(each) for each in found.versions],
    }


def suite(found: Suite) -> Record:
    return {
        "id": found.id,
        "title": found.title,
        "version": found.version,
        "description": found.description,
        "packs": [{"id": entry.pack, "topic": entry.topic, "adds": entry.adds} for entry in found.entries],
    }


def suite_content(found: SuiteContent) -> Record:
    return {**suite(found.suite), "topics": [topic(each) for each in found.topics]}


def topic(found: TopicContent) -> Record:
    return {
        **found.topic.model_dump(),
        "measurable": found.topic.measurable,
        "packs": [{**shipped_pack(its), "adds": entry.adds} for entry, its in found.packs],
    }


def shipped_pack(found: Pack) -> Record:
    return {
        "id": found.id,
        "title": found.title,
        "measures": found.measures,
        "version": found.version,
        "items": found.items,
        "templates": found.templates,
        "metric": found.metric,
        "higher_is_better": found.higher_is_better,
        "chance": found.chance,
        "languages": [found.language],
        "licence": found.licence,
        "sha256": found.sha256,
    }


def run(found: Run) -> Record:
    return {
        "id": found.id,
        "version": found.version_id,
        "suite": found.suite,
        "state": found.end.value,
        "limit": found.limit,
        "partial": found.limit is not None,
        "created_at": found.created_at.isoformat(),
    }


def run_report(found: RunReport, folder: str) -> Record:
    result = found.result
    return {
        **run(found.run),
        "version_name": found.version.name,
        "folder": folder,
        "failure": say_problem(found.failure) if found.failure else None,
        "packs": [pack(each) for each in result.packs] if result else [],
        "skipped": [each.model_dump(mode="json") for each in result.skipped] if result else [],
        "topics": _coverage(result) if result else None,
        "inference": result.inference.model_dump(mode="json") if result and result.inference else None,
        "plan": found.request.plan,
        "asking": found.request.asking.model_dump(mode="json"),
        "origin": found.request.origin.model_dump(mode="json") if found.request.origin else None,
        "weights_seen": found.request.version.served is None and found.request.origin is None,
        "device": result.machine.device if result and result.machine else None,
        "dtype": result.dtype if result else None,
        "tokens_read": result.tokens_read if result else None,
        "tokens_written": result.tokens_written if result else None,
        "readings": result.readings.model_dump(mode="json") if result else None,
        "plain_path": result.plain_path if result else None,
    }


def _coverage(result: RunResult) -> Record | None:
    """How far each topic is covered, and which of its packs have a figure that may be read."""
    found = profile_of(result)
    if found is None:
        return None
    return {
        one.topic.id: {
            "coverage": one.coverage,
            "packs": {line.entry.pack: line.shows for line in one.lines},
        }
        for one in found
    }


def pack(found: PackResult) -> Record:
    return {"id": found.pack, "partial": found.partial, **found.model_dump(mode="json", exclude={"pack"})}


def document(found: Document) -> Record:
    return {
        "id": found.id,
        "model": found.model_id,
        "form": found.form,
        "edition": found.edition,
        "number": found.number,
        "state": found.state.value,
        "versions": list(found.version_ids),
        "previous": found.previous_id,
        "created_at": found.created_at.isoformat(),
        "updated_at": found.updated_at.isoformat(),
    }


def content(found: Content) -> Record:
    fields = []
    for field in found.form.fields():
        answer = found.answer(field)
        fields.append(
            {
                "id": field.id,
                "label": field.label,
                "part": field.part,
                "audience": [audience.value for audience in field.audience],
                "value": answer.value if answer else None,
                "display": found.display(field),
                "not_applicable": answer.not_applicable if answer else None,
                "left_open": found.left_open(field),
                "asked": found.asks(field),
                "required": field.required,
                "origin": answer.provenance.origin if answer else None,
                "source": answer.provenance.source if answer else None,
                "derived_from": field.derived.field if field.derived else None,
            }
        )
    return {
        **document(found.document),
        "model_name": found.model.name,
        "fields": fields,
        "runs": [candidate(each) for each in found.listing.candidates],
        "runs_not_complete": found.listing.incomplete,
    }


def candidate(found: Candidate) -> Record:
    evidence = found.complete.evidence
    return {
        **run(found.run),
        "plan": evidence.request.plan if evidence else None,
        "counts": found.chosen,
        "why": say(found.why, found.params),
        "readable": evidence is not None,
    }


def form(found: Form) -> Record:
    return {
        "id": found.id,
        "title": found.title,
        "edition": found.edition,
        "source": found.source,
        "readers": [reader.value for reader in found.audiences],
        "rows": len(found.rows()),
    }


def finding(found: Finding) -> Record:
    return {
        "rule": found.rule,
        "outcome": found.outcome,
        "says": say(found.message, found.params),
        "force": found.force.value,
        "source": found.source,
    }


def open_item(found: OpenItem) -> Record:
    return {
        "id": found.field,
        "label": found.label,
        "section": found.section,
        "kind": found.kind,
        "reason": say(found.reason, found.params),
        "audience": [audience.value for audience in found.audiences],
    }


def export(found: Export) -> Record:
    return {
        "id": found.document.id,
        "audience": found.audience.value,
        "file": str(found.file),
        "size": found.size,
    }


def check(found: Check) -> Record:
    return {"id": found.id, "title": found.title, "ok": found.ok, "detail": found.detail, "mend": found.mend}
