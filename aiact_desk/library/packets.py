"""The question packets of a library: what was asked of whom, and which file came back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select

from aiact_desk.documents.packets.packet import Packet
from aiact_desk.library import refs
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import PacketRow
from aiact_desk.pages import Page

_NEWEST_FIRST = Listing[PacketRow](select(PacketRow).order_by(PacketRow.seq.desc()))


class Packets(Opened):
    def add_packet(
        self, document_id: str, sent_to: str, questions: Mapping[str, str], note: str, due: date | None, person: str
    ) -> Packet:
        """Remember that rows of a document went out; `questions` gives the hash of each question by its row's id.

        Raises: Misuse if the document is unknown.
        """
        with self._database.writing() as session:
            row = PacketRow(
                id=refs.fresh_id(session, refs.PACKET),
                document_id=refs.find(session, refs.DOCUMENT, document_id).id,
                sent_to=sent_to,
                rows=json.dumps(dict(questions)),
                note=note,
                due=due.isoformat() if due else None,
                person=person,
                at=datetime.now(UTC),
            )
            session.add(row)
            return _packet(row)

    def packets(self, document_id: str | None = None, offset: int = 0, limit: int = 100) -> Page[Packet]:
        """Packets of one document, or of all, the newest first; a `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = None if document_id is None else refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _NEWEST_FIRST.page(self._database, _packet, offset, limit, document_id=document)

    def packet(self, ref: str) -> Packet:
        """The packet of this id or beginning of an id.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return _packet(refs.find(session, refs.PACKET, ref))

    def set_packet_answered(self, packet_id: str, answered_by: str, answer_sha256: str) -> Packet:
        """Note who answered, now, and the hash of the file that came back. A later return takes its place.

        Raises: Misuse if the packet is unknown.
        """
        with self._database.writing() as session:
            row = refs.find(session, refs.PACKET, packet_id)
            row.answered_at = datetime.now(UTC)
            row.answered_by = answered_by
            row.answer_sha256 = answer_sha256
            return _packet(row)


def _packet(row: PacketRow) -> Packet:
    return Packet(
        id=row.id,
        document_id=row.document_id,
        sent_to=row.sent_to,
        questions=json.loads(row.rows),
        note=row.note,
        due=date.fromisoformat(row.due) if row.due else None,
        person=row.person,
        at=row.at,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        answer_sha256=row.answer_sha256,
    )
