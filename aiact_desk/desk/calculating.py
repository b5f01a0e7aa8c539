"""Verbs by which a calculator fills rows of a document; a typed answer still stands before what it gives."""

from __future__ import annotations

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.documents.content import Content
from aiact_desk.documents.from_estimates import CALCULATOR, Calculated, compute_rows, energy_rows
from aiact_desk.documents.nouns import Provenance
from aiact_desk.library.answers import Given
from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.estimate import ComputeEstimate
from aiact_desk.regulation.energy.estimate import EnergyEstimate
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.scope_rules import Total
from aiact_desk.regulation.values import parse


def fill_compute(desk: Desk, reference: str, found: ComputeEstimate, total: Total = Total.DIRECT) -> Content:
    """Fill the training compute and its method from an estimate.

    Raises:
        Misuse: if the document is unknown, or its form has no such rows.
    """
    return _fill(desk, reference, "training compute", compute_rows(found, total))


def fill_energy(desk: Desk, reference: str, found: EnergyEstimate) -> Content:
    """Fill the training energy and its method from an estimate.

    Raises:
        Misuse: if the document is unknown, or its form has no such rows.
    """
    return _fill(desk, reference, "training energy", energy_rows(found))


def _fill(desk: Desk, reference: str, calculator: str, rows: tuple[Calculated, ...]) -> Content:
    document = desk.library.document(reference)
    form = load_form(document.form, document.edition)
    known = {field.id for field in form.fields()}
    if missing := [row.field for row in rows if row.field not in known]:
        raise Misuse("desk.form_has_no_row", form=form.title, field=missing[0])
    given = [
        Given(
            row.field,
            parse(form.field(row.field), row.given),
            Provenance("computed", f"{CALCULATOR} {calculator}", row.inputs),
        )
        for row in rows
    ]
    desk.library.save_answers(document.id, given)
    return show_document(desk, document.id)
