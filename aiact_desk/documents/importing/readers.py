"""The kinds of file that can be taken in, each with its reader, and telling the kind from the content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiact_desk.documents.importing import (
    codecarbon,
    croissant,
    cyclonedx,
    dcat,
    lm_eval_results,
    model_card,
    model_config,
    slurm_accounting,
    spdx2,
    spdx3,
)
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.proposal import Sheet
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Misuse
from aiact_desk.wording.catalogue import N_


@dataclass(frozen=True)
class Reader:
    """One kind of file. `read` takes its bytes and its name, and raises a Problem for a file that it cannot read.

    `fits` says whether content looks like this kind; it may raise a Problem, and is never told a path.
    """

    kind: str
    title: str
    read: Callable[[bytes, str], Sheet]
    fits: Callable[[Clues], bool]


READERS: tuple[Reader, ...] = (
    Reader("model_card", N_("Hugging Face model card (README.md)"), model_card.read, model_card.fits),
    Reader("model_config", N_("Model configuration (config.json)"), model_config.read, model_config.fits),
    Reader("cyclonedx", N_("CycloneDX ML-BOM 1.5 and 1.6 (JSON or XML)"), cyclonedx.read, cyclonedx.fits),
    Reader("spdx3", N_("SPDX 3.0 with the AI profile (JSON-LD)"), spdx3.read, spdx3.fits),
    Reader("spdx2", N_("SPDX 2.3 (JSON)"), spdx2.read, spdx2.fits),
    Reader(croissant.KIND, N_("Croissant 1.0 and 1.1 record of a data set (JSON-LD)"), croissant.read, croissant.fits),
    Reader(dcat.KIND, N_("DCAT-AP or MLDCAT-AP records of data sets (Turtle, RDF/XML, JSON-LD)"), dcat.read, dcat.fits),
    Reader(
        lm_eval_results.KIND,
        N_("Results of lm-eval from another run (results_….json)"),
        lm_eval_results.read,
        lm_eval_results.fits,
    ),
    Reader(codecarbon.KIND, N_("Log of CodeCarbon (emissions.csv)"), codecarbon.read, codecarbon.fits),
    Reader(
        slurm_accounting.KIND,
        N_("Slurm accounting (sacct -P, or sacct --json)"),
        slurm_accounting.read,
        slurm_accounting.fits,
    ),
)


def reader(kind: str) -> Reader:
    """The reader of a kind. Raises Misuse if there is none."""
    for one in READERS:
        if one.kind == kind:
            return one
    raise Misuse("record_imports.no_such_kind", kind=printable(kind), known=_kinds(READERS))


def guess(data: bytes, name: str) -> Reader:
    """The one reader whose kind the content looks like.

    Raises:
        Misuse: if none or several fit: then the kind has to be said.
        Problem: if the content begins like a kind and cannot be read.
    """
    clues = Clues(data, name)
    found = tuple(one for one in READERS if one.fits(clues))
    if len(found) == 1:
        return found[0]
    if found:
        raise Misuse("record_imports.several_kinds", file=printable(name), kinds=_kinds(found))
    raise Misuse("record_imports.no_kind", file=printable(name), known=_kinds(READERS))


def _kinds(readers: tuple[Reader, ...]) -> str:
    return ", ".join(one.kind for one in readers)
