"""Bundles as the library gives them out and takes them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.bundles.archive import json_bytes
from aiact_desk.documents.bundles.comparing import Side, agreed_now
from aiact_desk.documents.bundles.outcome import Outcome
from aiact_desk.documents.bundles.reading import Unpacked
from aiact_desk.documents.bundles.sayings import revisions
from aiact_desk.documents.bundles.schema import Bundle
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.library import audit_chain as chain
from aiact_desk.library import refs
from aiact_desk.library.bundles.arriving import add_document, add_runs, model_for, versions_for
from aiact_desk.library.bundles.exchanges import agreed_with, note_import
from aiact_desk.library.bundles.gathering import SealedRun, gathered, text_rows
from aiact_desk.library.bundles.joining import here_now, join_sayings, must_be_same
from aiact_desk.library.bundles.remarks import join_comments
from aiact_desk.library.bundles.steps import join_steps
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import DocumentRow
from aiact_desk.problems import Problem

Place = Callable[[Sequence[str]], None]
"""Puts the files of a bundle where they belong, given the ids of the runs that are new; called last, and what it
raises takes everything back."""


class Bundles(Opened):
    def bundle_of(self, document_id: str, runs: Sequence[SealedRun]) -> tuple[Bundle, dict[int, str]]:
        """A document as a bundle says it, and its frozen texts by revision. While nothing changes, the bundle stays the
        same, also its head: that of when it was first given out.

        Raises: Misuse if the document is unknown.
        """
        with self._database.writing() as session:
            chain.begin(session)
            document = refs.find(session, refs.DOCUMENT, document_id)
            bundle = gathered(session, document, runs)
            known = chain.newest(session, Kind.BUNDLE, document.id)
            said = known.values() if known else {}
            if said.get("content") == _content(bundle):
                bundle = bundle.model_copy(update={"head": said["head"]})
            return bundle, {row.revision: row.content for row in text_rows(session, document.id)}

    def note_bundle(self, bundle: Bundle, file_name: str, sha256: str, person: str) -> None:
        """Record that a bundle was written, unless the newest one of its document says the same."""
        with self._database.writing() as session:
            known = chain.newest(session, Kind.BUNDLE, bundle.document.id)
            content = _content(bundle)
            if known is None or known.values().get("content") != content:
                parts = {"content": content, "head": bundle.head, "file_name": file_name, "sha256": sha256}
                chain.record(session, Kind.BUNDLE, bundle.document.id, **parts, person=person)

    def take_bundle(
        self,
        unpacked: Unpacked,
        person: str,
        *,
        model: str | None,
        takes: Mapping[str, Side],
        four_eyes: bool,
        place: Place,
        dry_run: bool,
    ) -> Outcome:
        """Add the document of a bundle, or join it with the one that is here: all of it or, where anything is raised,
        nothing. A dry run does the same and takes it back.

        Raises: Problem if something of the bundle contradicts what is here. Misuse if `takes` names what neither side
            says.
        """
        with self._database.writing() as session:
            chain.begin(session)
            known = session.scalar(select(DocumentRow).where(DocumentRow.id == unpacked.bundle.document.id))
            if known is None:
                outcome = self._added(session, unpacked, model, person)
            else:
                outcome = self._joined(session, known, unpacked, takes, person, four_eyes=four_eyes)
            if dry_run:
                session.rollback()
            else:
                place(outcome.runs)
            return outcome

    def _added(self, session: Session, unpacked: Unpacked, named: str | None, person: str) -> Outcome:
        bundle = unpacked.bundle
        model, is_new = model_for(session, bundle, named)
        ids, versions = versions_for(session, bundle, model)
        runs = add_runs(session, self.paths, unpacked, ids)
        document = add_document(session, unpacked, model, ids, person)
        known = revisions(here_now(session, document))
        note_import(session, unpacked, {key: (number, number) for key, number in known.items()}, person, added=True)
        return Outcome(
            document.id,
            DocumentState(document.state),
            bundle.library,
            is_new=True,
            model=model.name if is_new else None,
            versions=versions,
            runs=runs,
            comments=tuple(one.id for one in bundle.comments),
            steps=tuple(one.step for one in bundle.steps),
        )

    def _joined(
        self,
        session: Session,
        document: DocumentRow,
        unpacked: Unpacked,
        takes: Mapping[str, Side],
        person: str,
        *,
        four_eyes: bool,
    ) -> Outcome:
        bundle, refused = unpacked.bundle, []
        refused.append(must_be_same(session, document, bundle))
        model = refs.find(session, refs.MODEL, document.model_id)
        ids, versions = versions_for(session, bundle, model)
        runs = add_runs(session, self.paths, unpacked, ids)
        comments, settled = join_comments(session, document, bundle.comments)
        steps, why = join_steps(session, document, unpacked, four_eyes=four_eyes)
        before = agreed_with(session, unpacked, _name(session))
        compared = join_sayings(session, document, unpacked, before, takes, ids)
        if any(one.change == "frozen" for one in compared):
            refused.append(Problem("bundles.frozen_here", document=document.id))
        outcome = Outcome(
            document.id,
            DocumentState(document.state),
            bundle.library,
            versions=versions,
            runs=runs,
            rows=tuple(one for one in compared if one.change != "same"),
            comments=comments,
            settled=settled,
            steps=steps,
            refused=tuple(problem for problem in (*refused, why) if problem is not None),
        )
        now = agreed_now(compared, before, revisions(here_now(session, document)))
        if outcome.changes or now != before:
            note_import(session, unpacked, now, person, added=False)
        return outcome


def _name(session: Session) -> str:
    head = chain.head(session)
    return head.library if head else ""


def _content(bundle: Bundle) -> str:
    """The hash of what a bundle says, whatever the chain of its library says besides."""
    return sha256(json_bytes(bundle.model_copy(update={"head": ""}))).hexdigest()
