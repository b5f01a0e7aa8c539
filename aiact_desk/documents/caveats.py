"""What must be said wherever evidence is printed that this program did not measure on weights that it saw."""

from __future__ import annotations

from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.plain import one_line
from aiact_desk.documents.shown import Fact
from aiact_desk.documents.sight import Sight
from aiact_desk.evaluation.request import Origin, ServedModel
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import N_, translate

_NAMING_FILES = frozenset({"elsewhere.other_model"})
"""Remarks that repeat how the original calls the model, which may be the name of a folder."""


def marks(evidence: RunEvidence) -> tuple[str, ...]:
    """The short marks beside each figure of a run."""
    found = []
    if origin := evidence.request.origin:
        found.append(translate(N_("measured elsewhere with {tool}")).format(tool=_tool(origin)))
    if evidence.request.version.served:
        found.append(translate(N_("weights not seen")))
    return tuple(found)


def caveats(evidence: RunEvidence, sight: Sight) -> tuple[str, ...]:
    """The same as sentences, for the head of a run, as far as the audience may see what the original file says."""
    found = []
    if origin := evidence.request.origin:
        found.append(
            translate(
                N_(
                    "Measured elsewhere with {tool}; this program did not see the measurement. It took the samples "
                    "over from the tool's file and worked out the figures and intervals from them. How the model was "
                    "asked is given as far as that file says it."
                )
            ).format(tool=_tool(origin))
        )
        shown = [remark for remark in origin.remarks if sight.files or remark.id not in _NAMING_FILES]
        found += [one_line(say(remark.id, remark.params)) for remark in shown]
    if evidence.request.version.served:
        found.append(
            translate(
                N_(
                    "Weights not seen: the model was asked through a server, and nothing shows which weights answered. "
                    "The run says nothing about hashes, size, computation, hardware or software of the model."
                )
            )
        )
    return tuple(found)


def source_facts(evidence: RunEvidence, sight: Sight) -> tuple[Fact, ...]:
    """The original file of a run from elsewhere, the server of a served model, as far as the audience may see them."""
    facts: list[Fact] = []
    origin, served = evidence.request.origin, evidence.request.version.served
    if origin and sight.files:
        unsaid = translate(N_("not stated in the original file"))
        facts += [
            Fact(label=translate(N_("Model as the original names it")), value=one_line(origin.model or "") or unsaid),
            Fact(label=translate(N_("Original file")), value=one_line(origin.file)),
            Fact(label=translate(N_("SHA-256 of the original")), value=origin.sha256, code=True),
        ]
    if served:
        facts += _server(served, sight)
    return tuple(facts)


def _server(served: ServedModel, sight: Sight) -> list[Fact]:
    facts = [Fact(label=translate(N_("Served under the name")), value=one_line(served.name))]
    if sight.machine:
        said = " ".join(filter(None, (served.server, served.server_version)))
        unsaid = translate(N_("not provided: the server does not say what it is."))
        facts += [
            Fact(label=translate(N_("Server")), value=one_line(said) or unsaid),
            Fact(label=translate(N_("Address")), value=one_line(served.url)),
        ]
    if sight.files:
        unsaid = translate(N_("not provided: the server gives none."))
        digest = one_line(served.digest) if served.digest else unsaid
        facts.append(Fact(label=translate(N_("Digest that the server gives")), value=digest, code=bool(served.digest)))
    return facts


def _tool(origin: Origin) -> str:
    version = origin.tool_version or translate(N_("(version not stated)"))
    return one_line(f"{origin.tool} {version}")
